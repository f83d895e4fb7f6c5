/**
 * The national picture: how long it takes to count a directive anew after a response, when nobody, every second and every one of its organisations
 * has responded, beside a bare count of its organisations; and to read all pictures, beside a bare read of their cells.
 */
import type pg from "pg";
import { pictureFollower } from "#stages/picture/follow.ts";
import { picturePage } from "#stages/picture/pages.ts";
import type { Actor } from "#core/actor.ts";
import { appendEvents, runFollowerOnce } from "#store/journal.ts";
import { type Store, system } from "#store/sql.ts";
import { type Bench, type BenchLine, faster, quantile, type Section, timed } from "./bench-line.ts";
import { withDatabase } from "./database.ts";

/** (j) */
export const pictureSection: Section = { run };

const directives = 12;
const chair: Actor = { role: "chair", id: "drill-one", office: "office" };

async function run({ sized, quick }: Bench): Promise<readonly BenchLine[]> {
  const organizations = sized(28_000);
  const runs = quick ? 10 : 40;
  return await withDatabase(async ({ store, owner }) => {
    await load(owner, organizations);
    const lines: BenchLine[] = [];
    for (const [directive, share] of [
      ["DRILL-1", "nobody"],
      ["DRILL-2", "every second"],
      ["DRILL-3", "everyone"],
    ] as const) {
      const ours = await p95(runs, async () => await recount(store, directive));
      const bare =
        "select sector, tier, count(*) from bongsu.notification where directive = $1 group by sector, tier";
      const theirs = await p95(runs, async () => await owner.query(bare, [directive]));
      const what = `recount, ${share} of ${organizations} responded, p95`;
      lines.push(faster(what, { ours, rival: "bare count by sector and tier", theirs }));
    }
    for (let at = 4; at <= directives; at++) await recount(store, `DRILL-${at}`);
    const ours = await p95(runs, async () => await readAll(store));
    const theirs = await p95(runs, async () => await owner.query("select * from bongsu.picture_cell"));
    lines.push(
      faster(`all ${directives} pictures read, p95`, { ours, rival: "bare read of the cells", theirs }),
    );
    return lines;
  });
}

/** All pictures, each worked out anew. */
async function readAll(store: Store): Promise<unknown> {
  return await store.read(chair, async (tx) => await picturePage(tx, { limit: directives }, new Map()));
}

async function p95(runs: number, work: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let at = 0; at < runs; at++) all.push((await timed(work)).took);
  return quantile(all, 0.95);
}

/** One response arrives, and the picture follows. */
async function recount(store: Store, directive: string): Promise<void> {
  await store.write(system, async (tx) => {
    await appendEvents(tx, { kind: "directive.acknowledged", directive, organization: "org-1" });
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
