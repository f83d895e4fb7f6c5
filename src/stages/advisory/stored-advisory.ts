/** What is stored of the records that arrive, as far as what becomes of them depends on it. A row from before has no edition: it is read again from its source. */
import type { Affected } from "#core/advisory.ts";
import type { Sharing } from "#core/format/feed-record.ts";
import { saysAnything } from "#core/provenance/narrowing.ts";
import { formatOfDocument } from "#core/format/index.ts";
import type { AdvisoryImport } from "#core/format/import-record.ts";
import { isObject } from "#core/input/json-cursor.ts";
import { readJson } from "#core/input/json.ts";
import type { Edition } from "#core/provenance/edition.ts";
import { sql, type Tx } from "#store/sql.ts";
import { decompress } from "./provenance/compressed.ts";
import type { StoredAdvisory } from "./import-outcome.ts";

/** A record as it stands, with what it calls affected, what decides who may read it, and the contents that somebody refused or undid. */
export type StoredRecordState = StoredAdvisory & {
  readonly publisher: string;
  readonly affected: readonly Affected[];
  readonly sharing: Sharing | null;
  readonly published: string | null;
  readonly refused: ReadonlySet<string>;
};

type StoredRow = {
  readonly key: string;
  readonly format: string;
  readonly publisher: string;
  readonly content: string;
  readonly edition: Edition | null;
  readonly modified: string | null;
  readonly withdrawn: string | null;
  readonly sharing: Sharing | null;
  readonly published: string | null;
  readonly known: readonly string[];
};

/** The state of each arriving record that is here, by key. */
export async function loadStored(
  tx: Tx,
  arrivals: readonly AdvisoryImport[],
): Promise<Map<string, StoredRecordState>> {
  const keys = [...new Set(arrivals.map((one) => one.record.key))];
  const rows = await tx.rows<StoredRow>(
    sql`select a.key, a.format, a.publisher, a.content, a.edition, a.modified, a.withdrawn, a.sharing, a.published, array_agg(v.content) as known
        from advisory a join advisory_version v using (key) where a.key = any(${keys}) group by a.key`,
  );
  const brought = Map.groupBy(arrivals, ({ record }) => record.key);
  const differing = rows.filter(({ key, content }) =>
    brought.get(key)?.some((arrival) => arrival.content !== content),
  );
  const [editions, affected, refused] = [
    await editionsOf(tx, differing),
    await affectedOf(tx, differing),
    await refusedContents(tx, differing),
  ];
  return new Map(
    rows.map(({ key, publisher, content, withdrawn, sharing, published, known, modified, edition }) => [
      key,
      {
        publisher,
        content,
        withdrawn,
        sharing,
        published,
        edition: edition ?? editions.get(key) ?? { at: modified },
        known: new Set(known),
        affected: affected.get(key) ?? [],
        refused: refused.get(key) ?? new Set<string>(),
      },
    ]),
  );
}

/** The editions of rows that were written before editions were kept, from the bytes that they came in. */
async function editionsOf(tx: Tx, rows: readonly StoredRow[]): Promise<ReadonlyMap<string, Edition>> {
  const without = rows.filter(({ edition, format }) => edition === null && format !== "osv");
  if (without.length === 0) return new Map();
  const sources = await tx.rows<{ key: string; source: Buffer }>(sql`
    select v.key, v.source from advisory_version v join advisory a on a.key = v.key and a.content = v.content
    where v.key = any(${without.map(({ key }) => key)})`);
  const found = new Map<string, Edition>();
  for (const { key, source } of sources) {
    const edition = editionIn(await decompress(source));
    if (edition !== undefined) found.set(key, edition);
  }
  return found;
}

function editionIn(text: string): Edition | undefined {
  const json = readJson(text, { meaning: false });
  if (!json.ok) return undefined;
  const held = isObject(json.value) ? (json.value["record"] ?? json.value["document"]) : undefined;
  for (const document of [json.value, held]) {
    const format = formatOfDocument(document);
    const read = format.ok ? format.value.read(document) : undefined;
    const record = read?.ok === true ? read.value.records[0] : undefined;
    if (record?.kind === "advisory") return record.edition;
  }
  return undefined;
}

async function affectedOf(
  tx: Tx,
  rows: readonly StoredRow[],
): Promise<ReadonlyMap<string, readonly Affected[]>> {
  if (rows.length === 0) return new Map();
  const found = await tx.rows<{ key: string; affected: readonly Affected[] }>(
    sql`select key, advisory -> 'affected' as affected from advisory where key = any(${rows.map(({ key }) => key)})`,
  );
  return new Map(found.map(({ key, affected }) => [key, affected]));
}

/** The products of which a record calls any version affected, or says what nobody can decide. */
export function affectedProducts(affected: readonly Affected[]): ReadonlySet<string> {
  return new Set(affected.filter(saysAnything).map(({ product, label }) => product ?? label));
}

async function refusedContents(
  tx: Tx,
  rows: readonly StoredRow[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (rows.length === 0) return new Map();
  const found = await tx.rows<{ subject: string; contents: string[] }>(sql`
    select subject, array_agg(content) as contents from feed_change
    where subject = any(${rows.map(({ key }) => key)}) and kind = 'advisory' and state in ('refused', 'undone') group by subject`);
  return new Map(found.map(({ subject, contents }) => [subject, new Set(contents)]));
}
