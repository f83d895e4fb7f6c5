/**
 * Thresholds that know algorithms: "so many different offices signed" counts only what stands although one hard problem is solved. An office whose good
 * signatures all rest on elliptic curves counts for nothing on the day when those fall, and so it counts for nothing today.
 */
import type { HardProblem, SignatureAlgorithm } from "#core/seal/algorithm.ts";
import { fromBase64, type Envelope, preAuthentication } from "#core/seal/envelope.ts";
import { algorithmOf } from "#core/seal/index.ts";
import { signatureAlgorithms } from "#core/seal/signature-algorithms.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

/** A key of an office (SPKI DER), and the context under which it signs. An office may have several. */
export type OfficeKey = {
  readonly office: string;
  readonly keyid: string;
  readonly spki: Uint8Array;
  readonly context: Uint8Array;
};

/** Whose signatures count, and of how many offices. */
export type Quorum = { readonly keys: readonly OfficeKey[]; readonly needed: number };

const hardProblems: readonly HardProblem[] = ["elliptic-curve", "lattice"];

/** Whether signatures by these algorithms together stand although any one problem is solved: without it, one of them still rests on another. */
export function standsWithoutAny(algorithms: readonly Pick<SignatureAlgorithm, "restsOn">[]): boolean {
  return hardProblems.every((solved) =>
    algorithms.some(({ restsOn }) => restsOn.some((problem) => problem !== solved)),
  );
}

/** An envelope that enough offices signed: its payload, and which offices count. */
type QuorumOpened = { readonly payload: Uint8Array; readonly offices: readonly string[] };

/**
 * Opens an envelope for a quorum. Offices count once, however many keys they have and however often they signed; the finding names those whose
 * signatures are missing (`quorum-short`) or rest on one problem alone (`quorum-one-problem`).
 */
export async function openByQuorum(
  envelope: Envelope,
  payloadType: string,
  { keys, needed }: Quorum,
  algorithms: readonly SignatureAlgorithm[] = signatureAlgorithms,
): Promise<Parsed<QuorumOpened>> {
  const payload = fromBase64(envelope.payload);
  if (payload === null || envelope.payloadType !== payloadType)
    return failed("/payloadType", "envelope-type", `expected ${payloadType}, found ${envelope.payloadType}`);
  const signed = await goodSignatures(envelope, payload, keys, algorithms);
  const offices = [...signed].flatMap(([office, by]) => (standsWithoutAny([...by]) ? [office] : []));
  if (offices.length >= needed) return parsed({ payload, offices });
  const [code, list] =
    signed.size >= needed
      ? ["quorum-one-problem", [...signed.keys()].filter((office) => !offices.includes(office))]
      : ["quorum-short", [...new Set(keys.map(({ office }) => office))].filter((one) => !signed.has(one))];
  const about = `${offices.length}/${needed}: ${list.join(", ")}`;
  const message = `${offices.length} of ${needed} offices count; of these not: ${list.join(", ")}`;
  return { ok: false, findings: [{ at: "/signatures", code, message, about }] };
}

async function goodSignatures(
  envelope: Envelope,
  payload: Uint8Array,
  keys: readonly OfficeKey[],
  algorithms: readonly SignatureAlgorithm[],
): Promise<ReadonlyMap<string, ReadonlySet<SignatureAlgorithm>>> {
  const bytes = preAuthentication(envelope.payloadType, payload);
  const signed = new Map<string, Set<SignatureAlgorithm>>();
  for (const key of keys) {
    const algorithm = algorithmOf(key.spki, algorithms);
    if (algorithm === undefined || !(await isSignedBy(envelope, bytes, key, algorithm))) continue;
    signed.set(key.office, (signed.get(key.office) ?? new Set()).add(algorithm));
  }
  return signed;
}

/** Of an envelope's signatures those that are good by a key that is known, each with its office. */
export async function knownSignatures(
  envelope: Envelope,
  keys: readonly OfficeKey[],
): Promise<readonly (Envelope["signatures"][number] & { readonly office: string })[]> {
  const payload = fromBase64(envelope.payload);
  if (payload === null) return [];
  const bytes = preAuthentication(envelope.payloadType, payload);
  const known: (Envelope["signatures"][number] & { readonly office: string })[] = [];
  for (const signature of envelope.signatures) {
    const key = keys.find(({ keyid }) => keyid === signature.keyid);
    const algorithm = key && algorithmOf(key.spki, signatureAlgorithms);
    if (key === undefined || algorithm === undefined) continue;
    if (await isSignedBy({ ...envelope, signatures: [signature] }, bytes, key, algorithm))
      known.push({ ...signature, office: key.office });
  }
  return known;
}

async function isSignedBy(
  { signatures }: Envelope,
  bytes: Uint8Array,
  { keyid, spki, context }: OfficeKey,
  algorithm: SignatureAlgorithm,
): Promise<boolean> {
  const bound = algorithm.bindsContext ? context : undefined;
  for (const { keyid: id, sig } of signatures) {
    const signature = id === keyid ? fromBase64(sig) : null;
    if (signature !== null && (await algorithm.verify(spki, bytes, signature, bound))) return true;
  }
  return false;
}
