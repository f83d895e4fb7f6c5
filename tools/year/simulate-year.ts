/**
 * `node tools/year/simulate-year.ts [--scale=0.1]`: a year of a national room, written month by month into a database of its own, with what is old removed as a room
 * does and without; prints what each table takes and how long the task and the main reads are. Rows are made at the given scale, sizes told for the whole.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { retentionRules } from "#main/serve/retention.ts";
import { newestIndexHead } from "#stages/dissemination/queries.ts";
import { startCluster } from "#store/cluster.ts";
import { lastPosition } from "#store/journal.ts";
import { migrate } from "#store/migrate.ts";
import { removeOld } from "#store/retention/remove-old.ts";
import { type Connection, openStore, type Store, system } from "#store/sql.ts";

/** What a national room makes in a day: an index every 5 minutes, two channels, 300 people, the scores of every CVE, 28,744 organisations and a directive every other day. */
const perDay = {
  indexes: 288,
  messages: 576,
  sessions: 900,
  quarantine: 50,
  scores: 270_000,
  entries: 34_000,
};
const year = { days: 360, from: "2026-01-01" };

const { values } = parseArgs({ options: { scale: { type: "string", default: "0.01" } } });
const scale = Number(values.scale);

/** A statement for each table that makes one month's rows; `$1` is the first day, `$2` rows a day. */
const month: Readonly<Record<string, readonly [perDay: number, statement: string]>> = {
  pub_index: [
    perDay.indexes,
    `insert into pub_index (sequence, envelope, at) select (select coalesce(max(sequence), 0) from pub_index) + row_number() over (order by at),
       jsonb_build_object('payload', (select string_agg(encode(sha256((at::text || n)::bytea), 'hex'), '') from generate_series(1, 2000) n)), at from due`,
  ],
  outbox: [
    perDay.messages,
    `insert into outbox (channel, key, payload, created_at, done_at) select 'files', at::text, '{"sequence": 1}', at, at from due`,
  ],
  session: [
    perDay.sessions,
    `insert into session (secret_hash, operator, csrf, opened_at, seen_at, expires_at) select sha256(at::text::bytea), 'drill', md5(at::text), at, at, at + interval '12 hours' from due`,
  ],
  quarantine: [
    perDay.quarantine,
    `insert into quarantine (path, position, sha256, format, findings, bytes, first_seen, last_seen)
       select at::text, '', '', 'osv', '[]', decode(repeat(md5(at::text), 60), 'hex'), at, at from due`,
  ],
  exploitation_score: [
    perDay.scores,
    `insert into exploitation_score (cve, date, model, score, percentile)
       select 'CVE-2026-' || row_number() over (partition by at::date order by at), at::date, 'v4', 0.5, 0.5 from due`,
  ],
  journal: [
    perDay.entries,
    `insert into journal (position, at, actor, kind, fact, previous, hash, salt)
       select (select coalesce(max(position), 0) from journal) + row_number() over (order by at), at, 'drill', 'attestation.received',
         jsonb_build_object('kind', 'attestation.received', 'directive', 'DRILL-2026-0001', 'organization', md5(at::text), 'receipt', 'R-' || md5(at::text), 'before', 'told', 'standing', 'closed'),
         sha256('a'), sha256(at::text::bytea), decode(md5(at::text), 'hex') from due`,
  ],
};

async function writeMonth(client: pg.Client, first: Date): Promise<void> {
  for (const [rows, statement] of Object.values(month)) {
    const daily = Math.max(1, Math.round(rows * scale));
    const due = `with due as (select $1::timestamptz + d * interval '1 day' + i * interval '1 day' / $2 as at
      from generate_series(0, 29) d, generate_series(0, $2 - 1) i) `;
    await client.query(due + statement, [first.toISOString(), daily]);
  }
}

async function sizes(client: pg.Client): Promise<ReadonlyMap<string, number>> {
  const found = await client.query<{ name: string; bytes: string }>(
    `select name, pg_total_relation_size(('bongsu.' || name)::regclass)::text as bytes from unnest($1::text[]) name`,
    [Object.keys(month)],
  );
  return new Map(found.rows.map(({ name, bytes }) => [name, Number(bytes) / scale]));
}

type Year = {
  readonly sizes: ReadonlyMap<string, number>;
  readonly removing: number;
  readonly reading: number;
};

/** A year in a database of its own. */
async function live(connection: Connection, removes: boolean): Promise<Year> {
  await migrate(connection, "simulation");
  const client = new pg.Client({ ...connection, options: "-c search_path=bongsu -c synchronous_commit=off" });
  await client.connect();
  const store = await openStore(connection);
  await client.query(
    `insert into operator (id, role, name, language) values ('drill', 'chair', '{"en": "[DRILL]"}', 'en')`,
  );
  let removing = 0;
  for (let day = 0; day < year.days; day += 30) {
    const first = new Date(Date.parse(year.from) + day * 24 * 3_600_000);
    await writeMonth(client, first);
    if (!removes) continue;
    const began = performance.now();
    await removeOld(store, retentionRules, new Date(first.getTime() + 30 * 24 * 3_600_000));
    removing += performance.now() - began;
    await client.query("vacuum analyze");
  }
  const reading = await readingTime(store);
  const measured = { sizes: await sizes(client), removing, reading };
  await store.close();
  await client.end();
  return measured;
}

/** The newest index and the journal's end, as every start and publication reads them. */
async function readingTime(store: Store): Promise<number> {
  const began = performance.now();
  for (let i = 0; i < 100; i++) {
    await store.read(system, newestIndexHead);
    await store.read(system, lastPosition);
  }
  return (performance.now() - began) / 100;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0).padStart(10);
}

const folder = mkdtempSync(join(tmpdir(), "bongsu-year-"));
chmodSync(folder, 0o755);
const cluster = await startCluster(folder);
try {
  const admin = new pg.Client(cluster.connection);
  await admin.connect();
  await admin.query("create database kept");
  await admin.end();
  const all = await live(cluster.connection, false);
  const some = await live({ ...cluster.connection, database: "kept" }, true);
  console.log(`a year at scale ${scale}; MB of the whole   all kept    with rules`);
  for (const name of Object.keys(month))
    console.log(name.padEnd(36), megabytes(all.sizes.get(name) ?? 0), megabytes(some.sizes.get(name) ?? 0));
  console.log(
    `newest index and journal's end: ${all.reading.toFixed(2)} ms, ${some.reading.toFixed(2)} ms; removing: ${(some.removing / 1000).toFixed(1)} s in all`,
  );
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
