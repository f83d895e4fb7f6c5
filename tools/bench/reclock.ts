/** One addition to a known-exploited catalogue moves the deadlines of every organisation notified of directives about that flaw, against a bare UPDATE of a row for each. */
import type pg from "pg";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { reclockFollower } from "#stages/dissemination/recompute-deadlines.ts";
import { pictureFollower } from "#stages/picture/follow.ts";
import { runFollowerOnce, type Follower } from "#store/journal.ts";
import { type Store, system } from "#store/sql.ts";
import { type Bench, faster, type BenchLine, type Section, timed } from "./bench-line.ts";

/** (g) */
export const reclockSection: Section = { run };

const directives = 36;
const notified = "2026-07-01T00:00:00Z";
const listedOn = "2026-07-02";
const publisher = {
  room: "http://localhost:8420",
  drill: true,
  signer: { keyid: "0".repeat(64), sign: async () => new Uint8Array(64) },
};

/** 28,000 organisations by 36 directives are a million notifications: the budget is that of a million pairs. */
async function run({ sized, withDatabase }: Bench): Promise<readonly BenchLine[]> {
  const organizations = sized(28_000);
  return await withDatabase(async ({ store, owner }) => {
    await load(owner, organizations);
    const bare = await update(owner);
    await list(store);
    const moved = await timed(async () => await follow(store, reclockFollower(publisher)));
    const counted = await timed(async () => await follow(store, pictureFollower));
    await verify(owner, organizations);
    const rows = `${directives} directives x ${organizations} organisations`;
    const whole = moved.took + counted.took;
    const budget = { text: "10 s", kept: whole <= 10_000 };
    const rival = "bare UPDATE of a row for each";
    return [
      faster(`re-clock, ${rows}`, { ours: moved.took, rival, theirs: bare }),
      faster("one KEV addition, deadlines and picture", { ours: whole, rival, theirs: bare }, budget),
    ];
  });
}

async function follow(store: Store, follower: Follower): Promise<void> {
  while ((await runFollowerOnce(store, follower)) > 0);
}

/** One commit that moves an instant in every row by a day; vacuumed afterwards, so that ours finds the same table. */
async function update(owner: pg.Pool): Promise<number> {
  const { took } = await timed(
    async () => await owner.query("update bongsu.notification set at = at + interval '1 day'"),
  );
  await owner.query("update bongsu.notification set at = at - interval '1 day'");
  await owner.query("vacuum full analyze bongsu.notification");
  await owner.query("checkpoint");
  return took;
}

/** The advisory is judged mild in its own document, so that its listing alone moves the deadline. */
function documentOf(id: string): DirectiveDocument {
  const decision = { exploitation: "none", automatable: "no", technicalImpact: "partial" } as const;
  return {
    type: "bongsu.directive/1",
    id,
    revision: 1,
    state: "issued",
    drill: true,
    dissemination: id,
    issuedAt: notified,
    issuedBy: "office",
    approvedBy: ["one", "two"],
    draft: {
      title: { en: "[DRILL] bench" },
      advisories: ["CVE-2026-1000"],
      rulePack: "us.cisa.bod-26-04@1.0.0",
      scope: "true",
      actions: [{ kind: "patch" }],
      binding: false,
      legalBasis: {},
      contact: "",
    },
    advisories: [{ id: "CVE-2026-1000", aliases: [], title: {}, decision, kevAdded: null, published: null }],
    text: { ko: "", en: "" },
    pack: null,
    replaces: null,
    changes: null,
  };
}

async function load(owner: pg.Pool, organizations: number): Promise<void> {
  const ids = Array.from({ length: directives }, (_, at) => `DRILL-${at}`);
  await owner.query(`insert into bongsu.office (id, name, kind) values ('office', '{"ko": "x"}', 'chair')`);
  await owner.query(
    `insert into bongsu.organization (id, name, tier, sector, domain, region, critical, size, languages, contacts, valid_from, drill)
     select 'org-' || n, '{"ko": "x"}', 'major', 'finance', 'private', '11', false, 10, '{ko}', '[]', '2026-01-01', true
     from generate_series(1, $1) n`,
    [organizations],
  );
  for (const id of ids) {
    const document = documentOf(id);
    const [advisory] = document.advisories;
    const facts = { advisory: advisory?.id, decision: advisory?.decision, kevAdded: null, cve: advisory?.id };
    await owner.query(
      `insert into bongsu.directive (id, state, revision, office, drill, draft, drafted_by, drafted_at, updated_at, issued_at)
       values ($1, 'issued', 1, 'office', true, $2, 'one', $3, $3, $3)`,
      [id, JSON.stringify(document.draft), notified],
    );
    await owner.query(
      "insert into bongsu.directive_revision (directive, revision, document, at) values ($1, 1, $2, $3)",
      [id, JSON.stringify(document), notified],
    );
    await owner.query(
      "insert into bongsu.clock_facts (directive, advisory, names, facts) values ($1, 'CVE-2026-1000', '{CVE-2026-1000}', $2)",
      [id, JSON.stringify(facts)],
    );
  }
  await owner.query(
    `insert into bongsu.advisory (key, id, format, publisher, newest, advisory, unknown, remarks, content, words)
     values ('cve:CVE-2026-1000', 'CVE-2026-1000', 'cve', 'DRILL', now(), $1, '{}', '[]', 'x', '')`,
    [JSON.stringify({ decision: documentOf("x").advisories[0]?.decision, aliases: [] })],
  );
  await owner.query(
    "insert into bongsu.advisory_name (key, name, relation) values ('cve:CVE-2026-1000', 'CVE-2026-1000', 'id')",
  );
  await owner.query(
    `insert into bongsu.notification (directive, organization, revision, tier, sector, domain, at)
     select d, o.id, 1, o.tier, o.sector, o.domain, $2 from unnest($1::text[]) d cross join bongsu.organization o`,
    [ids, notified],
  );
  await owner.query(
    "insert into bongsu.deadline (directive, domain, due) select d, 'private', '2026-08-30T14:59:59Z' from unnest($1::text[]) d",
    [ids],
  );
  await owner.query("vacuum analyze bongsu.notification");
}

async function list(store: Store): Promise<void> {
  const entry = { cve: "CVE-2026-1000", catalog: "kev", vendor: "x", product: "x", name: "x" };
  const more = { dateAdded: listedOn, dueDate: null, requiredAction: "x", ransomware: null, notes: "" };
  await importRecords(store, system, {
    batch: "kev",
    records: [
      {
        kind: "exploited",
        origin: { format: "kev-json", path: "kev.json", position: "", sha256: "0".repeat(64) },
        record: { kind: "exploited", id: entry.cve, entry: { ...entry, ...more }, asOf: null, unknown: {} },
      },
    ],
  });
}

/** Every notification has another deadline, the picture too, and one event stands for each directive. */
async function verify(owner: pg.Pool, organizations: number): Promise<void> {
  const moved = await owner.query<{ notified: string; pictures: string; events: string }>(
    `select (select count(*) from bongsu.notification join bongsu.deadline d using (directive, domain) where d.due < '2026-08-01') as notified,
       (select count(*) from bongsu.picture where due < '2026-08-01') as pictures,
       (select count(*) from bongsu.journal where kind = 'deadline.moved') as events`,
  );
  const { notified: rows, pictures, events } = moved.rows[0] ?? {};
  const all = directives * organizations;
  if (Number(rows) !== all || Number(pictures) !== directives || Number(events) !== directives)
    throw new Error(`${rows} notifications of ${all} and ${pictures} pictures moved, by ${events} events`);
}
