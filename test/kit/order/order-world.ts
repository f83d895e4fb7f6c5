/** Offices, a roster, a log and its witnesses of one world, made from fixed seeds, with the orders that they sign: for tests, and for other readers to judge. */
import { checkpointText } from "#core/log/checkpoint.ts";
import { type CheckpointSigner, checkpointSigner } from "#core/log/cosignature.ts";
import { leafHash } from "#core/log/merkle.ts";
import { noteText, verifierKeyText } from "#core/log/note.ts";
import { logProofText } from "#core/log/proof.ts";
import { orderEntry, type OrderFile, readOrderHead } from "#core/roster/order.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { type Envelope, seal, type Signer } from "#core/seal/envelope.ts";
import { keyidOf, signerOf } from "#core/seal/index.ts";
import { publicKeyMembers } from "#core/seal/key/public-key.ts";
import { contextOfUse } from "#core/seal/key/purposes.ts";
import { mlDsa65Ed25519 } from "#core/seal/ml-dsa-65-ed25519.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { sha256Hex } from "#core/seal/sha256.ts";

export const offices = ["msit", "nis", "mnd", "mois", "fsc"] as const;
export type OfficeId = (typeof offices)[number];

/** When its witnesses saw the log, in seconds. */
export const seenAt = Date.parse("2026-06-01T00:10:00Z") / 1000;

/** A world and what is signed in it. */
export type OrderWorld = {
  readonly drill: boolean;
  readonly roster: Readonly<Record<string, unknown>>;
  readonly directive: Readonly<Record<string, unknown>>;
  readonly log: CheckpointSigner;
  readonly witnesses: readonly CheckpointSigner[];
  readonly sign: (
    type: "roster" | "directive" | "suspension" | "notice" | "guideline",
    document: object,
    by: readonly OfficeId[],
  ) => Promise<Envelope>;
  readonly proof: (document: object, by?: readonly CheckpointSigner[], time?: number) => Promise<string>;
  readonly proofOf: (entry: Uint8Array, by?: readonly CheckpointSigner[], time?: number) => Promise<string>;
  /** A good order by three of the offices. */
  readonly order: () => Promise<OrderFile>;
  readonly pin: { readonly sha256: string; readonly drill: boolean };
};

/** Makes a world. The offices of both have the same seeds: only what they sign says which it is. */
export async function orderWorld(drill: boolean): Promise<OrderWorld> {
  const keys = await Promise.all(offices.map(async (_, at) => await officeKey(at + 1, drill)));
  const log = await checkpointSigner("drill.example/log", new Uint8Array(32).fill(100), "Ed25519");
  const kinds = ["ML-DSA-44-cosignature", "ML-DSA-44-cosignature", "Ed25519-cosignature"] as const;
  const witnesses = await Promise.all(
    kinds.map(
      async (kind, at) => await checkpointSigner(`w${at}.example`, new Uint8Array(32).fill(101 + at), kind),
    ),
  );
  const rule = { offices, threshold: 3 };
  const roster = {
    type: "bongsu.roster/1",
    version: 1,
    drill,
    from: "2026-01-01T00:00:00Z",
    to: "2027-01-01T00:00:00Z",
    offices: offices.map((id, at) => ({ id, name: { en: `DRILL ${id}` }, keys: [keys[at]?.members] })),
    orders: [{ issuers: ["msit"], ...rule }],
    next: rule,
    log: [
      `log ${verifierKeyText(log.key)}`,
      ...witnesses.map(({ key }, at) => `witness w${at} ${verifierKeyText(key)}`),
      "group others 2 w0 w1 w2",
      "quorum others",
      "",
    ].join("\n"),
  };
  const directive = {
    type: "bongsu.directive/1",
    id: "DRILL-2026-0001",
    revision: 1,
    drill,
    state: "issued",
    issuedAt: "2026-06-01T00:00:00Z",
    issuedBy: "msit",
    draft: { title: { en: "DRILL: patch the gate", ko: "훈련: 관문 패치" }, until: "2026-12-31" },
  };
  const sign: OrderWorld["sign"] = async (type, document, by) => {
    const signers = by.flatMap((id) => keys[offices.indexOf(id)]?.signer ?? []);
    return await seal(payloadTypes[type], canonicalBytes(document), signers);
  };
  const proofOf: OrderWorld["proofOf"] = async (entry, by = [log, ...witnesses], time = seenAt) => {
    const root = await leafHash(entry);
    const text = checkpointText({ origin: "drill.example/log", size: 1, root });
    const signatures = await Promise.all(by.map(async (one) => await one.sign(text, time)));
    return logProofText({ extra: null, index: 0, path: [], checkpoint: noteText({ text, signatures }) });
  };
  const proof: OrderWorld["proof"] = async (document, by, time) => {
    const head = await readOrderHead(canonicalBytes(document));
    return await proofOf(head.ok ? orderEntry(head.value) : new Uint8Array(), by, time);
  };
  return {
    drill,
    roster,
    directive,
    log,
    witnesses,
    sign,
    proof,
    proofOf,
    order: async () => ({
      rosters: [await sign("roster", roster, ["msit"])],
      order: await sign("directive", directive, ["msit", "nis", "fsc"]),
      proof: await proof(directive),
    }),
    pin: { sha256: await sha256Hex(canonicalBytes(roster)), drill },
  };
}

/** An office's key by its seed, as a roster names it and as it signs. */
export async function officeKey(
  seed: number,
  drill: boolean,
): Promise<{ readonly members: object; readonly signer: Signer }> {
  const { spki, pkcs8 } = await mlDsa65Ed25519.keyPairOf(new Uint8Array(64).fill(seed));
  const keyid = await keyidOf(spki);
  const use = { purpose: "order", drill } as const;
  const members = publicKeyMembers({ ...use, algorithm: mlDsa65Ed25519.name, keyid, spki });
  return { members, signer: await signerOf(pkcs8, keyid, { contextOf: () => contextOfUse(use) }) };
}

/** The places of every member and element of a document, from the root down. */
export function placesOf(
  value: unknown,
  at: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => [[...at, i], ...placesOf(one, [...at, i])]);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => [[...at, name], ...placesOf(one, [...at, name])]);
}

/** The document with another value at a place. */
export function withValueAt(
  document: unknown,
  [first, ...rest]: readonly (string | number)[],
  change: (value: unknown) => unknown,
): unknown {
  if (first === undefined) return change(document);
  if (Array.isArray(document))
    return document.map((one: unknown, i) => (i === first ? withValueAt(one, rest, change) : one));
  const members = document as Readonly<Record<string, unknown>>;
  return { ...members, [first]: withValueAt(members[first], rest, change) };
}

/** The same value of the other world, or just another one. */
export function otherValue(value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  if (typeof value !== "string") return null;
  const swapped = value.replace(/drill|real/giu, (word) =>
    word.toLowerCase() === "drill" ? "REAL" : "DRILL",
  );
  return swapped === value ? `${value.slice(0, -1)}${value.endsWith("A") ? "B" : "A"}` : swapped;
}
