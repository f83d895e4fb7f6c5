/** Writing changes that are held back, and those that were made and can be undone. Deciding on them is in `decide-change.ts`. */
import { hash } from "node:crypto";
import type { AdvisoryImport, Origin } from "#core/format/import-record.ts";
import { cisaAdp } from "#core/format/cve-metrics.ts";
import type { JournalEvent } from "#core/journal-event.ts";
import type { FeedChangeEffect, FeedChangeKind, HeldReason } from "#core/provenance/feed-change.ts";
import { copyLine, sql, type Tx } from "#store/sql.ts";
import { compress } from "./provenance/compressed.ts";
import { cleanJson, cleanPlace, cleanText } from "#store/database-text.ts";
import type { ImportContext } from "./judge-advisory.ts";

/** A change to be written: held where `before` is absent, else made already. */
export type NewChange = {
  readonly kind: FeedChangeKind;
  readonly subject: string;
  readonly name: string;
  readonly reason: HeldReason;
  readonly origin: Origin;
  readonly content: string;
  readonly effect: FeedChangeEffect;
  readonly arrival: unknown;
  readonly source: string;
  readonly before?: unknown;
};

/** The change that an advisory record asks for. */
export function advisoryChange(
  arrival: AdvisoryImport,
  { reason, effect }: { readonly reason: HeldReason; readonly effect: FeedChangeEffect },
  before?: unknown,
): NewChange {
  const { source, ...rest } = arrival;
  const { key, id } = arrival.record;
  return {
    kind: "advisory",
    subject: key,
    name: id,
    reason,
    origin: arrival.origin,
    content: arrival.content,
    effect,
    arrival: rest,
    source,
    ...(before === undefined ? {} : { before }),
  };
}

/** What stands of these records, as an arrival that would bring it back. */
export async function advisoryBefore(tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.rows<{ key: string; before: unknown }>(sql`
    select a.key, jsonb_build_object('kind', 'advisory', 'content', a.content, 'remarks', a.remarks, 'broughtBy', a.brought_by,
      'flagged', exists (select from exploited e where e.catalog = ${cisaAdp} and e.cve = a.id and e.delisted_at is null),
      'origin', jsonb_build_object('format', a.format, 'path', v.path, 'position', v.position, 'sha256', v.sha256),
      'record', jsonb_build_object('kind', 'advisory', 'key', a.key, 'id', a.id, 'sharing', a.sharing, 'advisory', a.advisory,
        'unknown', a.unknown) || case when a.edition is null then '{}'::jsonb else jsonb_build_object('edition', a.edition) end) as before
    from advisory a join advisory_version v on v.key = a.key and v.content = a.content where a.key = any(${keys})`);
  return new Map(rows.map(({ key, before }) => [key, before]));
}

/** How many records this importer withdrew, emptied or hid in the day before. */
export async function withdrawnSince(tx: Tx, { importer, now }: ImportContext): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`
    select count(*)::integer as count from feed_change
    where kind = 'advisory' and state = 'made' and reason <> 'many-delistings' and brought_by = ${importer} and at > ${now}::timestamptz - interval '1 day'`);
  return row?.count ?? 0;
}

/** Writes changes; one that waits already is not written twice. Of those that wait from now on the journal is told, once a reason. */
export async function saveFeedChanges(
  tx: Tx,
  context: ImportContext,
  changes: readonly NewChange[],
): Promise<readonly JournalEvent[]> {
  if (changes.length === 0) return [];
  await tx.run(sql`create temp table if not exists feed_change_row (
    id text, kind text, subject text, name text, format text, reason text, state text, path text, "position" text,
    content text, effect jsonb, arrival jsonb, source bytea, before jsonb) on commit drop`);
  await tx.run(sql`truncate feed_change_row`);
  const lines: string[] = [];
  for (const change of changes) lines.push(await lineOf(context, change));
  await tx.copy("feed_change_row", lines);
  const fresh = await tx.rows<{ id: string; reason: HeldReason; state: string }>(sql`
    insert into feed_change (id, kind, subject, name, format, reason, state, at, brought_by, batch, path, position,
      content, effect, arrival, source, before)
    select distinct on (id) id, kind, subject, name, format, reason, state, ${context.now}, ${context.importer}, ${context.batch}, path,
      "position", content, effect, arrival, source, before
    from feed_change_row on conflict do nothing returning id, reason, state`);
  const held = Map.groupBy(
    fresh.filter(({ state }) => state === "held"),
    ({ reason }) => reason,
  );
  return [...held].map(([reason, list]) => ({
    kind: "feed-change.held",
    batch: context.batch,
    reason,
    count: list.length,
    change: list[0]?.id ?? "",
  }));
}

async function lineOf({ batch, now }: ImportContext, change: NewChange): Promise<string> {
  const { kind, subject, name, reason, origin, content, effect, before } = change;
  const state = before === undefined ? "held" : "made";
  const digest = hash("sha256", JSON.stringify([subject, content, reason, state, batch, now]));
  const place = [cleanPlace(origin.path), cleanPlace(origin.position)];
  const bodies = [content, cleanJson(effect), cleanJson(change.arrival), await compress(change.source)];
  const head = [
    `C-${digest.slice(0, 24)}`,
    kind,
    cleanText(subject),
    cleanText(name.slice(0, 300)),
    origin.format,
  ];
  return copyLine([
    ...head,
    reason,
    state,
    ...place,
    ...bodies,
    before === undefined ? null : cleanJson(before),
  ]);
}
