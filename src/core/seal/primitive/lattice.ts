/** ML-DSA and the hybrid KEM in JavaScript (`@noble/post-quantum`), for browsers and for a Node that is older than OpenSSL's own; fetched when first needed. */
import type { KemPrimitive, SigningPrimitive } from "#core/seal/primitive/primitives.ts";

/** ML-DSA of one set. */
export function latticeSigning(set: "ml_dsa44" | "ml_dsa65"): SigningPrimitive {
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

const kem = async () => (await import("@noble/post-quantum/hybrid.js")).ml_kem768_x25519;

/** ML-KEM-768 with X25519. */
export const latticeKem: KemPrimitive = {
  publicKeyOf: async (seed) => (await kem()).keygen(seed).publicKey,
  encapsulate: async (publicKey) => {
    const { cipherText, sharedSecret } = (await kem()).encapsulate(publicKey);
    return { enc: cipherText, secret: sharedSecret };
  },
  decapsulate: async (seed, enc) => (await kem()).decapsulate(enc, seed),
};
