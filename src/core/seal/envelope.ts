/**
 * The one envelope for everything signed: DSSE v1.0 (Dead Simple Signing Envelope). The signature covers the payload's type and bytes,
 * so a document of one kind can never be passed off as another. Making and checking signatures is behind {@link Signer} and {@link Verifier}:
 * the algorithms can change (hybrid, k of n) without touching a caller.
 */
import { failed, type Parsed, parsed } from "#core/problem.ts";
import type { SignatureFault } from "#core/seal/algorithm.ts";

/** A DSSE envelope; `payload` and `sig` are standard base64. */
export type Envelope = {
  readonly payloadType: string;
  readonly payload: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
};

/** Signs bytes; `keyid` is the lower-case hex sha256 of the public key's SPKI DER. */
export type Signer = { readonly keyid: string; readonly sign: (bytes: Uint8Array) => Promise<Uint8Array> };

/** Says of signatures by the keys that it knows whether they are good, and why one is not. */
export type Verifier = {
  /** Whether a signature by a key is good; an unknown key is `false`, never an exception. */
  readonly verify: (keyid: string, bytes: Uint8Array, signature: Uint8Array) => Promise<boolean>;
  /** Why a signature that is not good is not; `undefined` for a key that is not known. */
  readonly faultOf: (
    keyid: string,
    bytes: Uint8Array,
    signature: Uint8Array,
  ) => Promise<SignatureFault | undefined>;
};

/** DSSE pre-authentication encoding: `DSSEv1 len(type) type len(body) body`. */
export function preAuthentication(payloadType: string, payload: Uint8Array): Uint8Array {
  const encoder = new TextEncoder();
  const type = encoder.encode(payloadType);
  const head = encoder.encode(`DSSEv1 ${type.length} ${payloadType} ${payload.length} `);
  const all = new Uint8Array(head.length + payload.length);
  all.set(head);
  all.set(payload, head.length);
  return all;
}

/** Seals payload bytes with one or more signers, in the order given. */
export async function seal(
  payloadType: string,
  payload: Uint8Array,
  signers: readonly Signer[],
): Promise<Envelope> {
  const bytes = preAuthentication(payloadType, payload);
  const signatures = await Promise.all(
    signers.map(async (signer) => ({ keyid: signer.keyid, sig: toBase64(await signer.sign(bytes)) })),
  );
  return { payloadType, payload: toBase64(payload), signatures };
}

/** An opened envelope: the payload bytes, and the key ids whose signatures were good (each once). */
export type Opened = { readonly payload: Uint8Array; readonly keyids: readonly string[] };

/** Opens an envelope of the expected type; at least `threshold` distinct keys must have signed well. */
export async function open(
  envelope: Envelope,
  expected: { readonly payloadType: string; readonly threshold: number },
  verifier: Verifier,
): Promise<Parsed<Opened>> {
  if (envelope.payloadType !== expected.payloadType)
    return failed(
      "/payloadType",
      "envelope-type",
      `expected ${expected.payloadType}, found ${envelope.payloadType}`,
    );
  const payload = fromBase64(envelope.payload);
  if (payload === null) return failed("/payload", "envelope-base64", "the payload is not base64");
  const bytes = preAuthentication(envelope.payloadType, payload);
  const signatures = envelope.signatures
    .slice(0, 16)
    .map(({ keyid, sig }) => ({ keyid, sig: fromBase64(sig) }));
  const good = new Set<string>();
  for (const { keyid, sig } of signatures)
    if (sig !== null && (await verifier.verify(keyid, bytes, sig))) good.add(keyid);
  if (good.size >= expected.threshold) return parsed({ payload, keyids: [...good] });
  const shortage = `${good.size} good signatures of known keys, ${expected.threshold} needed`;
  return failed("/signatures", await whyTooFew(signatures, bytes, verifier), shortage);
}

/** What is wrong with a signature by a known key, where it is more than that it is not good: the code of the finding. */
async function whyTooFew(
  signatures: readonly { readonly keyid: string; readonly sig: Uint8Array | null }[],
  bytes: Uint8Array,
  verifier: Verifier,
): Promise<string> {
  for (const { keyid, sig } of signatures) {
    if (sig === null || (await verifier.verify(keyid, bytes, sig))) continue;
    const fault = await verifier.faultOf(keyid, bytes, sig);
    if (fault !== undefined && fault !== "signature-wrong") return fault;
  }
  return "signature-invalid";
}

/** Reads an envelope's outer form without trusting anything in it. */
export function readEnvelope(value: unknown): Parsed<Envelope> {
  if (typeof value !== "object" || value === null)
    return failed("", "envelope-form", "expected a DSSE envelope object");
  const { payloadType, payload, signatures } = value as Record<string, unknown>;
  if (typeof payloadType !== "string") return failed("/payloadType", "envelope-form", "expected a string");
  if (typeof payload !== "string") return failed("/payload", "envelope-form", "expected base64 text");
  if (!Array.isArray(signatures) || signatures.length === 0 || signatures.length > 16)
    return failed("/signatures", "envelope-form", "expected 1 to 16 signatures");
  const read: { keyid: string; sig: string }[] = [];
  for (const [index, entry] of signatures.entries()) {
    const { keyid, sig } = (entry ?? {}) as Record<string, unknown>;
    if (typeof keyid !== "string" || typeof sig !== "string")
      return failed(`/signatures/${index}`, "envelope-form", "expected keyid and sig");
    read.push({ keyid, sig });
  }
  return parsed({ payloadType, payload, signatures: read });
}

/** Standard base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  return bytes.toBase64();
}

/** Bytes of standard base64 (padding optional); `null` when it is not base64. */
export function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.fromBase64(text);
  } catch {
    return null;
  }
}
