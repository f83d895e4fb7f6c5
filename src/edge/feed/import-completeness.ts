/**
 * What an import may state of its completeness: statements that lie in its feeds are held back until all is read, and go on only where as many
 * records came as they say; whole export archives and the user's word are added. A room never hears of a count that nobody counted.
 */
import { hash } from "node:crypto";
import type { CompletenessStatement, HeldCompleteness } from "#core/completeness.ts";
import { completeness } from "#core/format/completeness.ts";
import { isCatalogue } from "#core/format/index.ts";
import type { FeedRecord } from "#core/format/feed-record.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import { heldCompleteness } from "#core/pack/held-completeness.ts";
import { shelfOf } from "#core/product/ecosystem-of-product.ts";
import { documentItem, type FeedItem } from "./feed-item.ts";
import { exportWatch } from "#core/pack/export-watch.ts";
import { readFeedItem } from "./read-item.ts";

/** When an import is read, and what the user states of it. */
export type ImportStatement = { readonly now: string; readonly stated: readonly CompletenessStatement[] };

/** Items for the wire, the statements that hold after all of them. */
export async function* withStatedItems(
  items: AsyncIterable<FeedItem>,
  wish: ImportStatement,
): AsyncGenerator<FeedItem> {
  const tally = importTally(wish);
  for await (const item of items) {
    const { records, unread } = readFeedItem(item);
    tally.note(item.path, records);
    for (const { format } of unread) tally.noteUnread(item.path, format);
    if (!records.some(({ kind }) => kind === "completeness")) yield item;
  }
  const statements = tally.statements();
  if (statements.length === 0) return;
  const text = JSON.stringify({ type: "bongsu.completeness/1", statements });
  yield documentItem({ path: "completeness.json", position: "", bytes: Buffer.from(text) }, text);
}

/** Records for a store, the statements that hold after all of them. */
export async function* withStatedRecords(
  records: AsyncIterable<ImportRecord>,
  wish: ImportStatement,
): AsyncGenerator<ImportRecord> {
  const tally = importTally(wish);
  for await (const record of records) {
    const { path, format } = record.origin;
    if (record.kind === "completeness") tally.note(path, [record]);
    else {
      if (record.kind === "advisory") tally.note(path, [record.record]);
      if (record.kind === "quarantined") tally.noteUnread(path, format);
      yield record;
    }
  }
  for (const statement of tally.statements()) {
    const sha256 = hash("sha256", JSON.stringify(statement));
    const origin = { format: completeness.name, path: "completeness.json", position: "", sha256 };
    yield { kind: "completeness", origin, statement };
  }
}

/** Counts an import's records, and says at its end which statements hold. */
function importTally({ now, stated }: ImportStatement) {
  const watch = exportWatch(now);
  const statements: CompletenessStatement[] = [...stated];
  const keys = new Map<string, Set<string>>();
  const newest = new Map<string, string>();
  let unread = 0;
  function noteAdvisory({ key, advisory }: Extract<FeedRecord, { kind: "advisory" }>): void {
    const { modified, withdrawn, affected } = advisory;
    for (const ecosystem of new Set(affected.map(({ product }) => shelfOf(product)))) {
      if (modified !== null && modified <= now && modified > (newest.get(ecosystem) ?? ""))
        newest.set(ecosystem, modified);
      if (withdrawn !== null) continue;
      const known = keys.get(ecosystem);
      if (known === undefined) keys.set(ecosystem, new Set([key]));
      else known.add(key);
    }
  }
  return {
    note: (path: string, records: readonly FeedRecord[]): void => {
      watch.note(path, records);
      for (const record of records) {
        if (record.kind === "advisory") noteAdvisory(record);
        else if (record.kind === "completeness") statements.push(record.statement);
      }
    },
    noteUnread: (path: string, format: string): void => {
      watch.noteUnread(path, format);
      if (!isCatalogue(format)) unread++;
    },
    statements: (): readonly CompletenessStatement[] => {
      const found = { newest, held: (ecosystem: string): number => keys.get(ecosystem)?.size ?? 0 };
      return [
        ...statements.map((one) => [one, unread] as const),
        ...watch.exports().map((one) => [one, 0] as const),
      ]
        .flatMap(([one, lost]) =>
          heldCompleteness([one], { ...found, unread: lost }).map((held) => counted(one, held)),
        )
        .flatMap((one) => one ?? []);
    },
  };
}

/** The statement with the time and the count that hold; `null` where other records came than it says. */
function counted(
  { ecosystem }: CompletenessStatement,
  { to, records, held }: HeldCompleteness,
): CompletenessStatement | null {
  return records === held ? { ecosystem, to, records } : null;
}
