/** What a signature algorithm is to the rest of the program: keys as SPKI and PKCS #8 DER, signatures as bytes. Made here over the Web Crypto of Node and of browsers. */
import { owned } from "#core/seal/sha256.ts";

/** A signature algorithm. Keys are made by callers, since making them needs randomness. */
export type SignatureAlgorithm = {
  /** As documents of keys write it, and as Web Crypto calls it. */
  readonly name: string;
  /** Whether bytes are the SPKI DER of a public key of this algorithm. */
  readonly isPublicKey: (spki: Uint8Array) => boolean;
  /** Whether a signature is good; a malformed one is `false`. */
  readonly verify: (spki: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => Promise<boolean>;
  /** The signing function of a private key as PKCS #8 DER. Rejects when the bytes are no key of this algorithm. */
  readonly signerOf: (pkcs8: Uint8Array) => Promise<(bytes: Uint8Array) => Promise<Uint8Array>>;
};

/** An algorithm whose public keys are a fixed head and key bytes of a fixed length, as those of RFC 8410 and RFC 9881 are. */
export function webCryptoAlgorithm(form: {
  readonly name: string;
  /** The head of every SPKI, in hexadecimal. */
  readonly spkiHead: string;
  readonly keyBytes: number;
  readonly signatureBytes: number;
}): SignatureAlgorithm {
  const { name, keyBytes, signatureBytes } = form;
  const head = Uint8Array.fromHex(form.spkiHead);
  return {
    name,
    isPublicKey: (spki) =>
      spki.length === head.length + keyBytes && head.every((byte, i) => spki[i] === byte),
    verify: async (spki, bytes, signature) => {
      if (signature.length !== signatureBytes) return false;
      const key = await globalThis.crypto.subtle.importKey("spki", owned(spki), name, false, ["verify"]);
      return await globalThis.crypto.subtle.verify(name, key, owned(signature), owned(bytes));
    },
    signerOf: async (pkcs8) => {
      const key = await globalThis.crypto.subtle.importKey("pkcs8", owned(pkcs8), name, false, ["sign"]);
      return async (bytes) => new Uint8Array(await globalThis.crypto.subtle.sign(name, key, owned(bytes)));
    },
  };
}
