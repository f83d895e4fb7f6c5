/** What a signature algorithm is to the rest of the program: keys as SPKI and PKCS #8 DER, signatures as bytes, and a reason for one that is not good. */
import { noContext, type SignBytes, type SigningPrimitive } from "#core/seal/primitive/primitives.ts";

/** What an algorithm rests on. One that rests on both holds as long as either does. */
export type HardProblem = "elliptic-curve" | "lattice";

/**
 * Why a signature is not good:
 * `signature-wrong`: of another key or other bytes; `signature-length`: of no length that the algorithm makes; `signature-context`: made under
 * another context (another purpose or world). Of a composite one also: `signature-stripped`: one half alone; `signature-reordered`: the halves in the
 * wrong order; `signature-half-swapped`: one half good, the other not; `signature-downgraded`: made with a half of the key as if that were a key.
 */
export type SignatureFault =
  | "signature-wrong"
  | "signature-length"
  | "signature-context"
  | "signature-stripped"
  | "signature-reordered"
  | "signature-half-swapped"
  | "signature-downgraded";

/** A pair of keys: the public one as SPKI DER, the private one as PKCS #8 DER. */
type KeyPair = { readonly spki: Uint8Array; readonly pkcs8: Uint8Array };

/** A signature algorithm. The seeds of keys come from callers, since making them needs randomness. */
export type SignatureAlgorithm = {
  /** As documents of keys write it. */
  readonly name: string;
  readonly restsOn: readonly HardProblem[];
  /** Whether a signature can be bound to a context; one that cannot is bound by the signed bytes alone. */
  readonly bindsContext: boolean;
  readonly seedBytes: number;
  readonly keyPairOf: (seed: Uint8Array) => Promise<KeyPair>;
  /** Whether bytes are the SPKI DER of a public key of this algorithm. */
  readonly isPublicKey: (spki: Uint8Array) => boolean;
  /** Whether a signature is good; a malformed one is `false`. */
  readonly verify: (
    spki: Uint8Array,
    bytes: Uint8Array,
    signature: Uint8Array,
    context?: Uint8Array,
  ) => Promise<boolean>;
  /** Why a signature that is not good is not. Asked for after `verify`, never in its place. */
  readonly faultOf: (
    spki: Uint8Array,
    bytes: Uint8Array,
    signature: Uint8Array,
    context?: Uint8Array,
  ) => Promise<SignatureFault>;
  /** The signing function of a private key as PKCS #8 DER. Rejects when the bytes are no key of this algorithm. */
  readonly signerOf: (
    pkcs8: Uint8Array,
  ) => Promise<(bytes: Uint8Array, context?: Uint8Array) => Promise<Uint8Array>>;
};

/** How keys of an algorithm are written: a fixed head, then bytes of a fixed length, as RFC 8410 and RFC 9881 do. Heads are in hexadecimal. */
export type KeyForm = {
  readonly spkiHead: string;
  readonly keyBytes: number;
  readonly pkcs8Head: string;
  readonly seedBytes: number;
};

/** The bytes after a head; `null` for DER that is not head and as many bytes. */
export function rawKey(der: Uint8Array, head: string, length: number): Uint8Array | null {
  const bytes = Uint8Array.fromHex(head);
  const matches = der.length === bytes.length + length && bytes.every((byte, i) => der[i] === byte);
  return matches ? der.subarray(bytes.length) : null;
}

/** A key as DER: its head and its bytes. */
export function derKey(head: string, raw: Uint8Array): Uint8Array {
  return joined(Uint8Array.fromHex(head), raw);
}

/** Bytes one after the other. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The algorithm that one primitive is. */
export function singleAlgorithm(
  form: KeyForm & {
    readonly name: string;
    readonly restsOn: HardProblem;
    readonly bindsContext: boolean;
    readonly signatureBytes: number;
  },
  primitive: SigningPrimitive,
): SignatureAlgorithm {
  const { name, spkiHead, keyBytes, pkcs8Head, seedBytes, signatureBytes, bindsContext } = form;
  const publicKey = (spki: Uint8Array) => rawKey(spki, spkiHead, keyBytes);
  const verify: SignatureAlgorithm["verify"] = async (spki, bytes, signature, context = noContext) => {
    const raw = publicKey(spki);
    if (raw === null || signature.length !== signatureBytes || !fits(context, bindsContext)) return false;
    return await (
      await primitive.verifier(raw)
    )(bytes, signature, context);
  };
  return {
    name,
    restsOn: [form.restsOn],
    bindsContext,
    seedBytes,
    keyPairOf: async (seed) => ({
      spki: derKey(spkiHead, await primitive.publicKeyOf(seed)),
      pkcs8: derKey(pkcs8Head, seed),
    }),
    isPublicKey: (spki) => publicKey(spki) !== null,
    verify,
    faultOf: async (spki, bytes, signature, context = noContext) => {
      if (signature.length !== signatureBytes) return "signature-length";
      const bare = context.length > 0 && (await verify(spki, bytes, signature));
      return bare ? "signature-context" : "signature-wrong";
    },
    signerOf: async (pkcs8) => {
      const seed = rawKey(pkcs8, pkcs8Head, seedBytes);
      if (seed === null) throw new TypeError(`not a private key of ${name}`);
      return signUnder(await primitive.signer(seed), bindsContext);
    },
  };
}

/** Whether a context can be bound: up to 255 bytes where the algorithm has one, else none. */
export function fits(context: Uint8Array, bindsContext: boolean): boolean {
  return context.length <= (bindsContext ? 255 : 0);
}

function signUnder(sign: SignBytes, bindsContext: boolean) {
  return async (bytes: Uint8Array, context: Uint8Array = noContext): Promise<Uint8Array> => {
    if (!fits(context, bindsContext)) throw new RangeError("this context cannot be bound to a signature");
    return await sign(bytes, context);
  };
}
