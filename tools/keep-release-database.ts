/**
 * `node tools/keep-release-database.ts RELEASE`: plays a small room through everything that a room records, and keeps its database with what it
 * answered as `test/vectors/release/vRELEASE/database.json.gz`. Run it once, at the commit of the release; `test/program/upgrade.test.ts` reads what it wrote.
 */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { callerOf } from "#cli/room/room-client.ts";
import type { Endpoint } from "#contract/endpoint.ts";
import { contract, type EndpointKey } from "#contract/index.ts";
import { drillScene } from "#stages/registry/world/drill.ts";
import { holdingOf } from "#stages/registry/world/products.ts";
import { makeLink } from "#stages/registry/sessions.ts";
import { shippedMigrations } from "#store/migrate.ts";
import { system } from "#store/sql.ts";
import { newAuthenticator } from "#test/kit/room/authenticator.ts";
import { directiveSteps, draftedFromFeed, makeTokens } from "#test/kit/journey/directive.ts";
import type { Journey } from "#test/kit/journey/walk.ts";
import { databaseRows, type ReleaseAnswer, type ReleaseDatabase } from "#test/kit/room/release-database.ts";
import { openTestRoom, type TestRoom } from "#test/kit/room/test-room.ts";

const release = process.argv.find((argument) => /^\d+\.\d+\.\d+$/.test(argument));
const folder = mkdtempSync(join(tmpdir(), "bongsu-release-"));
after(() => rmSync(folder, { recursive: true, force: true }));

type Call = (as: string, endpoint: EndpointKey, input: object) => Promise<unknown>;

void test(`the database of release ${release}`, async () => {
  assert.ok(release !== undefined, "the release is the argument, as 0.2.0");
  const room = await openTestRoom({ now: "2026-11-23T00:00:00Z" });
  const organizations = drillScene("2026-11-23")
    .organizations.filter(
      ({ id, tier }) => tier === "basic" && holdingOf(id, "edgegate").state === "affected",
    )
    .slice(0, 8)
    .map(({ id }) => id);
  const made = await makeTokens(room.store, organizations, room.now());
  const { organizations: own, ...officers } = made;
  const tokens: Record<string, string> = { ...officers, ...own };
  const call: Call = async (as, endpoint, input) =>
    await callerOf(room.origin, tokens[as] ?? "", room.fetch)(contract[endpoint] as Endpoint, input);
  const [late = "", ...answering] = organizations;
  const journey: Journey = {
    origin: room.origin,
    fetch: room.fetch,
    now: room.now,
    settle: room.settle,
    folder,
    tokens: made,
    organizations: answering,
    directive: "",
    receipts: new Map(),
  };
  await importOthers(call);
  for (const step of [...draftedFromFeed, ...directiveSteps]) {
    await step.walk(journey);
    room.advance(60_000);
  }
  await playTheRest(room, call, { directive: journey.directive, late });
  await openSession(room);
  const answers = await answersOf(call, { directive: journey.directive, late });
  const rows = await room.store.read(system, databaseRows);
  const empty = Object.entries(rows.tables).filter(([, held]) => held.length === 0);
  console.log(`empty tables: ${empty.map(([name]) => name).join(", ") || "none"}`);
  const sample: ReleaseDatabase = {
    type: "bongsu.release-database/1",
    release,
    at: room.now().toISOString(),
    origin: room.origin,
    tokens,
    answers,
    ...rows,
    migrations: shippedMigrations().map(({ name, sha256 }) => ({ name, sha256 })),
  };
  await room.close();
  write(sample);
});

function write(sample: ReleaseDatabase): void {
  const target = resolve(import.meta.dirname, `../test/vectors/release/v${sample.release}`);
  mkdirSync(target, { recursive: true });
  const bytes = gzipSync(JSON.stringify(sample), { level: 9 });
  writeFileSync(join(target, "database.json.gz"), bytes);
  console.log(`${bytes.length} bytes; rows: ${Object.values(sample.tables).flat().length}`);
}

/** An advisory on a package that an organisation delegates, a listing, scores, and a record that cannot be read. */
async function importOthers(call: Call): Promise<void> {
  const osv = {
    id: "DRILL-OSV-1",
    modified: "2026-11-20T00:00:00Z",
    published: "2026-11-20T00:00:00Z",
    aliases: ["CVE-2026-10003"],
    summary: "[DRILL] invented",
    affected: [
      {
        package: { ecosystem: "npm", name: "drill-left" },
        ranges: [{ type: "SEMVER", events: [{ introduced: "1.0.0" }, { fixed: "1.2.3" }] }],
        versions: ["1.0.0"],
      },
    ],
  };
  const listed = {
    cveID: "CVE-2026-10003",
    vendorProject: "[DRILL]",
    product: "drill-left",
    vulnerabilityName: "[DRILL] invented",
    dateAdded: "2026-11-21",
    shortDescription: "[DRILL]",
    requiredAction: "[DRILL]",
    dueDate: "2026-12-12",
    knownRansomwareCampaignUse: "Unknown",
    notes: "",
    cwes: [],
  };
  const kev = {
    title: "[DRILL] catalogue",
    catalogVersion: "2026.11.21",
    dateReleased: "2026-11-21T00:00:00Z",
    count: 1,
    vulnerabilities: [listed],
  };
  const epss =
    "#model_version:v2026.01.01,score_date:2026-11-22T00:00:00+0000\ncve,epss,percentile\nCVE-2026-10003,0.25,0.5\n";
  const records = [
    { path: "drill.json", position: "", text: JSON.stringify(osv) },
    { path: "kev.json", position: "", text: JSON.stringify(kev) },
    { path: "epss_scores.csv", position: "", text: epss },
    { path: "broken.json", position: "", text: "{" },
  ];
  console.log(JSON.stringify(await call("analyst", "importRecords", { batch: "others", records })));
}

type Stage = { readonly directive: string; readonly late: string };

/** Extensions of every kind, a level of the crisis alert, facts of assets, a delegated list, packs, and a directive that is still a draft. */
async function playTheRest(room: TestRoom, call: Call, { directive, late }: Stage): Promise<void> {
  const asked = { reason: "[DRILL] window", controls: "[DRILL] closed off", duration: { days: 2 } };
  const { extensions } = (await call(late, "extensionAsk", { directive, ...asked })) as {
    extensions: { request: string }[];
  };
  const request = extensions[0]?.request ?? "";
  await call("drafter", "extensionGrant", { directive, request, duration: { days: 1 } });
  await room.settle();
  await call("chair", "alertLevelRecord", { domain: null, level: "attention", reason: "[DRILL]" });
  await call(late, "assetFactsState", { exposed: "yes" });
  const lock = {
    name: "drill",
    lockfileVersion: 3,
    requires: true,
    packages: { "": { name: "drill" }, "node_modules/drill-left": { version: "1.1.0" } },
  };
  await call(late, "inventoryDelegate", { path: "app/package-lock.json", text: JSON.stringify(lock) });
  await call("drafter", "directiveDraft", {
    title: { ko: "[훈련] 초안", en: "[DRILL] Draft" },
    advisories: ["osv/DRILL-OSV-1"],
    scope: "true",
    rulePack: "us.cisa.bod-26-04@1.0.0",
    binding: false,
    legalBasis: { ko: "훈련" },
    contact: "[DRILL]",
    actions: [{ kind: "patch", clock: { start: "published", duration: { days: 14 } } }],
  });
  console.log(`${await room.publishPacks()} ecosystem packs`);
  room.advance(60_000);
}

/** A session by a link, a passkey that is registered in it, and one that is asked for. */
async function openSession(room: TestRoom): Promise<void> {
  const post = async (path: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
    await room.fetch(`${room.origin}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: room.origin, ...headers },
      body: JSON.stringify(body),
    });
  const link = { operator: "lead-public", now: room.now() };
  const { secret } = await room.store.write(system, async (tx) => await makeLink(tx, link));
  const opened = await post("/api/session/link", { secret });
  const { csrf } = (await opened.json()) as { csrf: string };
  const cookie = opened.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const session = { cookie, "x-bongsu-csrf": csrf };
  const { options } = (await (await post("/api/passkeys/options", {}, session)).json()) as { options: never };
  const response = newAuthenticator(room.origin).register(options);
  assert.equal((await post("/api/passkeys", { response }, session)).status, 200);
  assert.equal((await post("/api/session/passkey/options", {})).status, 200);
  assert.equal((await room.fetch(`${room.origin}/healthz`)).status, 200);
}

/** What the room answers from its rows, to those who may ask. */
async function answersOf(call: Call, { directive, late }: Stage): Promise<readonly ReleaseAnswer[]> {
  const asking: readonly (readonly [as: string, endpoint: EndpointKey, input: object])[] = [
    ["chair", "pictureRead", { directive }],
    ["drafter", "pictureRead", { directive }],
    ["drafter", "directiveRead", { directive }],
    ["drafter", "directiveList", {}],
    ["drafter", "directiveStuck", { directive }],
    ["drafter", "extensionList", { directive }],
    ["chair", "alertLevelList", {}],
    ["analyst", "advisorySearch", {}],
    ["analyst", "quarantineList", {}],
    ["chair", "organizationList", {}],
    ["chair", "officeList", {}],
    [late, "taskList", {}],
    [late, "extensionRead", { directive }],
    [late, "assetFactsRead", {}],
    [late, "inventoryList", {}],
    [late, "exposureList", {}],
    [late, "keyList", { organization: late }],
    ["chair", "journalRead", { after: 0, limit: 500 }],
  ];
  const answers: ReleaseAnswer[] = [];
  for (const [as, endpoint, input] of asking)
    answers.push({ as, endpoint, input, output: await call(as, endpoint, input) });
  return answers;
}
