/**
 * Copies of a case's texts: what several participants are handed is sealed for who coordinates, and each of the others reads a copy of its own, drawn when it is
 * opened in the room, or sealed beforehand for who has a key of its own.
 */
import { randomBytes } from "node:crypto";
import type { CaseRecord } from "#core/coordination/case-record.ts";
import { everyParticipant, viewOfCase } from "#core/coordination/case-view.ts";
import { contentFor, contentWithMarks, markedPart, marksIn } from "#core/coordination/mark/marked-content.ts";
import { sealBytes } from "#core/seal/object/sealed-object.ts";
import { copyReaders, type KeyedParticipant, type TextAudience } from "#stages/case/readers.ts";
import { headColumn } from "#store/sealed/head-column.ts";
import { sql, type Tx } from "#store/sql.ts";

type CopiedText = TextAudience & { readonly kind: string; readonly number: number };

/** The content of a text with marks; `null` where it is not for several, its author does not coordinate, or nothing in it can be said in two ways. */
export function markedContent(
  { kind, author, audience }: TextAudience & { readonly kind: string },
  content: unknown,
  record: CaseRecord,
): object | null {
  const part = markedPart(kind, content);
  const isForSeveral = audience.length > 1 || audience.includes(everyParticipant);
  if (part === null || !isForSeveral || viewOfCase(record, author)?.coordinates !== true) return null;
  const marks = marksIn(part);
  if (marks === 0) return null;
  return contentWithMarks(content as object, { secret: randomBytes(32).toString("hex"), marks });
}

type SealedCopy = { readonly number: number; readonly participant: string; readonly content: Buffer };

/** Seals a copy of a text or file for each participant who reads one of its own; the record says who may read it. `bytes` are what was sealed for who coordinates. */
export async function sealCopies(
  tx: Tx,
  id: string,
  {
    text,
    bytes,
    record,
    keyed,
  }: {
    readonly text: CopiedText;
    readonly bytes: Uint8Array;
    readonly record: CaseRecord;
    readonly keyed: readonly KeyedParticipant[];
  },
): Promise<void> {
  const copies: SealedCopy[] = [];
  for (const { participant, readers } of copyReaders(text, record, keyed)) {
    const copy = text.kind === "file" ? bytes : await textFor(text.kind, bytes, participant);
    const sealed = await sealBytes(copy, { readers }, (length) => randomBytes(length));
    copies.push({ number: text.number, participant, content: Buffer.from(sealed) });
  }
  if (copies.length === 0) return;
  await tx.run(sql`insert into case_copy (coordination_case, number, participant, content)
    select ${id}, n.number, n.participant, n.content
    from unnest(${copies.map(({ number }) => number)}::bigint[], ${copies.map(({ participant }) => participant)}::text[], ${copies.map((one) => one.content)}::bytea[]) as n (number, participant, content)
    on conflict (coordination_case, number, participant) do update set content = excluded.content`);
}

async function textFor(kind: string, bytes: Uint8Array, participant: string): Promise<Uint8Array> {
  const content: unknown = JSON.parse(new TextDecoder().decode(bytes));
  return new TextEncoder().encode(JSON.stringify(await contentFor(kind, content, participant)));
}

/** The copies of a case's texts that are sealed for a participant, by the numbers of the texts. */
export async function copiesOf(
  tx: Tx,
  id: string,
  participant: string,
): Promise<ReadonlyMap<number, Buffer>> {
  const rows = await tx.rows<{ number: number; content: Buffer }>(
    sql`select number, content from case_copy where coordination_case = ${id} and participant = ${participant}`,
  );
  return new Map(rows.map(({ number, content }) => [number, content]));
}

/** The heads of a case's copies, by text and participant. */
export async function copyHeads(tx: Tx, id: string): Promise<ReadonlyMap<string, Buffer>> {
  const rows = await tx.rows<SealedCopy>(
    sql`select number, participant, ${headColumn(sql`content`)} as content from case_copy where coordination_case = ${id}`,
  );
  return new Map(rows.map(({ number, participant, content }) => [`${number} ${participant}`, content]));
}
