/**
 * For whom a text of a case is sealed: the case's office and, of those who may read it, whoever has a key. Who that is, is decided where what is shown is decided
 * (`mayReadText`), so that nobody holds a wrap of what it is not shown.
 */
import type { CaseRecord } from "#core/coordination/case-record.ts";
import { mayReadText, viewOfCase } from "#core/coordination/case-view.ts";
import { Refusal } from "#core/problem.ts";
import { readPublicKey, sealingKeyOf } from "#core/seal/key/public-key.ts";
import type { ObjectReader } from "#core/seal/object/wraps.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { sealingReaders } from "#store/sealed/sealing-keys.ts";
import { sql, type Tx } from "#store/sql.ts";

/** A participant of whom a key is known: one of its own, or the one that the six words of its report lead to. */
export type KeyedParticipant = {
  readonly participant: string;
  readonly reader: ObjectReader | null;
  /** Reads letters alone, and of each a copy of its own: the head of a shared object would tell how many others read it. */
  readonly reporter: ObjectReader | null;
};

/** Somebody who has a copy of a text of its own, and for whom it is sealed. */
type CopyReader = { readonly participant: string; readonly readers: readonly ObjectReader[] };

/** What a reporter is handed by its words: what is written to it, and the files that come with it. */
const letterKinds: readonly string[] = ["message", "file"];

/** What is asked of a text: whom it is for, and whether each of those has a copy of its own. */
export type TextAudience = {
  readonly author: string;
  readonly audience: readonly string[];
  readonly detail: boolean;
  readonly marked?: boolean;
};

/** More wraps than these make an object that is mostly wraps: the rest of a larger audience reads in the room. */
const mostReaders = 200;

/** A public key's document as somebody things are sealed for; `null` where it is none. */
async function readerIn(document: unknown): Promise<ObjectReader | null> {
  const key = await readPublicKey(document);
  const publicKey = key.ok ? sealingKeyOf(key.value) : null;
  return key.ok && publicKey !== null ? { keyid: key.value.keyid, publicKey } : null;
}

/** Refuses a document that is no public key for sealing, and a key of the other world: what is real is sealed for no key that people play with. */
export async function mustBeSealingKey(tx: Tx, id: string, document: unknown): Promise<void> {
  const row = await tx.first<{ drill: boolean }>(
    sql`select purpose = 'drill' as drill from coordination_case where id = ${id}`,
  );
  const key = await readPublicKey(document);
  if (key.ok && sealingKeyOf(key.value) !== null && key.value.drill === row?.drill) return;
  const option = row?.drill === true ? " --drill" : "";
  const message = `expected KEY.pub of \`bongsu key new --purpose sealing${option}\``;
  throw new Refusal("input-invalid", "This is not a public key for sealing.", [
    { at: "/publicKey", code: "key-form", message },
  ]);
}

/** The key of a participant from outside, as somebody things are sealed for; `null` where it has none, or reads in the room as an office or organisation of it. */
export async function outsideReader(tx: Tx, id: string, participant: string): Promise<ObjectReader | null> {
  const row = await tx.first<{ document: unknown }>(sql`
    select sealing_key as document from case_participant where coordination_case = ${id} and participant = ${participant}
      and office is null and organization is null and sealing_key is not null`);
  return row === undefined ? null : await readerIn(row.document);
}

/** Participants of a case who have a key: other offices of this room, who registered one, who reported by six words. Offices that gave the case away are none. */
export async function keyedParticipants(tx: Tx, id: string): Promise<readonly KeyedParticipant[]> {
  type KeyRow = {
    readonly participant: string;
    readonly document: unknown;
    readonly reporter: Buffer | null;
  };
  const rows = await tx.rows<KeyRow>(sql`
    select p.participant, coalesce(k.document, p.sealing_key) as document, s.reporter_key as reporter
    from coordination_case c join case_participant p on p.coordination_case = c.id
    left join sealing_key k on k.office = p.office and k.retired_at is null
    left join submission s on s.number = p.submission
    where c.id = ${id} and p.office is distinct from c.office and not coalesce(p.office = any(c.former_offices), false)
      and (coalesce(k.document, p.sealing_key) is not null or s.reporter_key is not null)
    order by p.joined_at, p.participant`);
  const keyed: KeyedParticipant[] = [];
  for (const { participant, document, reporter: key } of rows) {
    const reader = document === null ? null : await readerIn(document);
    const reporter = key === null ? null : { keyid: await sha256Hex(key), publicKey: key };
    if (reader !== null || reporter !== null) keyed.push({ participant, reader, reporter });
  }
  return keyed;
}

/** Those of them for whom a text is; of one that each has a copy of, those who coordinate. */
export function audienceOf(
  text: TextAudience,
  record: CaseRecord,
  keyed: readonly KeyedParticipant[],
): readonly ObjectReader[] {
  return keyed.flatMap((one) => {
    const reading = readingOf(text, record, one);
    const reads = reading === "original" || (reading === "copy" && text.marked !== true);
    return reads && one.reader !== null ? [one.reader] : [];
  });
}

/** Those of them who have a copy of a text of their own: of what several are handed everybody, of letters whoever reads by the words of a report. */
export function copyReaders(
  text: TextAudience & { readonly kind: string },
  record: CaseRecord,
  keyed: readonly KeyedParticipant[],
): readonly CopyReader[] {
  return keyed.flatMap((one) => {
    const own = text.marked === true ? one.reader : null;
    const letter = letterKinds.includes(text.kind) ? one.reporter : null;
    const readers = [own, letter].filter((reader) => reader !== null);
    if (readers.length === 0 || readingOf(text, record, one) !== "copy") return [];
    return [{ participant: one.participant, readers }];
  });
}

type TextReaders = {
  readonly readers: readonly ObjectReader[];
  readonly needed: number;
  readonly record: CaseRecord | null;
  readonly keyed: readonly KeyedParticipant[];
};

function readingOf(
  text: TextAudience,
  record: CaseRecord,
  { participant }: Pick<KeyedParticipant, "participant">,
): "original" | "copy" | "nothing" {
  const view = viewOfCase(record, participant);
  if (view === null || !mayReadText({ ...text, by: text.author }, participant, view)) return "nothing";
  return view.coordinates ? "original" : "copy";
}

/**
 * For whom a text of a case is sealed now, and how many of them it takes: the case's office first, or two of three offices for the details of the gravest; and who is handed copies
 * (of such details, who reads letters by the words of a report). Refuses where an office has no key.
 */
export async function textReaders(
  tx: Tx,
  { id, office }: { readonly id: string; readonly office: string },
  text: TextAudience,
): Promise<TextReaders> {
  const row = await tx.first<{ record: CaseRecord; openers: readonly string[] | null }>(
    sql`select record, openers from coordination_case where id = ${id}`,
  );
  const openers = text.detail ? (row?.openers ?? null) : null;
  const own = await sealingReaders(tx, openers ?? [office]);
  if (own.length < (openers ?? [office]).length)
    throw new Refusal("state-forbids", "The office has no key for sealing; register one first.");
  const record = row?.record ?? null;
  const keyed = record === null ? [] : await keyedParticipants(tx, id);
  if (openers !== null) {
    const reporters = keyed.map((one) => ({ ...one, reader: null }));
    return { readers: own, needed: 2, record, keyed: reporters };
  }
  const meant = record === null ? [] : audienceOf(text, record, keyed);
  return { readers: distinct([...own, ...meant]), needed: 1, record, keyed };
}

/** Each key once, as many as an object is wrapped for. */
export function distinct(readers: readonly ObjectReader[]): readonly ObjectReader[] {
  return [...new Map(readers.map((reader) => [reader.keyid, reader])).values()].slice(0, mostReaders);
}
