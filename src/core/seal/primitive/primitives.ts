/**
 * The arithmetic that signatures and sealing rest on, over raw keys: what each platform must offer. Two files offer it, and the import conditions of `package.json`
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

/** A key encapsulation mechanism: a secret of 32 bytes that only the holder of a seed's key can take out again. */
export type KemPrimitive = {
  readonly publicKeyOf: (seed: Uint8Array) => Promise<Uint8Array>;
  /** A new secret for a public key, and what carries it. Rejects for bytes that are no key. */
  readonly encapsulate: (
    publicKey: Uint8Array,
  ) => Promise<{ readonly enc: Uint8Array; readonly secret: Uint8Array }>;
  /** The secret that was carried; another one, which opens nothing, where it was carried to another key. */
  readonly decapsulate: (seed: Uint8Array, enc: Uint8Array) => Promise<Uint8Array>;
};

/** Authenticated encryption under one key, without associated data or with some. */
export type AeadKey = {
  readonly seal: (nonce: Uint8Array, bytes: Uint8Array, associated?: Uint8Array) => Promise<Uint8Array>;
  /** Seals pieces without associated data: what is sealed, one behind the other, in as many parts as come without copying. */
  readonly sealEach: (pieces: readonly AeadPiece[]) => Promise<readonly Uint8Array[]>;
  /** The bytes; `null` where they are not what was sealed with this key, nonce and associated data. */
  readonly open: (
    nonce: Uint8Array,
    bytes: Uint8Array,
    associated?: Uint8Array,
  ) => Promise<Uint8Array | null>;
  /** As `open` without associated data, of each piece. */
  readonly openEach: (pieces: readonly AeadPiece[]) => Promise<readonly (Uint8Array | null)[]>;
};

/** Bytes and the nonce that they are sealed or opened with. */
export type AeadPiece = { readonly nonce: Uint8Array; readonly bytes: Uint8Array };

/** AES-256-GCM (tags of 16 bytes) and ChaCha20-Poly1305, which the published vectors of HPKE use and browsers do not have. */
export type AeadName = "AES-256-GCM" | "ChaCha20-Poly1305";

/** Makes a key of 32 bytes ready. */
export type AeadPrimitive = (name: AeadName, key: Uint8Array) => Promise<AeadKey>;

/** HMAC (RFC 2104). */
export type HmacPrimitive = (
  hash: "SHA-256" | "SHA-512",
  key: Uint8Array,
  bytes: Uint8Array,
) => Promise<Uint8Array>;
