/** Saving a batch of advisory records: what is there, what each arrival means, and the rows. `commands.ts` has the transaction and the journal events. */
import { promisify } from "node:util";
import { zstdCompress } from "node:zlib";
import type { AdvisoryImport } from "#core/format/import-record.ts";
import { copyLine, sql, type Tx } from "#store/sql.ts";
import { decideAdvisory, type ImportOutcome, type StoredAdvisory } from "./import-outcome.ts";
import { searchTextOf } from "#core/search/search-text.ts";
import { searchableOf } from "./searchable.ts";
import { cleanJson, cleanText } from "./database-text.ts";
import { saveNames, saveProducts } from "./save-links.ts";

const compress = promisify(zstdCompress);

/** How the batch fared, in its order, and which records became withdrawn. */
type SavedAdvisories = {
  readonly outcomes: readonly ImportOutcome[];
  readonly withdrawn: readonly AdvisoryImport[];
};

/** An arrival that changes something: it becomes current, or it is kept beside the current one. */
type AdvisoryChange = {
  readonly arrival: AdvisoryImport;
  readonly source: Buffer;
  readonly current: boolean;
};

/** Saves the records; of several with one key in the batch each is decided on what the ones before it left. */
export async function saveAdvisories(
  tx: Tx,
  batch: string,
  arrivals: readonly AdvisoryImport[],
): Promise<SavedAdvisories> {
  if (arrivals.length === 0) return { outcomes: [], withdrawn: [] };
  const stored = await loadStored(tx, arrivals);
  const outcomes: ImportOutcome[] = [];
  const changes: AdvisoryChange[] = [];
  const withdrawn: AdvisoryImport[] = [];
  for (const arrival of arrivals) {
    const { key, advisory } = arrival.record;
    const before = stored.get(key);
    const decision = decideAdvisory(before, { content: arrival.content, modified: advisory.modified });
    outcomes.push(decision === "older" ? "unchanged" : decision);
    if (decision === "unchanged") continue;
    const current = decision !== "older";
    changes.push({ arrival, current, source: await compress(arrival.source) });
    if (current && before !== undefined && !before.withdrawn && advisory.withdrawn !== null)
      withdrawn.push(arrival);
    stored.set(key, after(before, arrival, current));
  }
  await saveChanges(tx, batch, changes);
  return { outcomes, withdrawn };
}

type StoredRecordState = StoredAdvisory & { readonly withdrawn: boolean };

function after(
  before: StoredRecordState | undefined,
  arrival: AdvisoryImport,
  current: boolean,
): StoredRecordState {
  const known = new Set([...(before?.known ?? []), arrival.content]);
  if (!current && before !== undefined) return { ...before, known };
  const { modified, withdrawn } = arrival.record.advisory;
  return { content: arrival.content, modified, known, withdrawn: withdrawn !== null };
}

async function loadStored(
  tx: Tx,
  arrivals: readonly AdvisoryImport[],
): Promise<Map<string, StoredRecordState>> {
  const keys = [...new Set(arrivals.map((one) => one.record.key))];
  const rows = await tx.rows<{
    key: string;
    content: string;
    modified: string | null;
    withdrawn: boolean;
    known: string[];
  }>(
    sql`select a.key, a.content, a.modified, a.withdrawn is not null as withdrawn, array_agg(v.content) as known
        from advisory a join advisory_version v using (key) where a.key = any(${keys}) group by a.key`,
  );
  return new Map(rows.map(({ key, known, ...rest }) => [key, { ...rest, known: new Set(known) }]));
}

async function saveChanges(tx: Tx, batch: string, changes: readonly AdvisoryChange[]): Promise<void> {
  if (changes.length === 0) return;
  const last = new Map(changes.filter((one) => one.current).map((one) => [one.arrival.record.key, one]));
  await tx.run(sql`create temp table advisory_row (
    key text, id text, format text, publisher text, sharing text, published timestamptz, modified timestamptz,
    withdrawn timestamptz, advisory jsonb, unknown jsonb, remarks jsonb, content text, source bytea, heads text, words text,
    path text, "position" text, sha256 text, is_current boolean) on commit drop`);
  await tx.copy(
    "advisory_row",
    changes.map((change) => rowOf(change, last.get(change.arrival.record.key) === change)),
  );
  await tx.run(sql`insert into advisory
      (key, id, format, publisher, sharing, published, modified, withdrawn, newest,
       advisory, unknown, remarks, content, heads, words)
    select key, id, format, publisher, sharing, published, modified, withdrawn,
       coalesce(greatest(modified, withdrawn), published, '1970-01-01'),
       advisory, unknown, remarks, content, heads, array_to_tsvector(string_to_array(words, E'\\n'))
    from advisory_row where is_current
    on conflict (key) do update set
      id = excluded.id, publisher = excluded.publisher, sharing = excluded.sharing,
      published = excluded.published, modified = excluded.modified, withdrawn = excluded.withdrawn, newest = excluded.newest,
      advisory = excluded.advisory, unknown = excluded.unknown, remarks = excluded.remarks, content = excluded.content,
      heads = excluded.heads, words = excluded.words, last_changed = now()`);
  await tx.run(sql`insert into advisory_version
      (key, content, sharing, published, modified, source, path, "position", sha256, batch)
    select key, content, sharing, published, modified, source, path, "position", sha256, ${batch} from advisory_row
    on conflict (key, content) do nothing`);
  const arrivals = [...last.values()].map((one) => one.arrival);
  await saveNames(tx, arrivals);
  await saveProducts(tx, arrivals);
}

function rowOf({ arrival, source }: AdvisoryChange, current: boolean): string {
  const { key, id, sharing, advisory, unknown } = arrival.record;
  const { path, position, sha256 } = arrival.origin;
  const head = [cleanText(key), cleanText(id), advisory.format, cleanText(advisory.publisher)];
  const times = [advisory.published, advisory.modified, advisory.withdrawn];
  const bodies = [
    cleanJson(advisory),
    cleanJson(unknown),
    cleanJson(arrival.remarks),
    arrival.content,
    source,
  ];
  const { heads, lexemes } = searchTextOf(searchableOf(advisory));
  const from = [cleanText(path), cleanText(position), sha256];
  return copyLine([...head, sharing, ...times, ...bodies, heads, lexemes.join("\n"), ...from, current]);
}
