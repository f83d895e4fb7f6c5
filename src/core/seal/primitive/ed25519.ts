/** Ed25519 by Web Crypto. Apart from the other primitives of browsers, since every page that verifies has it and few have those. */
import type { SigningPrimitive } from "#core/seal/primitive/primitives.ts";
import { owned } from "#core/seal/primitive/owned.ts";

const { subtle } = globalThis.crypto;
const [spkiHead, pkcs8Head] = ["302a300506032b6570032100", "302e020100300506032b657004220420"];

/** Ed25519. */
export const ed25519Primitive: SigningPrimitive = {
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
  if (raw.length !== 32) throw new RangeError("a key of Ed25519 has 32 bytes");
  const der = new Uint8Array([...Uint8Array.fromHex(head), ...raw]);
  return await subtle.importKey(format, der, "Ed25519", use === "sign", [use]);
}
