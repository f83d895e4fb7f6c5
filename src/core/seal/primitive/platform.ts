/** The primitives where there is no Node: Web Crypto, and in JavaScript what it lacks (ML-DSA, ML-KEM), which is fetched when it is first needed. */
import { latticeKem, latticeSigning } from "#core/seal/primitive/lattice.ts";
import { ed25519Primitive } from "./ed25519.ts";
import { owned } from "#core/seal/primitive/owned.ts";
import type {
  AeadKey,
  AeadPrimitive,
  HmacPrimitive,
  KemPrimitive,
  SigningPrimitive,
  SigningPrimitives,
} from "#core/seal/primitive/primitives.ts";

const subtle = globalThis.crypto.subtle;
/** The schemes. */
export const signingPrimitives: SigningPrimitives = {
  Ed25519: ed25519Primitive,
  "ML-DSA-44": /* @__PURE__ */ verifiedByPlatform("ML-DSA-44", latticeSigning("ml_dsa44")),
  "ML-DSA-65": /* @__PURE__ */ verifiedByPlatform("ML-DSA-65", latticeSigning("ml_dsa65")),
};

/** A scheme whose signatures the browser itself checks where it can: it needs no code that has to be fetched and compiled first. */
function verifiedByPlatform(name: "ML-DSA-44" | "ML-DSA-65", inScript: SigningPrimitive): SigningPrimitive {
  return {
    ...inScript,
    verifier: async (raw) => {
      const key = await platformKey(name, raw);
      if (key === null) return await inScript.verifier(raw);
      return async (message, signature, context) =>
        await subtle.verify(
          { name, ...(context.length === 0 ? {} : { context: owned(context) }) },
          key,
          owned(signature),
          owned(message),
        );
    },
  };
}

/** A public key; `null` where the browser does not know the scheme, or the bytes are no key of it. */
async function platformKey(name: string, raw: Uint8Array): Promise<CryptoKey | null> {
  try {
    // The form's name is newer than the types.
    return await subtle.importKey("raw-public" as "raw", owned(raw), name, false, ["verify"]);
  } catch {
    return null;
  }
}

/** The 64 bytes of the SHA-512 of bytes. */
export async function sha512(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await subtle.digest("SHA-512", owned(bytes)));
}

/** ML-KEM-768 with X25519 (HPKE's KEM 0x647A, once called X-Wing). */
export const hybridKem: KemPrimitive = latticeKem;

/** Authenticated encryption: AES-256-GCM alone. */
export const aead: AeadPrimitive = async (name, key) => {
  if (name !== "AES-256-GCM") throw new RangeError(`${name} is not in Web Crypto`);
  const ready = await subtle.importKey("raw", owned(key), "AES-GCM", false, ["encrypt", "decrypt"]);
  const by = (iv: Uint8Array, associated: Uint8Array = new Uint8Array()) => ({
    name: "AES-GCM",
    iv: owned(iv),
    additionalData: owned(associated),
  });
  const seal: AeadKey["seal"] = async (nonce, bytes, associated) =>
    new Uint8Array(await subtle.encrypt(by(nonce, associated), ready, owned(bytes)));
  const open: AeadKey["open"] = async (nonce, bytes, associated) =>
    await subtle.decrypt(by(nonce, associated), ready, owned(bytes)).then(
      (opened) => new Uint8Array(opened),
      () => null,
    );
  return {
    seal,
    sealEach: async (pieces) =>
      await Promise.all(pieces.map(async ({ nonce, bytes }) => await seal(nonce, bytes))),
    open,
    openEach: async (pieces) =>
      await Promise.all(pieces.map(async ({ nonce, bytes }) => await open(nonce, bytes))),
  };
};

/** HMAC. */
export const hmac: HmacPrimitive = async (hash, key, bytes) => {
  const ready = await subtle.importKey("raw", owned(key), { name: "HMAC", hash }, false, ["sign"]);
  return new Uint8Array(await subtle.sign("HMAC", ready, owned(bytes)));
};
