/** The registry of signature algorithms, and keys by it: which algorithm a key is of, its id, verifying and signing for envelopes. */
import type { SignatureAlgorithm } from "#core/seal/algorithm.ts";
import { ed25519 } from "#core/seal/ed25519.ts";
import type { Signer, Verifier } from "#core/seal/envelope.ts";
import { sha256Hex } from "#core/seal/sha256.ts";

/** Every algorithm whose keys are taken. Adding one is a file beside this one and a line here. */
export const signatureAlgorithms: readonly SignatureAlgorithm[] = [ed25519];

/** The algorithm of a public key as SPKI DER; `undefined` for what is no key that is taken. */
export function algorithmOf(
  spki: Uint8Array,
  algorithms: readonly SignatureAlgorithm[] = signatureAlgorithms,
): SignatureAlgorithm | undefined {
  return algorithms.find((algorithm) => algorithm.isPublicKey(spki));
}

/** The key id of a public key: the lower-case hex sha256 of its SPKI DER. */
export async function keyidOf(spki: Uint8Array): Promise<string> {
  return await sha256Hex(spki);
}

/** A verifier that knows exactly these public keys (SPKI DER) by key id; any other key, and any malformed one, is `false`. */
export function verifierOf(
  keys: ReadonlyMap<string, Uint8Array>,
  algorithms: readonly SignatureAlgorithm[] = signatureAlgorithms,
): Verifier {
  return async (keyid, bytes, signature) => {
    const spki = keys.get(keyid);
    const algorithm = spki === undefined ? undefined : algorithmOf(spki, algorithms);
    return spki !== undefined && algorithm !== undefined && (await algorithm.verify(spki, bytes, signature));
  };
}

/** A signer from a private key as PKCS #8 DER and the id of its public key. Rejects when the bytes are no key of any algorithm. */
export async function signerOf(
  pkcs8: Uint8Array,
  keyid: string,
  algorithms: readonly SignatureAlgorithm[] = signatureAlgorithms,
): Promise<Signer> {
  return { keyid, sign: await Promise.any(algorithms.map(async (one) => await one.signerOf(pkcs8))) };
}
