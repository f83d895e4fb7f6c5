/**
 * A nation's room, made by the room's own acts and then multiplied in its tables: one directive is drafted, approved and followed as ever; organisations, directives and
 * where each stands are copies with other names. Every name is invented and marked as a drill.
 */
import type pg from "pg";
import type { createApp } from "#edge/http/app.ts";
import { followersOf } from "#main/room/followers.ts";
import { placeCells } from "#stages/picture/held.ts";
import { drillAdvisoryFiles } from "#stages/registry/world/advisories.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import type { PostRole } from "#core/actor.ts";
import type { Publisher } from "#stages/dissemination/publication.ts";
import { runFollowerOnce } from "#store/journal.ts";
import { type Store, system } from "#store/sql.ts";

/** How large it is: `whole` directives are about every organisation, all others about one in fifty. */
export type ScaleSize = {
  readonly organizations: number;
  readonly directives: number;
  readonly whole: number;
};

/** Those who ask, by role, with a token each; `second` is the chair's second person. */
export type ScaleTokens = Readonly<Record<PostRole | "second", string>>;

/** The organisation that asks, and one of its directives. */
export const organization = "scale-000007";

/** A token of every role. */
export async function makeScaleTokens(store: Store, now: Date): Promise<ScaleTokens> {
  const request = async (role: PostRole, more: object = {}): Promise<string> =>
    (await store.write(system, async (tx) => await makeToken(tx, { role, now, ...more }))).secret;
  return {
    chair: await request("chair"),
    second: await request("chair"),
    lead: await request("lead", { office: "msit" }),
    sector: await request("sector"),
    analyst: await request("analyst"),
    organization: await request("organization", { organization }),
  };
}

/** Organisations like those of the drill, by number. */
export async function loadOrganizations(owner: pg.Pool, { organizations }: ScaleSize): Promise<void> {
  await owner.query(
    `insert into bongsu.organization (id, name, tier, sector, domain, region, critical, size, languages, contacts, valid_from, drill)
     select 'scale-' || lpad(n::text, 6, '0'), jsonb_build_object('ko', '[훈련] 기관 ' || n, 'en', '[DRILL] Organisation ' || n),
       k.tier, k.sector, k.domain, k.region, k.critical, 10 + n % 5000, k.languages, k.contacts, '2026-01-01', true
     from generate_series(1, $1::integer) n join (
       select *, row_number() over (order by id) - 1 as place, count(*) over () as kinds from bongsu.organization where valid_to is null) k
       on k.place = n % k.kinds`,
    [organizations],
  );
  await owner.query("vacuum analyze bongsu.organization");
}

/** Drafts, submits and approves one directive by the room's own endpoints, and lets every follower do its work. */
export async function issueOne(
  app: ReturnType<typeof createApp>,
  tokens: ScaleTokens,
  { store, publisher }: { readonly store: Store; readonly publisher: Publisher },
): Promise<string> {
  const send = async (bearer: string, path: string, body: unknown): Promise<Record<string, unknown>> => {
    const headers = { authorization: `Bearer ${bearer}`, "content-type": "application/json" };
    const answer = await app.request(path, { method: "POST", headers, body: JSON.stringify(body) });
    const json = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(json)}`);
    return json;
  };
  const records = drillAdvisoryFiles(new Date().toISOString());
  await send(tokens.analyst, "/api/imports", {
    batch: "scale",
    records: records.map(({ path, text }) => ({ path, position: "", text })),
  });
  const { directive } = (await send(tokens.chair, "/api/directives", draft)) as { directive: string };
  await send(tokens.chair, `/api/directives/${directive}/submit`, {});
  await send(tokens.second, `/api/directives/${directive}/approve`, {});
  await follow(store, publisher);
  return directive;
}

const draft = {
  title: { ko: "[훈련] 규모 시험", en: "[DRILL] Scale" },
  advisories: ["DRILL-ADV-2026-0001"],
  rulePack: "us.cisa.bod-26-04@1.0.0",
  scope: "org.size >= 1",
  actions: [{ kind: "upgrade", clock: { start: "published", duration: { days: 14 } } }],
  binding: true,
  legalBasis: { ko: "훈련 계획", en: "Exercise plan" },
  contact: "duty@room.drill.example",
};

async function follow(store: Store, publisher: Publisher): Promise<void> {
  for (const follower of followersOf(publisher)) while ((await runFollowerOnce(store, follower)) > 0);
}

const copies: readonly (readonly [table: string, id: string, changed: Readonly<Record<string, string>>])[] = [
  [
    "directive",
    "id",
    {
      once: "null",
      updated_at: "t.updated_at - n * interval '1 hour'",
      issued_at: "t.issued_at - n * interval '1 hour'",
    },
  ],
  ["directive_revision", "directive", { document: "jsonb_set(t.document, '{id}', to_jsonb(copy))" }],
  ["directive_scope", "directive", {}],
  ["deadline", "directive", { due: "t.due - n * interval '1 hour'" }],
  ["clock_facts", "directive", {}],
  ["picture", "directive", { issued_at: "t.issued_at - n * interval '1 hour'", revision: "default" }],
];

/** Copies of the directive with all that hangs on it, where its organisations stand, and the picture. */
export async function multiply(
  { owner, store }: { readonly owner: pg.Pool; readonly store: Store },
  directive: string,
  size: ScaleSize,
): Promise<void> {
  for (const [table, id, changed] of copies) await copyRows(owner, { table, id, changed }, [directive, size]);
  await owner.query("set synchronous_commit = off");
  await owner.query(
    `insert into bongsu.notification (directive, organization, revision, tier, sector, domain, at)
     select d.id, o.id, 1, o.tier, o.sector, o.domain, d.issued_at
     from (select id, issued_at, row_number() over (order by updated_at desc) as place from bongsu.directive) d
       join bongsu.organization o on d.place <= $1 or (o.size + d.place) % 50 = 0
     on conflict do nothing`,
    [size.whole],
  );
  await owner.query(
    `insert into bongsu.response (directive, organization, tier, sector, domain, acknowledged_at, standing, since, closed_at, revision, sequence)
     select directive, organization, tier, sector, domain, at, k.standing, at, case when k.standing = 'closed' then at end, 1, 1
     from bongsu.notification cross join lateral (
       select (array['affected', 'closed', 'unknown', 'not-affected'])[1 + abs(hashtext(directive || organization)) % 4] as standing) k
     where abs(hashtext(organization || directive)) % 2 = 0
     on conflict do nothing`,
  );
  await owner.query(
    `insert into bongsu.picture_response (directive, organization, domain, sector, tier, answer, acknowledged, shown_answer, shown_acknowledged, changed)
     select directive, organization, domain, sector, tier, standing, true, standing, true, 1 from bongsu.response on conflict do nothing`,
  );
  const { rows } = await owner.query<{ id: string }>("select id from bongsu.directive");
  for (const { id } of rows) await store.write(system, async (tx) => await placeCells(tx, id));
  await owner.query(
    `update bongsu.picture_cell c set acknowledged = r.all_of, affected = r.affected, closed = r.closed, unknown = r.unknown, not_affected = r.not_affected
     from (select directive, domain, sector, tier, count(*)::integer as all_of, count(*) filter (where answer = 'affected')::integer as affected,
         count(*) filter (where answer = 'closed')::integer as closed, count(*) filter (where answer = 'unknown')::integer as unknown,
         count(*) filter (where answer = 'not-affected')::integer as not_affected
       from bongsu.picture_response group by 1, 2, 3, 4) r
     where (c.directive, c.domain, c.sector, c.tier) = (r.directive, r.domain, r.sector, r.tier)`,
  );
  await owner.query("vacuum analyze");
}

async function copyRows(
  owner: pg.Pool,
  {
    table,
    id,
    changed,
  }: { readonly table: string; readonly id: string; readonly changed: Readonly<Record<string, string>> },
  [directive, { directives }]: readonly [string, ScaleSize],
): Promise<void> {
  const columns = await owner.query<{ name: string }>(
    "select column_name as name from information_schema.columns where table_schema = 'bongsu' and table_name = $1 and is_generated = 'NEVER'",
    [table],
  );
  const copied = columns.rows.map(({ name }) => name).filter((name) => changed[name] !== "default");
  const values = copied.map((name) => (name === id ? "copy" : (changed[name] ?? `t."${name}"`)));
  await owner.query(
    `insert into bongsu."${table}" (${copied.map((name) => `"${name}"`).join(", ")})
     select ${values.join(", ")} from bongsu."${table}" t
       cross join generate_series(2, $2::integer) n cross join lateral (select 'DRILL-SCALE-' || lpad(n::text, 4, '0') as copy) k
     where t."${id}" = $1`,
    [directive, directives],
  );
}
