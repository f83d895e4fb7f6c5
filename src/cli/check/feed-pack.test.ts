/** A feed of which something cannot be read, or that nobody can place: what it says is taken, and the rest was not compared. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type FeedPack, packOfFeed } from "#cli/check/feed-pack.ts";
import type { CompletenessStatement } from "#core/completeness.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import { csaf } from "#core/format/csaf.ts";
import { cve } from "#core/format/cve.ts";
import type { Reading } from "#core/format/feed-record.ts";
import { osv } from "#core/format/osv.ts";
import type { Parsed } from "#core/problem.ts";

const origin = { format: "osv", path: "feed/all.json", position: "/1", sha256: "" };

function advisory(ecosystem: string, name: string): ImportRecord {
  const ranges = [{ type: "ECOSYSTEM", events: [{ introduced: "0" }] }];
  return recordOf({ id: `DRILL-${ecosystem}`, affected: [{ package: { ecosystem, name }, ranges }] });
}

function recordOf(members: object, path = origin.path): ImportRecord {
  const read = osv.read({ modified: "2026-01-01T00:00:00Z", ...members });
  const record = read.ok ? read.value.records[0] : undefined;
  assert.ok(record?.kind === "advisory");
  return { kind: "advisory", origin: { ...origin, path }, record, content: "", source: "", remarks: [] };
}

const onNpm = (name: string, id = name): object => ({
  id,
  affected: [
    { package: { ecosystem: "npm", name }, ranges: [{ type: "SEMVER", events: [{ introduced: "0" }] }] },
  ],
});

/** A CSAF advisory on these products, with one flaw. */
function csafOf(products: readonly object[], status: object): ImportRecord {
  const document = {
    category: "csaf_security_advisory",
    csaf_version: "2.0",
    title: "Drill",
    publisher: { category: "vendor", name: "Drill", namespace: "https://drill.example" },
    tracking: {
      id: "DRILL-SA-1",
      version: "1",
      status: "final",
      initial_release_date: "2026-01-01T00:00:00Z",
      current_release_date: "2026-01-01T00:00:00Z",
    },
  };
  const vulnerabilities = [{ cve: "CVE-2099-0001", product_status: status }];
  return importOf(csaf.read({ document, product_tree: { full_product_names: products }, vulnerabilities }));
}

/** A CVE record with these entries. */
function cveOf(affected: readonly object[]): ImportRecord {
  const cveMetadata = { cveId: "CVE-2099-0001", state: "PUBLISHED", dateUpdated: "2026-01-01T00:00:00Z" };
  const cna = { providerMetadata: {}, descriptions: [{ lang: "en", value: "Drill" }], affected };
  return importOf(cve.read({ dataType: "CVE_RECORD", dataVersion: "5.1", cveMetadata, containers: { cna } }));
}

function importOf(read: Parsed<Reading>): ImportRecord {
  const record = read.ok ? read.value.records[0] : undefined;
  assert.ok(read.ok && record?.kind === "advisory");
  const remarks = read.findings ?? [];
  return { kind: "advisory", origin, record, content: "", source: "", remarks };
}

function unread(code: string): ImportRecord {
  return { kind: "quarantined", origin, findings: [{ at: "", code, message: "" }], bytes: new Uint8Array() };
}

async function packOf(
  records: readonly ImportRecord[],
  stated: readonly CompletenessStatement[] = [],
): Promise<FeedPack["opened"]> {
  async function* feed(): AsyncGenerator<ImportRecord> {
    for (const record of records) yield await Promise.resolve(record);
  }
  return (await packOfFeed(feed(), "2026-01-02T00:00:00Z", stated)).opened;
}

async function leftOut(...records: readonly ImportRecord[]): Promise<readonly string[]> {
  const opened = await packOf(records);
  return opened.notCompared.map(({ path, code, what }) => `${path} ${code} ${what}`.trim());
}

test("a record that cannot be read and a feed that breaks off are not compared", async () => {
  assert.deepEqual(
    await leftOut(advisory("npm", "drill"), unread("json-invalid"), unread("archive-damaged")),
    ["feed/all.json record-unreadable", "feed/all.json feed-cut"],
  );
});

test("a record of which a remark leaves open what it is about counts as one that could not be read", async () => {
  const record = advisory("npm", "drill");
  const remark = (code: string): ImportRecord =>
    ({ ...record, remarks: [{ at: "", code, message: "" }] }) as ImportRecord;
  assert.deepEqual(await leftOut(remark("relationship-unresolved"), remark("ssvc-unknown")), [
    "feed/all.json record-unnamed DRILL-npm",
  ]);
});

test("an advisory that calls something affected which has no identifier is not compared, in any format", async () => {
  assert.deepEqual(
    await leftOut(csafOf([{ name: "Drill Gate 3", product_id: "G" }], { known_affected: ["G"] })),
    ["feed/all.json record-unnamed DRILL-SA-1 (Drill Gate 3)"],
  );
  assert.deepEqual(await leftOut(csafOf([{ name: "Drill Gate 3", product_id: "G" }], { fixed: ["G"] })), [
    "feed/all.json record-unnamed DRILL-SA-1 (Drill Gate 3)",
  ]);
  for (const status of [{}, { known_affected: [] }])
    assert.deepEqual(await leftOut(csafOf([], status)), ["feed/all.json record-unnamed DRILL-SA-1"]);
  const excused = csafOf([{ name: "Drill Gate 3", product_id: "G" }], { known_not_affected: ["G"] });
  assert.deepEqual(await leftOut(excused), []);
  const range = { versions: [{ version: "1", status: "affected" }] };
  assert.deepEqual(await leftOut(cveOf([{ vendor: "n/a", product: "n/a", ...range }])), [
    "feed/all.json record-unnamed CVE-2099-0001",
  ]);
  assert.deepEqual(await leftOut(cveOf([])), ["feed/all.json record-unnamed CVE-2099-0001"]);
  assert.deepEqual(await leftOut(cveOf([{ vendor: "Drill", product: "Gate", ...range }])), []);
});

test("a package of an ecosystem that nobody knows is not compared; another letter case is the ecosystem", async () => {
  assert.deepEqual(
    await leftOut(advisory("DrillHub", "gate"), advisory("NPM", "gate"), advisory("pypi", "gate")),
    ["feed/all.json ecosystem-unknown gate"],
  );
});

test("a record that names nothing may be about anything; a repository is no package", async () => {
  const git = {
    id: "GIT-1",
    affected: [{ ranges: [{ type: "GIT", repo: "https://git.example/x", events: [{ introduced: "0" }] }] }],
  };
  const left = await leftOut(
    recordOf({ id: "A-1" }),
    recordOf({ id: "A-2", affected: [{ ranges: [{ type: "SEMVER", events: [{ introduced: "0" }] }] }] }),
    recordOf({ id: "A-3", withdrawn: "2026-01-01T00:00:00Z" }),
    recordOf(git),
  );
  assert.deepEqual(left, ["feed/all.json record-unnamed A-1", "feed/all.json record-unnamed A-2"]);
});

test("a whole export is an archive of records on its ecosystem", async () => {
  const whole = async (paths: readonly string[], ...more: readonly ImportRecord[]): Promise<boolean> => {
    const records = paths.map((path, i) => recordOf(onNpm(`drill-${i}`), path));
    return (await packOf([...records, ...more])).complete.length > 0;
  };
  assert.ok(await whole(["feed/npm/all.zip!A.json", "feed/npm/all.zip!B.json"]));
  assert.ok(await whole(["npm/all.zip!A.json"]));
  for (const path of ["feed/npm/all.zip", "feed/npm/all.zip!/A.json", "feed/npm/all.zip!x/A.json"])
    assert.ok(!(await whole([path])), path);
  assert.ok(!(await whole(["npm/all.zip!A.json"], recordOf({ id: "B" }, "npm/all.zip!B.json"))));
  const broken = { ...origin, path: "npm/all.zip" };
  assert.ok(!(await whole(["npm/all.zip!A.json"], { ...unread("archive-damaged"), origin: broken })));
});

test("editions of one id are one record, and a withdrawal ahead of the clock has not happened", async () => {
  const stated = [{ ecosystem: "npm", to: "2026-01-01T00:00:00Z", records: 2 }];
  const held = async (...members: readonly object[]): Promise<number | undefined> =>
    (
      await packOf(
        members.map((one) => recordOf(one)),
        stated,
      )
    ).complete[0]?.held;
  assert.equal(await held(onNpm("a", "A-1"), onNpm("b", "A-2")), 2);
  assert.equal(await held(onNpm("a", "A-1"), onNpm("b", "a-1")), 1);
  assert.equal(await held(onNpm("a"), { ...onNpm("b"), withdrawn: "2025-01-01T00:00:00Z" }), 1);
  assert.equal(await held(onNpm("a"), { ...onNpm("b"), withdrawn: "2099-01-01T00:00:00Z" }), 2);
});
