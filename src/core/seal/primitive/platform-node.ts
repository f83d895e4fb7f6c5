/** The primitives under Node: OpenSSL by `node:crypto`. Of that module only arithmetic is used, and no randomness but what schemes draw for themselves. */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  decapsulate,
  diffieHellman,
  encapsulate,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { latticeKem, latticeSigning } from "#core/seal/primitive/lattice.ts";
import type {
  AeadPrimitive,
  HmacPrimitive,
  KemPrimitive,
  SigningPrimitive,
  SigningPrimitives,
} from "#core/seal/primitive/primitives.ts";

/** Heads of SPKI and PKCS #8 DER (RFC 8410, RFC 9881), in hexadecimal, and how long a public key is: OpenSSL passes over what stands behind one. */
type DerForm = {
  readonly name: "ed25519" | "ml-dsa-44" | "ml-dsa-65";
  readonly spki: string;
  readonly pkcs8: string;
  readonly keyBytes: number;
};

/**
 * A public key of its bytes alone. OpenSSL's reader of DER is made ready at the first key that it is given, which costs a process as much as a dozen signatures:
 * Node 26 and newer take the bytes as they are.
 */
function publicKeyOf(raw: Uint8Array, { name, spki }: Pick<DerForm, "name" | "spki">): KeyObject {
  try {
    return createPublicKey({ key: raw as Buffer, format: "raw-public", asymmetricKeyType: name });
  } catch {
    const key = Buffer.concat([Buffer.from(spki, "hex"), raw]);
    return createPublicKey({ key, format: "der", type: "spki" });
  }
}

function opensslSigning(form: DerForm): SigningPrimitive {
  const { spki, pkcs8, keyBytes } = form;
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
      if (raw.length !== keyBytes) throw new RangeError(`a public key has ${keyBytes} bytes`);
      const key = publicKeyOf(raw, form);
      return async (message, signature, context) =>
        verify(null, message, context.length === 0 ? key : { key, context }, signature);
    },
  };
}

/** Whether this Node's OpenSSL knows lattices: 24.7 and newer. An agent may run on an older one. */
const knowsLattices = typeof encapsulate === "function";

/** Ed25519. */
export const ed25519Primitive: SigningPrimitive = opensslSigning({
  name: "ed25519",
  spki: "302a300506032b6570032100",
  pkcs8: "302e020100300506032b657004220420",
  keyBytes: 32,
});

/** The schemes. */
export const signingPrimitives: SigningPrimitives = {
  Ed25519: ed25519Primitive,
  "ML-DSA-44": knowsLattices
    ? opensslSigning({
        name: "ml-dsa-44",
        spki: "30820532300b06096086480165030403110382052100",
        pkcs8: "3034020100300b060960864801650304031104228020",
        keyBytes: 1312,
      })
    : latticeSigning("ml_dsa44"),
  "ML-DSA-65": knowsLattices
    ? opensslSigning({
        name: "ml-dsa-65",
        spki: "308207b2300b0609608648016503040312038207a100",
        pkcs8: "3034020100300b060960864801650304031204228020",
        keyBytes: 1952,
      })
    : latticeSigning("ml_dsa65"),
};

/** The 32 bytes of the SHA-256 of bytes. */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(hash("sha256", bytes, "buffer"));
}

/** The 64 bytes of the SHA-512 of bytes. */
export async function sha512(bytes: Uint8Array): Promise<Uint8Array> {
  return hash("sha512", bytes, "buffer");
}

const [mlKemPublic, mlKemPrivate, x25519Public, x25519Private] = [
  "308204b2300b0609608648016503040402038204a100",
  "3054020100300b060960864801650304040204428040",
  "302a300506032b656e032100",
  "302e020100300506032b656e04220420",
].map((hex) => Buffer.from(hex, "hex")) as [Buffer, Buffer, Buffer, Buffer];
const combinerLabel = Buffer.from("5c2e2f2f5e5c", "hex");
const mlKemKeyBytes = 1184;
const mlKemCiphertextBytes = 1088;

function publicOf(head: Buffer, raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([head, raw]), format: "der", type: "spki" });
}

function privateOf(head: Buffer, raw: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([head, raw]), format: "der", type: "pkcs8" });
}

function rawOf(head: Buffer, key: KeyObject): Buffer {
  const publicKey = key.type === "private" ? createPublicKey(key) : key;
  return publicKey.export({ type: "spki", format: "der" }).subarray(head.length);
}

/** Both private keys of a seed of the hybrid KEM. */
function hybridKeys(seed: Uint8Array): { readonly lattice: KeyObject; readonly curve: KeyObject } {
  if (seed.length !== 32) throw new RangeError("a seed has 32 bytes");
  const expanded = hash("shake256", seed, { outputEncoding: "buffer", outputLength: 96 });
  return {
    lattice: privateOf(mlKemPrivate, expanded.subarray(0, 64)),
    curve: privateOf(x25519Private, expanded.subarray(64)),
  };
}

function combined(
  lattice: Uint8Array,
  curve: Uint8Array,
  curveCiphertext: Uint8Array,
  curveKey: Uint8Array,
): Uint8Array {
  return hash(
    "sha3-256",
    Buffer.concat([lattice, curve, curveCiphertext, curveKey, combinerLabel]),
    "buffer",
  );
}

const opensslKem: KemPrimitive = {
  publicKeyOf: async (seed) => {
    const { lattice, curve } = hybridKeys(seed);
    return Buffer.concat([rawOf(mlKemPublic, lattice), rawOf(x25519Public, curve)]);
  },
  encapsulate: async (publicKey) => {
    if (publicKey.length !== mlKemKeyBytes + 32) throw new RangeError("not a public key of this KEM");
    const curveKey = publicKey.subarray(mlKemKeyBytes);
    const { sharedKey, ciphertext } = encapsulate(
      publicOf(mlKemPublic, publicKey.subarray(0, mlKemKeyBytes)),
    );
    const once = generateKeyPairSync("x25519");
    const curveCiphertext = rawOf(x25519Public, once.publicKey);
    const curve = diffieHellman({
      privateKey: once.privateKey,
      publicKey: publicOf(x25519Public, curveKey),
    });
    return {
      enc: Buffer.concat([ciphertext, curveCiphertext]),
      secret: combined(sharedKey, curve, curveCiphertext, curveKey),
    };
  },
  decapsulate: async (seed, enc) => {
    if (enc.length !== mlKemCiphertextBytes + 32) throw new RangeError("not a ciphertext of this KEM");
    const { lattice, curve } = hybridKeys(seed);
    const curveCiphertext = enc.subarray(mlKemCiphertextBytes);
    const shared = diffieHellman({
      privateKey: curve,
      publicKey: publicOf(x25519Public, curveCiphertext),
    });
    const secret = decapsulate(lattice, enc.subarray(0, mlKemCiphertextBytes));
    return combined(secret, shared, curveCiphertext, rawOf(x25519Public, curve));
  },
};

/** ML-KEM-768 with X25519 (HPKE's KEM 0x647A, once called X-Wing). */
export const hybridKem: KemPrimitive = knowsLattices ? opensslKem : latticeKem;

const ciphers = { "AES-256-GCM": "aes-256-gcm", "ChaCha20-Poly1305": "chacha20-poly1305" } as const;
const tagBytes = 16;

/** Authenticated encryption. */
export const aead: AeadPrimitive = async (name, key) => {
  const cipher = ciphers[name] as "aes-256-gcm";
  const options = { authTagLength: tagBytes };
  const seal = (
    nonce: Uint8Array,
    bytes: Uint8Array,
    associated?: Uint8Array,
  ): readonly [Uint8Array, Uint8Array] => {
    const sealing = createCipheriv(cipher, key, nonce, options);
    if (associated !== undefined) sealing.setAAD(associated);
    const sealed = sealing.update(bytes);
    sealing.final();
    return [sealed, sealing.getAuthTag()];
  };
  const open = (nonce: Uint8Array, bytes: Uint8Array, associated?: Uint8Array): Uint8Array | null => {
    const length = bytes.length - tagBytes;
    if (length < 0) return null;
    const opening = createDecipheriv(cipher, key, nonce, options);
    if (associated !== undefined) opening.setAAD(associated);
    opening.setAuthTag(bytes.subarray(length));
    const opened = opening.update(bytes.subarray(0, length));
    try {
      opening.final();
    } catch {
      return null;
    }
    return opened;
  };
  return {
    seal: async (nonce, bytes, associated) => Buffer.concat(seal(nonce, bytes, associated)),
    sealEach: async (pieces) => pieces.flatMap(({ nonce, bytes }) => seal(nonce, bytes)),
    open: async (nonce, bytes, associated) => open(nonce, bytes, associated),
    openEach: async (pieces) => pieces.map(({ nonce, bytes }) => open(nonce, bytes)),
  };
};

/** HMAC. */
export const hmac: HmacPrimitive = async (name, key, bytes) =>
  createHmac(name === "SHA-256" ? "sha256" : "sha512", key)
    .update(bytes)
    .digest();
