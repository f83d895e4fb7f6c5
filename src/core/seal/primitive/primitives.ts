/**
 * The arithmetic that signatures rest on, over raw keys: what each platform must offer. Two files offer it, and the import conditions of `package.json`
 * choose: `platform-node.ts` under Node (OpenSSL), `platform.ts` elsewhere (Web Crypto, and JavaScript for what browsers lack). No format, policy or
 * registry is known here.
 */

/** A signature scheme whose private keys are seeds of 32 bytes. A context is empty where the scheme has none. */
export type SigningPrimitive = {
  readonly publicKeyOf: (seed: Uint8Array) => Promise<Uint8Array>;
  /** The signing function of a seed; what a key needs is worked out once. */
  readonly signer: (seed: Uint8Array) => Promise<SignBytes>;
  /** The verifying function of a public key. Rejects for bytes that are no key. */
  readonly verifier: (publicKey: Uint8Array) => Promise<VerifyBytes>;
};

/** Signs a message under a context. */
export type SignBytes = (message: Uint8Array, context: Uint8Array) => Promise<Uint8Array>;

/** Whether a signature of a message under a context is good; one of a wrong length is `false`. */
type VerifyBytes = (message: Uint8Array, signature: Uint8Array, context: Uint8Array) => Promise<boolean>;

/** The schemes that a platform offers, by the names of FIPS 204 and RFC 8032. */
export type SigningPrimitives = Readonly<Record<"Ed25519" | "ML-DSA-44" | "ML-DSA-65", SigningPrimitive>>;

/** No context. */
export const noContext = new Uint8Array();
