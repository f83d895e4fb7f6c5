/** What is written in a case: sealed for its audience before it is stored, and opened in memory for who may read it while a key of theirs is unlocked. */
import { randomBytes } from "node:crypto";
import { Refusal } from "#core/problem.ts";
import { sealBytes } from "#core/seal/object/sealed-object.ts";
import type { CaseRecord } from "#core/coordination/case-record.ts";
import { markedContent, sealCopies } from "#stages/case/copies/copies.ts";
import { textReaders } from "#stages/case/readers.ts";
import { headColumn } from "#store/sealed/head-column.ts";
import { headOf, openedBytes, type SealedHolders } from "#store/sealed/open-sealed.ts";
import { sql, type Sql, type Tx } from "#store/sql.ts";

/** Which kind of text: what an invitation says, what is flawed, who a participant is, a message, a supplier's answer, which products are meant. A file is bytes, and a message names it. */
export const caseTextKinds = ["invitation", "about", "participant", "message", "answer", "products"] as const;
type CaseTextKind = (typeof caseTextKinds)[number];
/** Everything that is sealed in a case. */
export const sealedKinds = [...caseTextKinds, "file"] as const;
type SealedKind = (typeof sealedKinds)[number];

/** A text to be sealed; `content` is a JSON value. */
type NewCaseText = NewSealed & { readonly kind: CaseTextKind; readonly content: unknown };

type NewSealed = {
  readonly author: string;
  readonly audience: readonly string[];
  readonly detail: boolean;
};

/** A stored text, still sealed. */
export type SealedCaseText = NewSealed & {
  readonly kind: CaseTextKind;
  /** Whether each of its readers who does not coordinate has a copy of its own. */
  readonly marked: boolean;
  readonly coordinationCase: string;
  readonly number: number;
  readonly object: string;
  readonly sealedAt: string;
  readonly content: Buffer;
};

/** Everything that lies sealed in a case, files too. */
type SealedCaseObject = Omit<SealedCaseText, "kind"> & { readonly kind: SealedKind };

/** Where a text belongs. */
type CasePlace = { readonly id: string; readonly office: string };

/** Seals a text for the case's office and its audience and stores it; what several are handed is another copy for each. The result is its number. Refuses where the office has no key for sealing. */
export async function storeCaseText(
  tx: Tx,
  place: CasePlace,
  { content, ...text }: NewCaseText,
  now: string,
): Promise<number> {
  const row = await tx.first<{ record: CaseRecord }>(
    sql`select record from coordination_case where id = ${place.id}`,
  );
  const withMarks = row === undefined ? null : markedContent(text, content, row.record);
  const bytes = new TextEncoder().encode(JSON.stringify(withMarks ?? content));
  return (await storeObject(tx, place, { ...text, marked: withMarks !== null, bytes }, now)).number;
}

type NewObject = NewSealed & {
  readonly kind: SealedKind;
  readonly marked: boolean;
  readonly bytes: Uint8Array;
};

/** Seals bytes for the case's office and their audience and stores them; the result is the object's id. */
export async function storeSealed(
  tx: Tx,
  place: CasePlace,
  file: Omit<NewObject, "marked">,
  now: string,
): Promise<string> {
  return (await storeObject(tx, place, { ...file, marked: false }, now)).object;
}

/** Stores texts of the same kind that are for the same readers and not for several, which are handed no copies; for an answer of many parts. */
export async function storeCaseTexts(
  tx: Tx,
  place: CasePlace,
  { contents, ...text }: Omit<NewCaseText, "content"> & { readonly contents: readonly unknown[] },
  now: string,
): Promise<void> {
  const bytes = contents.map((content) => new TextEncoder().encode(JSON.stringify(content)));
  await storeObjects(tx, place, { ...text, marked: false, bytes }, now);
}

type StoredObject = { readonly number: number; readonly object: string };

async function storeObject(
  tx: Tx,
  place: CasePlace,
  { bytes, ...text }: NewObject,
  now: string,
): Promise<StoredObject> {
  const [stored] = await storeObjects(tx, place, { ...text, bytes: [bytes] }, now);
  if (stored === undefined) throw new TypeError("what was given is stored");
  return stored;
}

async function storeObjects(
  tx: Tx,
  place: CasePlace,
  { kind, bytes, ...text }: Omit<NewObject, "bytes"> & { readonly bytes: readonly Uint8Array[] },
  now: string,
): Promise<readonly StoredObject[]> {
  const { id } = place;
  const first = await nextNumber(tx, id, text.author);
  const { record, keyed, ...terms } = await textReaders(tx, place, text);
  const numbers = bytes.map((_one, at) => first + at);
  const contents: Buffer[] = [];
  for (const one of bytes)
    contents.push(Buffer.from(await sealBytes(one, terms, (length) => randomBytes(length))));
  const objects = await Promise.all(contents.map(objectOf));
  await tx.run(sql`insert into case_text (coordination_case, number, object, content, sealed_at)
    select ${id}, n.number, n.object, n.content, ${now}
    from unnest(${numbers}::bigint[], ${objects}::text[], ${contents}::bytea[]) as n (number, object, content)`);
  await tx.run(sql`insert into case_audience (coordination_case, number, kind, author, audience, detail, marked)
    select ${id}, n.number, ${kind}, ${text.author}, ${[...text.audience]}::text[], ${text.detail}, ${text.marked} from unnest(${numbers}::bigint[]) as n (number)`);
  for (const [at, one] of bytes.entries()) {
    const copied = { ...text, kind, number: first + at };
    if (record !== null) await sealCopies(tx, id, { text: copied, bytes: one, record, keyed });
  }
  return objects.map((object, at) => ({ number: first + at, object }));
}

/** What one participant may keep in a case, and how many texts of its own: who is let in from outside fills nobody's disk, and each text is opened whenever the case is read. */
const mostOfAuthor = { bytes: 256 * 1024 * 1024, texts: 2_000 };

/**
 * The number of the next text. Refuses a case whose texts were shredded, since nothing would shred what comes after, and an author who has written too much. Each text is looked
 * up by its key: joined freely, a case that grew within the minute is walked once for each of its texts.
 */
async function nextNumber(tx: Tx, id: string, author: string): Promise<number> {
  const place = await tx.first<{ number: number; bytes: number; texts: number; shredded: boolean }>(sql`
    select coalesce((select max(number) from case_text where coordination_case = c.id), 0) + 1 as number, own.bytes, own.texts, c.shredded_at is not null as shredded
    from coordination_case c cross join lateral (
      select coalesce(sum(octet_length(t.content)), 0)::float8 as bytes, (count(*) filter (where a.kind in ('message', 'answer', 'file')))::integer as texts
      from case_audience a cross join lateral (
        select content from case_text where coordination_case = a.coordination_case and number = a.number limit 1) t
      where a.coordination_case = c.id and a.author = ${author}) own
    where c.id = ${id}`);
  if (place?.shredded === true)
    throw new Refusal("state-forbids", "The time of this case's texts is over; they were destroyed.");
  const { bytes = 0, texts = 0, number = 1 } = place ?? {};
  if (bytes >= mostOfAuthor.bytes || texts >= mostOfAuthor.texts)
    throw new Refusal("too-large", "You have written as much in this case as one participant may.");
  return number;
}

async function objectOf(sealed: Uint8Array): Promise<string> {
  const head = await headOf(sealed);
  if (head === null) throw new TypeError("what is stored here was not sealed");
  return head.header.object;
}

type TextSelection = {
  readonly cases: readonly string[];
  readonly kinds: readonly SealedKind[];
  readonly objects: readonly string[] | null;
};

/** The texts of some cases, of some kinds, oldest first; or of these those with some ids. */
export async function caseTexts(
  tx: Tx,
  cases: readonly string[],
  kinds: readonly SealedKind[],
  objects: readonly string[] | null = null,
): Promise<readonly SealedCaseText[]> {
  return await textRows(tx, { cases, kinds, objects }, sql`t.content`);
}

/** Everything that is sealed in a case, `content` being the head alone: who may open a file is known without loading the file. */
export async function caseHeads(tx: Tx, id: string): Promise<readonly SealedCaseObject[]> {
  const everything = { cases: [id], kinds: sealedKinds, objects: null };
  return await textRows(tx, everything, headColumn(sql`t.content`));
}

async function textRows(
  tx: Tx,
  { cases, kinds, objects }: TextSelection,
  content: Sql,
): Promise<readonly SealedCaseText[]> {
  return await tx.rows<SealedCaseText>(sql`
    select t.coordination_case as "coordinationCase", t.number, t.object, t.sealed_at as "sealedAt", ${content} as content, a.kind, a.author, a.audience, a.detail, a.marked
    from case_text t cross join lateral (
      select kind, author, audience, detail, marked from case_audience where coordination_case = t.coordination_case and number = t.number limit 1) a
    where t.coordination_case = any(${cases}) and a.kind = any(${kinds})
      and (${objects}::text[] is null or t.object = any(${objects}::text[])) order by t.coordination_case, t.number`);
}

/** A text in clear; `null` while nobody has unlocked a key for it, and once it is shredded. */
export async function openedText(
  { content }: Pick<SealedCaseText, "content">,
  holders: SealedHolders,
): Promise<unknown> {
  const bytes = await openedBytes(content, holders);
  return bytes === null ? null : (JSON.parse(new TextDecoder().decode(bytes)) as unknown);
}
