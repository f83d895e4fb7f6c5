/** The upgrade from two rows for each organisation that was notified to one: what was answered, by when and where everybody stood is as before. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { pictureFollower } from "#stages/picture/follow.ts";
import { responseStatusesOf } from "#stages/response/queries.ts";
import { runFollowerOnce } from "#store/journal.ts";
import { migrate, shippedMigrations } from "#store/migrate.ts";
import { type Connection, openPool, openStore, type Store, system } from "#store/sql.ts";
import { emptyDatabase } from "#test/kit/room/test-store.ts";

/** Migrations from this number on came after the release that is upgraded. */
const firstNew = 700;

/** The room as the release before left it: two directives, six organisations in every place, one of them granted more time. */
const seed = `
  insert into organization (id, name_ko, name_en, tier, sector, domain, region, critical, size, languages, contacts, valid_from, drill)
    select 'org-' || n, 'x', 'x', 'sme', case n % 2 when 0 then 'finance' else 'energy' end, case when n < 5 then 'private' else 'public' end,
      '11', false, n, '{ko}', '[]', '2026-01-01', true from generate_series(1, 6) n;
  insert into told (directive, organization, revision, tier, sector, domain, due, at)
    select d, id, 2, tier, sector, domain,
      case when id = 'org-2' then '2026-06-01T00:00:00Z' when domain = 'private' then '2026-05-20T00:00:00Z' end::timestamptz,
      '2026-05-01T00:00:00Z' from organization cross join unnest(array['D-1', 'D-2']) d;
  insert into standing (directive, organization, revision, tier, sector, domain, due, told_at, standing, since)
    select directive, organization, 1, tier, sector, domain, due, at, 'told', at from told where directive = 'D-1' or organization <> 'org-6';
  update standing set acknowledged_at = '2026-05-02', standing = 'acknowledged', since = '2026-05-02' where organization = 'org-1';
  update standing set acknowledged_at = '2026-05-02', standing = 'closed', since = '2026-05-25', closed_at = '2026-05-25', sequence = 3, revision = 2
    where directive = 'D-1' and organization in ('org-2', 'org-3', 'org-5');
  update standing set acknowledged_at = '2026-05-02', standing = 'affected', since = '2026-05-03', sequence = 1 where organization = 'org-4';
  insert into answer (receipt, kind, digest, directive, organization, revision, sequence, payload, standing, received_at)
    select 'R-' || organization, 'attestation', organization, directive, organization, revision, sequence, '{}', standing, since
    from standing where sequence > 0 and directive = 'D-1';
  insert into extension_request (request, directive, organization, domain, sector, asked_at, duration, reason, controls, state, answered_at, granted)
    select 'X-' || d, d, 'org-2', 'private', 'finance', '2026-05-03', '{"days": 12}', 'x', 'x', 'granted', '2026-05-04', '{"days": 12}'
    from unnest(array['D-1', 'D-2']) d;
  insert into office (id, name_ko, name_en, kind) values ('office', 'x', 'x', 'chair');
  insert into directive (id, state, revision, office, drill, draft, drafted_by, drafted_at, updated_at)
    select d, 'issued', 2, 'office', true, '{}', 'one', now(), now() from unnest(array['D-1', 'D-2']) d;
  insert into directive_revision (directive, revision, document, at)
    select id, 2, '{"draft": {"title": {}}, "drill": true, "issuedAt": "2026-05-01T00:00:00Z"}', now() from directive;
  insert into journal (position, at, actor, kind, fact, previous, hash)
    select n, now(), 'system', kind, jsonb_build_object('kind', kind, 'directive', 'D-' || directive, 'revision', 2), '', ''
    from (values (1, 'directive.disseminated', 1), (2, 'directive.disseminated', 2), (3, 'standings.opened', 1), (4, 'standings.opened', 2))
      as e (n, kind, directive);
  insert into cursor (follower, position) values ('picture.cells', 3), ('response.standings', 4)`;

const before = `
  select directive, organization, case when sequence > 0 then s.revision end as revision, coalesce(s.standing, 'told') as standing,
    coalesce(since, t.at) as since, t.due, coalesce(sequence, 0) as sequence
  from told t left join standing s using (directive, organization) order by organization, t.due nulls last, directive`;

const cellsBefore = `
  select sector, tier, count(*)::int as told, count(*) filter (where acknowledged_at is not null)::int as acknowledged,
    count(*) filter (where standing in ('told', 'acknowledged'))::int as silent,
    count(*) filter (where standing in ('affected', 'contradicted', 'closed', 'not-affected'))::int as "applicabilityKnown",
    count(*) filter (where standing = 'unknown')::int as unknown,
    count(*) filter (where standing = 'affected')::int as affected,
    count(*) filter (where standing = 'contradicted')::int as contradicted,
    count(*) filter (where standing = 'closed')::int as closed,
    count(*) filter (where standing = 'closed' and (due is null or closed_at <= due))::int as "closedInTime",
    count(*) filter (where standing = 'not-affected')::int as "notAffected"
  from standing where directive = 'D-1' group by sector, tier order by sector, tier`;

/** What the picture has taken in, shown or held, by sector and tier. */
const cellsAfter = `
  with taken as (
    select sector, tier, count(*) filter (where acknowledged)::int as acknowledged, count(*) filter (where answer = 'unknown')::int as unknown,
      count(*) filter (where answer = 'affected')::int as affected, count(*) filter (where answer = 'contradicted')::int as contradicted,
      count(*) filter (where answer in ('closed', 'closed-in-time'))::int as closed,
      count(*) filter (where answer = 'closed-in-time')::int as "closedInTime", count(*) filter (where answer = 'not-affected')::int as "notAffected"
    from picture_response where directive = 'D-1' group by sector, tier),
  notified as (select sector, tier, sum(told)::int as told from picture_cell where directive = 'D-1' group by sector, tier)
  select sector, tier, told, acknowledged, told - unknown - affected - contradicted - closed - "notAffected" as silent,
    affected + contradicted + closed + "notAffected" as "applicabilityKnown", unknown, affected, contradicted, closed, "closedInTime", "notAffected"
  from notified join taken using (sector, tier) order by sector, tier`;

test("upgrade: everybody stands where they stood, with the same deadline, counts and receipts; no notification is lost to the picture", async () => {
  const connection = await databaseBefore();
  const owner = openPool(connection);
  await owner.query(seed);
  const standings = (await owner.query<Status>(before)).rows;
  const cells = (await owner.query(cellsBefore)).rows;
  const answers = (await owner.query("select * from answer order by receipt")).rows;
  assert.deepEqual([standings.length, answers.length], [12, 4]);
  const applied = await migrate(connection, "test");
  assert.ok(applied.includes("0810-notification.sql"));
  const store = await openStore(connection);
  assert.deepEqual(await statuses(store), standings);
  assert.deepEqual(
    (await owner.query("select * from answer order by receipt")).rows,
    answers.map((row: object) => ({ ...row, once: (row as { digest: string }).digest })),
    "what an older page sent is the same again under its key",
  );
  assert.ok((await runFollowerOnce(store, pictureFollower)) > 0);
  const counted = await owner.query(
    "select directive, sum(told)::int as told from picture_cell group by 1 order by 1",
  );
  assert.deepEqual(counted.rows, [
    { directive: "D-1", told: 6 },
    { directive: "D-2", told: 6 },
  ]);
  assert.deepEqual((await owner.query(cellsAfter)).rows, cells);
  const shown = await owner.query(
    "select unit, sum(told)::int as told, sum(closed)::int as closed from picture_cell where directive = 'D-1' group by 1",
  );
  assert.deepEqual(
    shown.rows,
    [{ unit: 1, told: 6, closed: 0 }],
    "fewer than five changed: nothing is shown of them",
  );
  await store.close();
  await owner.end();
});

type Status = Omit<Awaited<ReturnType<typeof responseStatusesOf>>[number], "revision"> & {
  readonly revision: number | null;
};

/** Where everybody stands now; the revision alone of what was answered. */
async function statuses(store: Store): Promise<readonly Status[]> {
  return await store.read(system, async (tx) => {
    const all: Status[] = [];
    for (let n = 1; n <= 6; n++)
      for (const row of await responseStatusesOf(tx, `org-${n}`))
        all.push({ ...row, revision: row.sequence > 0 ? row.revision : null });
    return all;
  });
}

/** A database that every migration of the release before has brought up, and no later one. */
async function databaseBefore(): Promise<Connection> {
  const connection = await emptyDatabase();
  const owner = openPool(connection);
  await owner.query("create schema bongsu");
  await owner.query(
    "create table migration (name text primary key, sha256 text not null, at timestamptz not null default now())",
  );
  for (const { number, name, text, sha256 } of shippedMigrations().toSorted((a, b) => a.number - b.number)) {
    if (number >= firstNew) break;
    await owner.query(text);
    await owner.query("insert into migration (name, sha256) values ($1, $2)", [name, sha256]);
  }
  await owner.end();
  return connection;
}
