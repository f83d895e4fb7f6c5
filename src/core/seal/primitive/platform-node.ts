/** The primitives under Node: OpenSSL by `node:crypto`. Of that module only arithmetic is used: no randomness but what ML-DSA draws to hedge a signature. */
import { createPrivateKey, createPublicKey, hash, sign, verify } from "node:crypto";
import type { SigningPrimitive, SigningPrimitives } from "#core/seal/primitive/primitives.ts";

/** Heads of SPKI and PKCS #8 DER (RFC 8410, RFC 9881), in hexadecimal. */
type DerHeads = { readonly spki: string; readonly pkcs8: string };

function opensslSigning({ spki, pkcs8 }: DerHeads): SigningPrimitive {
  const [publicHead, privateHead] = [Buffer.from(spki, "hex"), Buffer.from(pkcs8, "hex")];
  const privateKey = (seed: Uint8Array) =>
    createPrivateKey({ key: Buffer.concat([privateHead, seed]), format: "der", type: "pkcs8" });
  return {
    publicKeyOf: async (seed) => {
      const der = createPublicKey(privateKey(seed)).export({ type: "spki", format: "der" });
      return new Uint8Array(der.subarray(publicHead.length));
    },
    signer: async (seed) => {
      const key = privateKey(seed);
      return async (message, context) => sign(null, message, context.length === 0 ? key : { key, context });
    },
    verifier: async (raw) => {
      const key = createPublicKey({ key: Buffer.concat([publicHead, raw]), format: "der", type: "spki" });
      return async (message, signature, context) =>
        verify(null, message, context.length === 0 ? key : { key, context }, signature);
    },
  };
}

/** The schemes. */
export const signingPrimitives: SigningPrimitives = {
  Ed25519: opensslSigning({
    spki: "302a300506032b6570032100",
    pkcs8: "302e020100300506032b657004220420",
  }),
  "ML-DSA-44": opensslSigning({
    spki: "30820532300b06096086480165030403110382052100",
    pkcs8: "3034020100300b060960864801650304031104228020",
  }),
  "ML-DSA-65": opensslSigning({
    spki: "308207b2300b0609608648016503040312038207a100",
    pkcs8: "3034020100300b060960864801650304031204228020",
  }),
};

/** The 64 bytes of the SHA-512 of bytes. */
export async function sha512(bytes: Uint8Array): Promise<Uint8Array> {
  return hash("sha512", bytes, "buffer");
}
