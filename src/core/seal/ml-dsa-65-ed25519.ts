/**
 * The composite of ML-DSA-65 and Ed25519 with SHA-512 (draft-ietf-lamps-pq-composite-sigs-19, OID 1.3.6.1.5.5.7.6.48): both halves sign one
 * representative of the message that names this pair and the context, and both must verify. The halves of a key that signs so are used for nothing else.
 */
import {
  derKey,
  fits,
  joined,
  type KeyForm,
  rawKey,
  type SignatureAlgorithm,
  type SignatureFault,
} from "#core/seal/algorithm.ts";
import { sha512, signingPrimitives } from "#core/seal/primitive/platform.ts";
import { noContext, type SignBytes } from "#core/seal/primitive/primitives.ts";

const [lattice, curve] = [signingPrimitives["ML-DSA-65"], signingPrimitives.Ed25519];
const [latticeKey, latticeSignature, curveSignature, half] = [1952, 3309, 64, 32];
const [prefix, label] = ["CompositeAlgorithmSignatures2025", "COMPSIG-MLDSA65-Ed25519-SHA512"].map((text) =>
  new TextEncoder().encode(text),
) as [Uint8Array, Uint8Array];

const form: KeyForm = {
  spkiHead: "308207d1300a06082b06010505070630038207c100",
  keyBytes: latticeKey + 32,
  pkcs8Head: "3051020100300a06082b060105050706300440",
  seedBytes: 2 * half,
};

/** What both halves sign: `Prefix || Label || len(ctx) || ctx || SHA-512(M)`. */
async function representative(bytes: Uint8Array, context: Uint8Array): Promise<Uint8Array> {
  return joined(prefix, label, Uint8Array.of(context.length), context, await sha512(bytes));
}

/** The halves of a key, each as its verifying function; `null` for what is no key. */
async function verifiersOf(spki: Uint8Array) {
  const raw = rawKey(spki, form.spkiHead, form.keyBytes);
  if (raw === null) return null;
  return {
    lattice: await lattice.verifier(raw.subarray(0, latticeKey)),
    curve: await curve.verifier(raw.subarray(latticeKey)),
  };
}

const verify: SignatureAlgorithm["verify"] = async (spki, bytes, signature, context = noContext) => {
  if (signature.length !== latticeSignature + curveSignature || !fits(context, true)) return false;
  const keys = await verifiersOf(spki);
  if (keys === null) return false;
  const message = await representative(bytes, context);
  return (
    (await keys.curve(message, signature.subarray(latticeSignature), noContext)) &&
    (await keys.lattice(message, signature.subarray(0, latticeSignature), label))
  );
};

/** What a signature of a wrong length is: one half of a composite, a signature by a half of the key as if it were a key of its own, or neither. */
async function faultOfHalf(
  spki: Uint8Array,
  bytes: Uint8Array,
  signature: Uint8Array,
  message: Uint8Array,
): Promise<SignatureFault> {
  const keys = await verifiersOf(spki);
  if (keys === null) return "signature-wrong";
  const isLattice = signature.length === latticeSignature;
  if (!isLattice && signature.length !== curveSignature) return "signature-length";
  const key = isLattice ? keys.lattice : keys.curve;
  if (await key(message, signature, isLattice ? label : noContext)) return "signature-stripped";
  return (await key(bytes, signature, noContext)) ? "signature-downgraded" : "signature-stripped";
}

const faultOf: SignatureAlgorithm["faultOf"] = async (spki, bytes, signature, context = noContext) => {
  const message = await representative(bytes, context);
  if (signature.length !== latticeSignature + curveSignature)
    return await faultOfHalf(spki, bytes, signature, message);
  const turned = joined(signature.subarray(curveSignature), signature.subarray(0, curveSignature));
  if (await verify(spki, bytes, turned, context)) return "signature-reordered";
  if (context.length > 0 && (await verify(spki, bytes, signature))) return "signature-context";
  const keys = await verifiersOf(spki);
  if (keys === null) return "signature-wrong";
  const [first, second] = [signature.subarray(0, latticeSignature), signature.subarray(latticeSignature)];
  const good = [await keys.lattice(message, first, label), await keys.curve(message, second, noContext)];
  if (good.includes(true)) return "signature-half-swapped";
  const alone = [await keys.lattice(bytes, first, noContext), await keys.curve(bytes, second, noContext)];
  return alone.includes(true) ? "signature-downgraded" : "signature-wrong";
};

/** The signing function of two halves, wherever their private keys are: one of them may lie in a token. */
export function compositeSigner(
  signLattice: SignBytes,
  signCurve: SignBytes,
): (bytes: Uint8Array, context?: Uint8Array) => Promise<Uint8Array> {
  return async (bytes, context = noContext) => {
    if (!fits(context, true)) throw new RangeError("a context has 255 bytes at most");
    const message = await representative(bytes, context);
    return joined(await signLattice(message, label), await signCurve(message, noContext));
  };
}

/** The SPKI DER of a composite key from the raw public keys of its halves. */
export function compositeSpki(latticePublic: Uint8Array, curvePublic: Uint8Array): Uint8Array {
  return derKey(form.spkiHead, joined(latticePublic, curvePublic));
}

/** The raw public keys of both halves; `null` for another key. A key whose halves sign apart (`core/tuf`) is one that never signs as a whole. */
export function compositeHalves(
  spki: Uint8Array,
): { readonly lattice: Uint8Array; readonly curve: Uint8Array } | null {
  const raw = rawKey(spki, form.spkiHead, form.keyBytes);
  return raw && { lattice: raw.subarray(0, latticeKey), curve: raw.subarray(latticeKey) };
}

/** MLDSA65-Ed25519-SHA512. */
export const mlDsa65Ed25519: SignatureAlgorithm = {
  name: "MLDSA65-Ed25519-SHA512",
  restsOn: ["lattice", "elliptic-curve"],
  bindsContext: true,
  seedBytes: form.seedBytes,
  keyPairOf: async (seed) => ({
    spki: compositeSpki(
      await lattice.publicKeyOf(seed.subarray(0, half)),
      await curve.publicKeyOf(seed.subarray(half)),
    ),
    pkcs8: derKey(form.pkcs8Head, seed),
  }),
  isPublicKey: (spki) => rawKey(spki, form.spkiHead, form.keyBytes) !== null,
  verify,
  faultOf,
  signerOf: async (pkcs8) => {
    const seed = rawKey(pkcs8, form.pkcs8Head, form.seedBytes);
    if (seed === null) throw new TypeError("not a private key of MLDSA65-Ed25519-SHA512");
    return compositeSigner(
      await lattice.signer(seed.subarray(0, half)),
      await curve.signer(seed.subarray(half)),
    );
  },
};
