/**
 * What is worked on of an advisory of the room's own, as it is stored: sealed for its office, of a gravest case for three offices of which two open; and from its approval on
 * for the room's own key too, so that it comes out at its instant while everybody of the office sleeps.
 */
import { randomBytes } from "node:crypto";
import { Refusal } from "#core/problem.ts";
import type { OwnDocument } from "#core/publish/own-document.ts";
import { sealBytes } from "#core/seal/object/sealed-object.ts";
import type { ObjectReader } from "#core/seal/object/wraps.ts";
import type { OwnRow } from "#stages/advisory/own/own-advisory-row.ts";
import { openersOfCase } from "#stages/case/queries.ts";
import { openedBytes, type SealedHolders } from "#store/sealed/open-sealed.ts";
import { sealingReaders } from "#store/sealed/sealing-keys.ts";
import { sql, type Tx } from "#store/sql.ts";

/** What opens the drafts of an office now. */
export type DraftKeys = (office: string) => SealedHolders;

/** Which draft, and whose it is. */
export type DraftPlace = Pick<OwnRow, "id" | "office" | "coordinationCase">;

/** Seals what is worked on in place of what was; what was approved before is void with it. Refuses where an office has no key for sealing. */
export async function sealDraft(tx: Tx, place: DraftPlace, document: OwnDocument): Promise<void> {
  const content = await sealed(document, await draftTerms(tx, place));
  await tx.run(sql`insert into own_advisory_draft (own_advisory, content) values (${place.id}, ${content})
    on conflict (own_advisory) do update set content = excluded.content, release = null`);
}

/** Seals what was approved for the room's own key alone, of an office that has none: it comes out, and nobody opens it before. */
export async function sealForRoom(tx: Tx, { id }: DraftPlace, document: OwnDocument): Promise<void> {
  const release = await sealed(document, await roomTerms(tx));
  await tx.run(
    sql`insert into own_advisory_draft (own_advisory, content, release) values (${id}, ${release}, ${release})`,
  );
}

/** Whether a draft can be sealed now: whether those that it is for have keys. */
export async function canSealDraft(tx: Tx, place: DraftPlace): Promise<boolean> {
  const { readers, offices } = await draftReaders(tx, place);
  return readers.length === offices.length;
}

async function draftReaders(tx: Tx, { office, coordinationCase }: DraftPlace) {
  const openers = coordinationCase === null ? null : await openersOfCase(tx, coordinationCase);
  const offices = openers ?? [office];
  return { readers: await sealingReaders(tx, offices), offices, needed: openers === null ? 1 : 2 };
}

async function draftTerms(tx: Tx, place: DraftPlace) {
  const { readers, offices, needed } = await draftReaders(tx, place);
  if (readers.length < offices.length)
    throw new Refusal("state-forbids", "The office has no key for sealing; register one first.");
  return { readers, needed };
}

/** Seals what was approved for the room's own key as well. Refuses where the room has none. */
export async function sealRelease(tx: Tx, id: string, document: OwnDocument): Promise<void> {
  const release = await sealed(document, await roomTerms(tx));
  await tx.run(sql`update own_advisory_draft set release = ${release} where own_advisory = ${id}`);
}

async function roomTerms(tx: Tx) {
  const readers = await sealingReaders(tx, [null]);
  if (readers.length === 0)
    throw new Refusal("state-forbids", "The room has no key of its own to seal what it is to publish for.");
  return { readers, needed: 1 };
}

async function sealed(
  document: OwnDocument,
  terms: { readonly readers: readonly ObjectReader[]; readonly needed: number },
): Promise<Buffer> {
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  return Buffer.from(await sealBytes(bytes, terms, (length) => randomBytes(length)));
}

/** A draft in clear; `null` while what opens it is locked. */
export async function openedDraft(content: Uint8Array, holders: SealedHolders): Promise<OwnDocument | null> {
  const bytes = await openedBytes(content, holders);
  return bytes === null ? null : (JSON.parse(new TextDecoder().decode(bytes)) as OwnDocument);
}

/** What is worked on, for an act that reads it. Refuses while its office's key is locked. */
export async function draftForAct(tx: Tx, { id, office }: DraftPlace, keys: DraftKeys): Promise<OwnDocument> {
  const row = await tx.first<{ content: Buffer }>(
    sql`select content from own_advisory_draft where own_advisory = ${id}`,
  );
  const document = row === undefined ? null : await openedDraft(row.content, keys(office));
  if (document === null)
    throw new Refusal(
      "state-forbids",
      "The draft is sealed and its office's key is locked; unlock it first.",
    );
  return document;
}

/** What was approved, for its instant; `null` while the room's own key is locked. */
export async function openedRelease(tx: Tx, id: string, holders: SealedHolders): Promise<OwnDocument | null> {
  const row = await tx.first<{ release: Buffer | null }>(
    sql`select release from own_advisory_draft where own_advisory = ${id}`,
  );
  return row === undefined || row.release === null ? null : await openedDraft(row.release, holders);
}
