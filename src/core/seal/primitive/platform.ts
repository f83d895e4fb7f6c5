/** The primitives where there is no Node: Web Crypto, and ML-DSA in JavaScript, which is fetched when something is first signed or checked with it. */
import { owned } from "#core/seal/sha256.ts";
import type { SigningPrimitive, SigningPrimitives } from "#core/seal/primitive/primitives.ts";

const subtle = globalThis.crypto.subtle;
const [spkiHead, pkcs8Head] = ["302a300506032b6570032100", "302e020100300506032b657004220420"];

const ed25519: SigningPrimitive = {
  publicKeyOf: async (seed) => {
    const jwk = await subtle.exportKey("jwk", await importEd25519("pkcs8", pkcs8Head, seed, "sign"));
    return Uint8Array.fromBase64(jwk.x ?? "", { alphabet: "base64url" });
  },
  signer: async (seed) => {
    const key = await importEd25519("pkcs8", pkcs8Head, seed, "sign");
    return async (message) => new Uint8Array(await subtle.sign("Ed25519", key, owned(message)));
  },
  verifier: async (raw) => {
    const key = await importEd25519("spki", spkiHead, raw, "verify");
    return async (message, signature) =>
      await subtle.verify("Ed25519", key, owned(signature), owned(message));
  },
};

async function importEd25519(
  format: "spki" | "pkcs8",
  head: string,
  raw: Uint8Array,
  use: "sign" | "verify",
): Promise<CryptoKey> {
  const der = new Uint8Array([...Uint8Array.fromHex(head), ...raw]);
  return await subtle.importKey(format, der, "Ed25519", use === "sign", [use]);
}

function latticeSigning(set: "ml_dsa44" | "ml_dsa65"): SigningPrimitive {
  const scheme = async () => (await import("@noble/post-quantum/ml-dsa.js"))[set];
  return {
    publicKeyOf: async (seed) => (await scheme()).keygen(seed).publicKey,
    signer: async (seed) => {
      const mlDsa = await scheme();
      const { secretKey } = mlDsa.keygen(seed);
      return async (message, context) => mlDsa.sign(message, secretKey, { context });
    },
    verifier: async (raw) => {
      const mlDsa = await scheme();
      if (raw.length !== mlDsa.lengths.publicKey) throw new TypeError("not a public key of this scheme");
      return async (message, signature, context) =>
        signature.length === mlDsa.lengths.signature && mlDsa.verify(signature, message, raw, { context });
    },
  };
}

/** The schemes. */
export const signingPrimitives: SigningPrimitives = {
  Ed25519: ed25519,
  "ML-DSA-44": latticeSigning("ml_dsa44"),
  "ML-DSA-65": latticeSigning("ml_dsa65"),
};

/** The 64 bytes of the SHA-512 of bytes. */
export async function sha512(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await subtle.digest("SHA-512", owned(bytes)));
}
