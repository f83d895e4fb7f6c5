/**
 * The national picture: what it costs, in processor time of this process and of the database, to begin the picture of a directive, to take in an answer to it, and to
 * show by the clock what was taken in, when nobody, every second and every one of its organisations has responded; beside a bare count of its organisations. And to
 * read all pictures, beside a bare read of their cells.
 */
import type pg from "pg";
import { movePictures } from "#stages/picture/move.ts";
import { pictureFollower } from "#stages/picture/follow.ts";
import { picturePage } from "#stages/picture/pages.ts";
import type { Actor } from "#core/actor.ts";
import { appendEvents, runFollowerOnce } from "#store/journal.ts";
import { type Store, system } from "#store/sql.ts";
import { type Bench, type BenchLine, faster, quantile, type Section, timed } from "./bench-line.ts";
import { type Database, databaseTime } from "./database.ts";

/** (j) */
export const pictureSection: Section = { run };

const directives = 12;
const chair: Actor = { role: "chair", id: "drill-one", office: "office" };

async function run({ sized, quick, times, withDatabase }: Bench): Promise<readonly BenchLine[]> {
  const organizations = sized(28_000);
  const runs = times(quick ? 10 : 40);
  return await withDatabase(async (database) => {
    const { store, owner } = database;
    await load(owner, organizations);
    const lines: BenchLine[] = [];
    for (const [directive, share] of [
      ["DRILL-1", "nobody"],
      ["DRILL-2", "every second"],
      ["DRILL-3", "everyone"],
    ] as const)
      lines.push(...(await counted(database, { directive, share, organizations, runs })));
    for (let at = 4; at <= directives; at++) await recount(store, `DRILL-${at}`, 1);
    const ours = await p95(runs, async () => (await timed(async () => await readAll(store))).took);
    const cells = "select * from bongsu.picture_cell";
    const theirs = await p95(runs, async () => (await timed(async () => await owner.query(cells))).took);
    lines.push(
      faster(`all ${directives} pictures read, p95`, { ours, rival: "bare read of the cells", theirs }),
    );
    return lines;
  });
}

type Counted = {
  readonly directive: string;
  readonly share: string;
  readonly organizations: number;
  readonly runs: number;
};

/** The first event of a directive begins its picture; each later one takes in an answer; the clock shows them. */
async function counted(
  database: Database,
  { directive, share, organizations, runs }: Counted,
): Promise<readonly BenchLine[]> {
  const { store, owner } = database;
  const spent = async (work: () => Promise<unknown>): Promise<number> => await processorTime(owner, work);
  const begun = await spent(async () => await recount(store, directive, 1));
  let next = 0;
  const answers = await p95(runs, async () => {
    next += 1;
    await answer(owner, directive, next);
    return await spent(async () => await recount(store, directive, next));
  });
  const moved = await spent(async () => await movePictures(store, 0));
  const bare =
    "select sector, tier, count(*) from bongsu.notification where directive = $1 group by sector, tier";
  const theirs = await p95(runs, async () => await spent(async () => await owner.query(bare, [directive])));
  const rival = "bare count by sector and tier";
  const of = `${share} of ${organizations} responded`;
  return [
    faster(`picture begun, ${of}`, { ours: begun, rival, theirs }),
    faster(`  an answer taken in, p95`, { ours: answers, rival, theirs }),
    faster(`  ${runs} answers shown by the clock`, { ours: moved, rival, theirs }),
  ];
}

/** Processor time in milliseconds, of this process and of the database. */
async function processorTime(owner: pg.Pool, work: () => Promise<unknown>): Promise<number> {
  const at = async (): Promise<number> => {
    const { user, system: kernel } = process.cpuUsage();
    return (user + kernel) / 1000 + (await databaseTime(owner));
  };
  const before = await at();
  await work();
  return (await at()) - before;
}

/** An organisation that answers otherwise than before. */
async function answer(owner: pg.Pool, directive: string, organization: number): Promise<void> {
  await owner.query(
    `insert into bongsu.response (directive, organization, tier, sector, domain, acknowledged_at, standing, since, revision, sequence)
     select n.directive, n.organization, n.tier, n.sector, n.domain, n.at, 'affected', n.at, 1, 1
     from bongsu.notification n where directive = $1 and organization = $2
     on conflict (directive, organization) do update set standing = 'affected', closed_at = null`,
    [directive, `org-${organization}`],
  );
}

/** All pictures, each worked out anew. */
async function readAll(store: Store): Promise<unknown> {
  return await store.read(chair, async (tx) => await picturePage(tx, { limit: directives }, new Map()));
}

async function p95(runs: number, once: () => Promise<number>): Promise<number> {
  const all: number[] = [];
  for (let at = 0; at < runs; at++) all.push(await once());
  return quantile(all, 0.95);
}

/** One response arrives, and the picture follows. */
async function recount(store: Store, directive: string, organization: number): Promise<void> {
  await store.write(system, async (tx) => {
    const who = `org-${organization}`;
    await appendEvents(tx, { kind: "directive.acknowledged", directive, organization: who });
  });
  while ((await runFollowerOnce(store, pictureFollower)) > 0);
}

async function load(owner: pg.Pool, organizations: number): Promise<void> {
  await owner.query(`insert into bongsu.office (id, name, kind) values ('office', '{"en": "x"}', 'chair')`);
  await owner.query(
    `insert into bongsu.organization (id, name, tier, sector, domain, region, critical, size, languages, contacts, valid_from, drill)
     select 'org-' || n, '{"en": "x"}', (array['major', 'ciso', 'sme', 'critical'])[1 + n % 4],
       (array['finance', 'energy', 'health', 'retail', 'software', 'telecom'])[1 + n % 6], 'private', '11', false, n,
       '{ko}', '[]', '2026-01-01', true
     from generate_series(1, $1) n`,
    [organizations],
  );
  const document = { draft: { title: {} }, drill: true, issuedAt: "2026-07-01T00:00:00Z" };
  await owner.query(
    `insert into bongsu.directive (id, state, revision, office, drill, draft, drafted_by, drafted_at, updated_at, issued_at)
     select 'DRILL-' || n, 'issued', 1, 'office', true, '{}', 'one', now(), now(), now() from generate_series(1, $1) n`,
    [directives],
  );
  await owner.query(
    `insert into bongsu.directive_revision (directive, revision, document, at)
     select 'DRILL-' || n, 1, $2, now() from generate_series(1, $1) n`,
    [directives, JSON.stringify(document)],
  );
  await notify(owner);
  await owner.query("vacuum analyze");
}

/** Half of the organisations responded to the second directive, all to those after it, half of these too late. */
async function notify(owner: pg.Pool): Promise<void> {
  await owner.query(
    `insert into bongsu.notification (directive, organization, revision, tier, sector, domain, at)
     select 'DRILL-' || n, o.id, 1, o.tier, o.sector, o.domain, '2026-07-01T00:00:00Z'
     from generate_series(1, $1) n cross join bongsu.organization o`,
    [directives],
  );
  await owner.query(
    "insert into bongsu.deadline (directive, domain, due) select 'DRILL-' || n, 'private', '2026-07-10T14:59:59Z' from generate_series(1, $1) n",
    [directives],
  );
  await owner.query(
    `insert into bongsu.response (directive, organization, tier, sector, domain, acknowledged_at, standing, since, closed_at, revision, sequence)
     select n.directive, n.organization, n.tier, n.sector, n.domain, at.day, 'closed', at.day, at.day, 1, 1
     from bongsu.notification n join bongsu.organization o on o.id = n.organization
       cross join lateral (select '2026-07-01T00:00:00Z'::timestamptz + o.size % 20 * interval '1 day' as day) at
     where n.directive <> 'DRILL-1' and (n.directive <> 'DRILL-2' or o.size % 2 = 0)`,
  );
}
