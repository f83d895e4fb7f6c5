/** Keys by the registry of signature algorithms: which algorithm a key is of, its id, verifying and signing for envelopes. */
import type { SignatureAlgorithm } from "#core/seal/algorithm.ts";
import { signatureAlgorithms } from "#core/seal/signature-algorithms.ts";
import type { Signer, Verifier } from "#core/seal/envelope.ts";
import { sha256Hex } from "#core/seal/sha256.ts";

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

/** What verifying and signing go by beside keys. */
type SealingOptions = {
  /** Which algorithms are known; those of the registry by default. */
  readonly algorithms?: readonly SignatureAlgorithm[];
  /** What signatures are bound to, by the algorithms that can bind it: the purpose and the world of the key. */
  readonly contextOf?: (keyid: string) => Uint8Array | undefined;
};

/** A verifier that knows exactly these public keys (SPKI DER) by key id; any other key, and any malformed one, is `false`. */
export function verifierOf(
  keys: ReadonlyMap<string, Uint8Array>,
  { algorithms = signatureAlgorithms, contextOf }: SealingOptions = {},
): Verifier {
  const known = (keyid: string) => {
    const spki = keys.get(keyid);
    const algorithm = spki === undefined ? undefined : algorithmOf(spki, algorithms);
    if (spki === undefined || algorithm === undefined) return undefined;
    return { spki, algorithm, context: algorithm.bindsContext ? contextOf?.(keyid) : undefined };
  };
  return {
    verify: async (keyid, bytes, signature) => {
      const key = known(keyid);
      return key !== undefined && (await key.algorithm.verify(key.spki, bytes, signature, key.context));
    },
    faultOf: async (keyid, bytes, signature) => {
      const key = known(keyid);
      return key && (await key.algorithm.faultOf(key.spki, bytes, signature, key.context));
    },
  };
}

/** A signer from a private key as PKCS #8 DER and the id of its public key. Rejects when the bytes are no key of any algorithm. */
export async function signerOf(
  pkcs8: Uint8Array,
  keyid: string,
  { algorithms = signatureAlgorithms, contextOf }: SealingOptions = {},
): Promise<Signer> {
  const one = async (algorithm: SignatureAlgorithm): Promise<Signer["sign"]> => {
    const sign = await algorithm.signerOf(pkcs8);
    const context = algorithm.bindsContext ? contextOf?.(keyid) : undefined;
    return async (bytes) => await sign(bytes, context);
  };
  return { keyid, sign: await Promise.any(algorithms.map(one)) };
}
