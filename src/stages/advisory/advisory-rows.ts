/** The rows of advisory records, written together: the current content of each, every content as a version, and the rows by which they are found. */
import type { AdvisoryImport } from "#core/format/import-record.ts";
import { copyLine, sql, type Tx } from "#store/sql.ts";
import { searchTextOf } from "#core/search/search-text.ts";
import { searchableOf } from "./searchable.ts";
import { cleanJson, cleanText } from "#store/database-text.ts";
import { saveNames, saveProducts } from "./save-links.ts";

/** An arrival that changes something: it becomes current, or it is kept beside the current one. */
export type AdvisoryChange = {
  readonly arrival: AdvisoryImport;
  readonly source: Buffer;
  readonly current: boolean;
};

/** Whose rows they are. */
type WrittenBy = { readonly batch: string; readonly importer: string };

/** Writes the changes; of several current ones of one record the last is. What waits of a record that changes was asked of what it said before, and lapses. */
export async function saveRows(tx: Tx, by: WrittenBy, changes: readonly AdvisoryChange[]): Promise<void> {
  if (changes.length === 0) return;
  const last = new Map(changes.filter((one) => one.current).map((one) => [one.arrival.record.key, one]));
  await tx.run(sql`create temp table if not exists advisory_row (
    key text, id text, format text, publisher text, sharing text, published timestamptz, modified timestamptz,
    withdrawn timestamptz, advisory jsonb, unknown jsonb, remarks jsonb, edition jsonb, content text, source bytea, heads text, words text,
    path text, "position" text, sha256 text, is_current boolean) on commit drop`);
  await tx.run(sql`truncate advisory_row`);
  await tx.copy(
    "advisory_row",
    changes.map((change) => rowOf(change, last.get(change.arrival.record.key) === change)),
  );
  await tx.run(sql`insert into advisory
      (key, id, format, publisher, sharing, published, modified, withdrawn, newest,
       advisory, unknown, remarks, edition, content, heads, words, brought_by)
    select key, id, format, publisher, sharing, published, modified, withdrawn,
       coalesce(greatest(modified, withdrawn), published, '1970-01-01'),
       advisory, unknown, remarks, edition, content, heads, array_to_tsvector(string_to_array(words, E'\\n')), ${by.importer}
    from advisory_row where is_current
    on conflict (key) do update set
      id = excluded.id, publisher = excluded.publisher, sharing = excluded.sharing,
      published = excluded.published, modified = excluded.modified, withdrawn = excluded.withdrawn, newest = excluded.newest,
      advisory = excluded.advisory, unknown = excluded.unknown, remarks = excluded.remarks, edition = excluded.edition,
      content = excluded.content, heads = excluded.heads, words = excluded.words, brought_by = excluded.brought_by, last_changed = now()`);
  await tx.run(sql`insert into advisory_version
      (key, content, sharing, published, modified, source, path, "position", sha256, batch)
    select key, content, sharing, published, modified, source, path, "position", sha256, ${by.batch} from advisory_row
    on conflict (key, content) do nothing`);
  const arrivals = [...last.values()].map((one) => one.arrival);
  await tx.run(sql`update feed_change set state = 'lapsed'
    where kind = 'advisory' and state = 'held' and reason <> 'time-ahead' and subject = any(${[...last.keys()]})`);
  await saveNames(
    tx,
    arrivals.map(({ record }) => record),
  );
  await saveProducts(tx, arrivals);
}

function rowOf({ arrival, source }: AdvisoryChange, current: boolean): string {
  const { key, id, sharing, advisory, unknown, edition } = arrival.record;
  const { path, position, sha256 } = arrival.origin;
  const head = [cleanText(key), cleanText(id), advisory.format, cleanText(advisory.publisher)];
  const times = [advisory.published, advisory.modified, advisory.withdrawn];
  const bodies = [
    cleanJson(advisory),
    cleanJson(unknown),
    cleanJson(arrival.remarks),
    edition === undefined ? null : cleanJson(edition),
    arrival.content,
    source,
  ];
  const { heads, lexemes } = searchTextOf(searchableOf(advisory));
  const from = [cleanText(path), cleanText(position), sha256];
  return copyLine([...head, sharing, ...times, ...bodies, heads, lexemes.join("\n"), ...from, current]);
}
