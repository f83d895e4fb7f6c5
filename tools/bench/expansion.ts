/**
 * From the approval of a directive to 28,000 organisations of it: each notified, with its deadline and its place in the picture, committed. Beside it
 * the same rows inserted bare by one statement, from a table to a table without a program between. And before it is issued: how its deadlines
 * fall over them, and who would move under another rule pack, beside a bare count of the same organisations.
 */
import { generateKeyPairSync } from "node:crypto";
import type pg from "pg";
import { directiveTexts } from "#edge/directive-texts.ts";
import type { DirectiveDraft } from "#core/directive/directive.ts";
import { signerOf } from "#core/seal/index.ts";
import type { Actor } from "#core/actor.ts";
import { followersOf } from "#main/room/followers.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { approveDirective, draftDirective, submitDirective } from "#stages/directive/commands.ts";
import { comparePacks } from "#stages/directive/compare-packs.ts";
import { previewDirective } from "#stages/directive/preview.ts";
import { holdSituations } from "#stages/exposure/situations.ts";
import { type Follower, runFollowerOnce } from "#store/journal.ts";
import { type Store, system } from "#store/sql.ts";
import { type Bench, faster, least, type BenchLine, type Section, shown, timed } from "./bench-line.ts";

/** (i) */
export const expansionSection: Section = { run };

const now = "2026-07-13T00:00:00Z";
const drafter: Actor = { role: "chair", id: "drill-one", office: "office" };
const approver: Actor = { role: "chair", id: "drill-two", office: "office" };

const draft: DirectiveDraft = {
  title: { ko: "[훈련] 전개", en: "[DRILL] expansion" },
  advisories: ["DRILL-1"],
  rulePack: "us.cisa.bod-26-04@1.0.0",
  scope: 'org.size >= 1 && org.tier != "enclave"',
  actions: [{ kind: "patch" }],
  binding: false,
  legalBasis: {},
  contact: "duty@room.example",
};

async function run({ sized, withDatabase }: Bench): Promise<readonly BenchLine[]> {
  const organizations = sized(28_000);
  return await withDatabase(async ({ store, owner }) => {
    await load(store, owner, organizations);
    const directive = await submitted(store);
    const approved = await timed(
      async () =>
        await store.write(
          approver,
          async (tx) => await approveDirective(tx, { directive }, now, directiveTexts),
        ),
    );
    const steps: { readonly name: string; readonly took: number }[] = [];
    for (const follower of await followers())
      steps.push({
        name: follower.name,
        took: (await timed(async () => await follow(store, follower))).took,
      });
    await verify(owner, directive, organizations);
    const bare = await limit(owner, directive);
    return [
      ...lines(organizations, { approved: approved.took, steps, bare }),
      ...(await looked(store, owner, organizations)),
    ];
  });
}

function lines(
  organizations: number,
  so: {
    readonly approved: number;
    readonly steps: readonly { readonly name: string; readonly took: number }[];
    readonly bare: number;
  },
): readonly BenchLine[] {
  const whole = so.steps.reduce((sum, { took }) => sum + took, so.approved);
  const nothing = { rival: "", theirs: "", ratio: "", budget: "", met: null };
  return [
    faster(
      `one directive to ${organizations} organisations, durable`,
      { ours: whole, rival: "bare INSERT … SELECT of the rows", theirs: so.bare },
      { text: "10 s", kept: whole <= 10_000 },
    ),
    { what: "  approval", ours: shown(so.approved), ...nothing },
    ...so.steps.map(({ name, took }) => ({ what: `  ${name}`, ours: shown(took), ...nothing })),
  ];
}

/** Half state a fact, a third delegate a list, a tenth hold what is affected. */
async function looked(store: Store, owner: pg.Pool, organizations: number): Promise<readonly BenchLine[]> {
  await owner.query(`insert into bongsu.asset_facts (organization, facts, stated_at)
    select id, case size % 4 when 0 then '{"exposed": "no"}'::jsonb else '{"exposed": "yes"}' end, now()
    from bongsu.organization where size % 2 = 0`);
  await owner.query(`insert into bongsu.inventory (id, organization, path, kind, digest, components, unnamed, unreadable, not_compared, concluded)
    select gen_random_uuid(), id, 'sbom', 'cyclonedx', '', 250, 0, 0, '{}', true from bongsu.organization where size % 3 = 0`);
  await owner.query(`insert into bongsu.exposure (organization, advisory, product, version, verdict)
    select id, 'csaf:DRILL-1', 'pkg:generic/drill-gateway', '7.1.0', 'affected' from bongsu.organization where size % 9 = 0`);
  const everyone = Array.from({ length: organizations }, (_, at) => `org-${at + 1}`);
  await store.write(system, async (tx) => await holdSituations(tx, everyone, new Set()));
  await owner.query("vacuum analyze");
  const count = "select sector, tier, count(*) from bongsu.organization group by sector, tier";
  const bare = await least(5, async () => await owner.query(count));
  const packs = [draft.rulePack, "bongsu.action-tiers@1.0.0"];
  const preview = await least(
    5,
    async () => await store.read(drafter, async (tx) => await previewDirective(tx, draft, now)),
  );
  const compared = await timed(
    async () => await store.read(drafter, async (tx) => await comparePacks(tx, { draft, packs }, now)),
  );
  const groups = compared.value.moves.rows.filter(({ known }) => known).length;
  if (groups < 2) throw new Error("everyone moves alike");
  const rival = "bare count by sector and tier";
  return [
    faster(`a draft previewed over ${organizations} organisations`, { ours: preview, rival, theirs: bare }),
    faster("two rule packs compared over them", { ours: compared.took, rival, theirs: bare }),
  ];
}

async function followers(): Promise<readonly Follower[]> {
  const { privateKey } = generateKeyPairSync("ed25519");
  const pkcs8 = privateKey.export({ type: "pkcs8", format: "der" });
  const signer = await signerOf(new Uint8Array(pkcs8), "drill");
  return followersOf({ room: "http://localhost", drill: true, signer });
}

async function follow(store: Store, follower: Follower): Promise<void> {
  while ((await runFollowerOnce(store, follower)) > 0);
}

/** Drafted and handed to a second person. */
async function submitted(store: Store): Promise<string> {
  const { directive } = await store.write(drafter, async (tx) => await draftDirective(tx, draft, now));
  await store.write(drafter, async (tx) => await submitDirective(tx, { directive }, now));
  return directive;
}

async function load(store: Store, owner: pg.Pool, organizations: number): Promise<void> {
  await owner.query("insert into bongsu.world (name, drill) values ('bench', true)");
  await owner.query(
    `insert into bongsu.office (id, name, kind) values ('office', '{"ko": "[훈련]", "en": "[DRILL]"}', 'chair')`,
  );
  await owner.query("insert into bongsu.jurisdiction (office, valid_from) values ('office', '2026-01-01')");
  await owner.query(
    `insert into bongsu.organization (id, name, tier, sector, domain, region, critical, size, languages, contacts, valid_from, drill)
     select 'org-' || n, '{"ko": "[훈련]", "en": "[DRILL]"}', (array['major', 'ciso', 'sme', 'critical'])[1 + n % 4],
       (array['finance', 'energy', 'health', 'retail', 'software', 'telecom'])[1 + n % 6], 'private', '11', false, 1 + n / 24 % 900,
       '{ko}', '[]', '2026-01-01', true
     from generate_series(1, $1) n`,
    [organizations],
  );
  await owner.query("vacuum analyze bongsu.organization");
  await importAdvisory(store);
}

async function importAdvisory(store: Store): Promise<void> {
  const product = "pkg:generic/drill-gateway";
  const interval = { from: "7.0.0", fromIncluded: true, to: "7.2.5", toIncluded: false };
  const advisory = {
    id: "DRILL-1",
    format: "csaf",
    publisher: "DRILL",
    aliases: [],
    related: [],
    published: now,
    modified: now,
    withdrawn: null,
    title: { en: "[DRILL] bench" },
    summary: {},
    severities: [],
    decision: { exploitation: "active", automatable: "yes", technicalImpact: "total" },
    affected: [
      { product, label: "gateway", scheme: "semver", intervals: [interval], versions: [], fixed: ["7.2.5"] },
    ],
    references: [],
  } as const;
  await importRecords(store, system, {
    batch: "bench",
    records: [
      {
        kind: "advisory",
        origin: { format: "csaf", path: "drill.json", position: "", sha256: "0".repeat(64) },
        record: {
          kind: "advisory",
          key: "csaf:DRILL-1",
          id: "DRILL-1",
          advisory,
          sharing: null,
          unknown: {},
        },
        content: "x",
        source: "{}",
        remarks: [],
      },
    ],
  });
}

/** Everyone is notified and has a deadline, and the picture counts them. */
async function verify(owner: pg.Pool, directive: string, organizations: number): Promise<void> {
  const found = await owner.query<{ notified: string; counted: string }>(
    `select (select count(*) from bongsu.notification join bongsu.deadline d using (directive, domain)
         where directive = $1 and d.due is not null) as notified,
       (select sum(told) from bongsu.picture_cell where directive = $1) as counted`,
    [directive],
  );
  const { notified, counted } = found.rows[0] ?? {};
  if (![notified, counted].every((count) => Number(count) === organizations))
    throw new Error(`${notified} notified and ${counted} counted of ${organizations}`);
}

/** The rows that a directive leaves behind, from a table without indexes into the room's own, one commit. */
async function limit(owner: pg.Pool, directive: string): Promise<number> {
  await owner.query(
    "create unlogged table bongsu.bare_notification as select * from bongsu.notification where directive = $1",
    [directive],
  );
  await owner.query("truncate bongsu.notification cascade");
  await owner.query("checkpoint");
  const { took } = await timed(
    async () => await owner.query("insert into bongsu.notification select * from bongsu.bare_notification"),
  );
  return took;
}
