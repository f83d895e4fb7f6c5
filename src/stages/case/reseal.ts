/** The wraps of a case's texts follow who may read them: who joins, accepts or registers a key gets what it may read from then on; a case that is handed over is sealed anew. */
import { randomBytes } from "node:crypto";
import { Refusal } from "#core/problem.ts";
import { contentKey, rewrapped, sealBytes } from "#core/seal/object/sealed-object.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import { lockedCase } from "#stages/case/case-row.ts";
import type { CaseRecord } from "#core/coordination/case-record.ts";
import { copyHeads, sealCopies } from "#stages/case/copies/copies.ts";
import {
  audienceOf,
  copyReaders,
  distinct,
  type KeyedParticipant,
  keyedParticipants,
} from "#stages/case/readers.ts";
import { caseHeads, caseTexts, sealedKinds } from "#stages/case/texts.ts";
import { sealingReaders } from "#store/sealed/sealing-keys.ts";
import { headOf, openedBytes, openersOf } from "#store/sealed/open-sealed.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Wraps each text for those who may read it and were not among its readers: heads are read and written, what is behind them is not. Nothing while the office's key is locked: the next act does it. */
export async function wrapForAudience(
  tx: Tx,
  id: string,
  keys: (office: string) => readonly Holder[],
): Promise<void> {
  const keyed = await keyedParticipants(tx, id);
  if (keyed.length === 0) return;
  const { office, record } = await lockedCase(tx, id);
  const holders = keys(office);
  if (holders.length === 0) return;
  const own = await sealingReaders(tx, [office]);
  const texts = await caseHeads(tx, id);
  const changed: NewHead[] = [];
  for (const text of texts) {
    const readers = distinct([...own, ...audienceOf(text, record, keyed)]);
    const head = await headOf(text.content);
    if (head === null || head.header.needed !== 1 || head.header.wraps.length === 0) continue;
    if (readers.every(({ keyid }) => head.header.readers.includes(keyid))) continue;
    const opened = await contentKey(head, await openersOf(text.content, { own: holders, together: [] }));
    if (!opened.ok || !("key" in opened.value)) continue;
    const fresh = await rewrapped(head, opened.value.key, { readers });
    changed.push({ number: text.number, head: Buffer.from(fresh), contentAt: head.contentAt });
  }
  await replaceHeads(tx, id, changed);
  await copyForAudience(tx, id, { texts, record, keyed, holders });
}

type NewHead = { readonly number: number; readonly head: Buffer; readonly contentAt: number };

async function replaceHeads(tx: Tx, id: string, heads: readonly NewHead[]): Promise<void> {
  if (heads.length === 0) return;
  await tx.run(sql`update case_text t set content = n.head || substring(t.content from n.content_at + 1)
    from unnest(${heads.map(({ number }) => number)}::bigint[], ${heads.map(({ head }) => head)}::bytea[], ${heads.map((one) => one.contentAt)}::integer[]) as n (number, head, content_at)
    where t.coordination_case = ${id} and t.number = n.number`);
}

type Copying = {
  readonly texts: Awaited<ReturnType<typeof caseHeads>>;
  readonly record: CaseRecord;
  readonly keyed: readonly KeyedParticipant[];
  readonly holders: readonly Holder[];
};

/** Seals the copies that are missing: of who joined, accepted or took another key. */
async function copyForAudience(
  tx: Tx,
  id: string,
  { texts, record, keyed, holders }: Copying,
): Promise<void> {
  const before = await copyHeads(tx, id);
  const wanting: { readonly object: string; readonly participant: string }[] = [];
  for (const text of texts)
    for (const { participant, readers } of copyReaders(text, record, keyed)) {
      const copy = before.get(`${text.number} ${participant}`);
      const sealedFor = copy === undefined ? [] : ((await headOf(copy))?.header.readers ?? []);
      if (!readers.every(({ keyid }) => sealedFor.includes(keyid)))
        wanting.push({ object: text.object, participant });
    }
  if (wanting.length === 0) return;
  const byText = Map.groupBy(wanting, ({ object }) => object);
  for (const text of await caseTexts(tx, [id], sealedKinds, [...byText.keys()])) {
    const bytes = await openedBytes(text.content, { own: holders, together: [] });
    const meant = new Set((byText.get(text.object) ?? []).map(({ participant }) => participant));
    const those = keyed.filter(({ participant }) => meant.has(participant));
    if (bytes !== null) await sealCopies(tx, id, { text, bytes, record, keyed: those });
  }
}

type Resealing = { readonly office: string; readonly holders: readonly Holder[] };

/** Seals every text of a case anew for another office and its audience. Refuses where one cannot be opened now, or the office has no key. */
export async function resealTexts(tx: Tx, id: string, { office, holders }: Resealing): Promise<void> {
  const own = await sealingReaders(tx, [office]);
  if (own.length === 0) throw new Refusal("state-forbids", "That office has no key for sealing.");
  const { record } = await lockedCase(tx, id);
  const keyed = await keyedParticipants(tx, id);
  const changed: { readonly number: number; readonly content: Buffer }[] = [];
  for (const text of await caseTexts(tx, [id], sealedKinds)) {
    const bytes = await openedBytes(text.content, { own: holders, together: [] });
    if (bytes === null) throw new Refusal("state-forbids", "Unlock the office's key first.");
    const readers = distinct([...own, ...audienceOf(text, record, keyed)]);
    const sealed = await sealBytes(bytes, { readers }, (length) => randomBytes(length));
    changed.push({ number: text.number, content: Buffer.from(sealed) });
  }
  if (changed.length === 0) return;
  await tx.run(sql`update case_text t set content = n.content
    from unnest(${changed.map(({ number }) => number)}::bigint[], ${changed.map(({ content }) => content)}::bytea[]) as n (number, content)
    where t.coordination_case = ${id} and t.number = n.number`);
}
