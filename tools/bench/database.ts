/** A PostgreSQL for one section of the bench: the room's own, in a folder of its own, migrated, gone afterwards. */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { from as copyFrom } from "pg-copy-streams";
import type pg from "pg";
import type { HeldBy } from "../engine/bulk-match.ts";
import type { VersionRange } from "#core/matching/exposure.ts";
import { startCluster } from "#store/cluster.ts";
import { migrate } from "#store/migrate.ts";
import { copyLine, openPool, openStore, type Store } from "#store/sql.ts";

/** An open database: the store as the room has it, and a pool of its owner for loading. */
export type Database = { readonly store: Store; readonly owner: pg.Pool };

/** Runs work on a fresh database. */
export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "bongsu-bench-"));
  chmodSync(folder, 0o755);
  const cluster = await startCluster(folder);
  try {
    await migrate(cluster.connection, "bench");
    const store = await openStore(cluster.connection);
    const owner = openPool(cluster.connection);
    try {
      return await work({ store, owner });
    } finally {
      await store.close();
      await owner.end();
    }
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Processor time in milliseconds that the connections of a database and its writers have taken so far: of those that are open now. */
export async function databaseTime(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query<{ pid: number }>(
    "select pid from pg_stat_activity where pid is not null",
  );
  const times = rows.map(
    ({ pid }) => Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ", 1)[0]) / 1e6,
  );
  return times.reduce((sum, one) => sum + one, 0);
}

/** Loads holdings and ranges as they stand after very many delegations and imports: indexed, vacuumed, analysed. */
export async function loadNation(
  owner: pg.Pool,
  held: readonly HeldBy[],
  advisories: readonly (readonly VersionRange[])[],
): Promise<void> {
  const indexes = await owner.query<{ indexname: string; indexdef: string }>(
    "select indexname, indexdef from pg_indexes where schemaname = 'bongsu' and tablename = 'holding'",
  );
  for (const { indexname } of indexes.rows) await owner.query(`drop index bongsu.${indexname}`);
  await copy(
    owner,
    "holding (product, way, key, version, held, scheme, organization, inventory)",
    holdingLines(held),
  );
  await owner.query("set maintenance_work_mem = '512MB'");
  for (const { indexdef } of indexes.rows) await owner.query(indexdef.replace(" ON ONLY ", " ON "));
  const into = "version_range (advisory, product, base, name, scheme, low, high, verdict, exact, text)";
  await copy(owner, into, rangeLines(advisories));
  await owner.query("vacuum analyze holding");
  await owner.query("vacuum analyze version_range");
  await owner.query("checkpoint");
}

/** Copies lines into a table. */
export async function copy(owner: pg.Pool, into: string, lines: Iterable<string>): Promise<void> {
  const client = await owner.connect();
  try {
    await pipeline(Readable.from(chunked(lines)), client.query(copyFrom(`copy ${into} from stdin`)));
  } finally {
    client.release();
  }
}

/** Lines glued together: a stream of single lines spends more on itself than on them. */
function* chunked(lines: Iterable<string>): Generator<string> {
  let chunk = "";
  for (const line of lines) {
    chunk += line;
    if (chunk.length < 65_536) continue;
    yield chunk;
    chunk = "";
  }
  yield chunk;
}

function* holdingLines(held: readonly HeldBy[]): Generator<string> {
  const inventory = "00000000-0000-4000-8000-000000000000";
  for (const { holding, organizations } of held) {
    const { product, way, key, version, held: named, scheme } = holding;
    const start = copyLine([product, way, key, version, named === product ? null : named, scheme]).slice(
      0,
      -1,
    );
    for (const organization of organizations) yield `${start}\torg-${organization}\t${inventory}\n`;
  }
}

function* rangeLines(advisories: readonly (readonly VersionRange[])[]): Generator<string> {
  for (const [at, ranges] of advisories.entries())
    for (const { product, base, name, scheme, low, high, verdict, exact, text } of ranges)
      yield copyLine([`DRILL-${at}`, product, base, name, scheme, low, high, verdict, exact, text]);
}
