/** A feed of which something cannot be read, or that nobody can place: what it says is taken, and the rest was not compared. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { packOfFeed } from "#cli/check/feed-pack.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import { osv } from "#core/format/osv.ts";

const origin = { format: "osv", path: "feed/all.json", position: "/1", sha256: "" };

function advisory(ecosystem: string, name: string): ImportRecord {
  const read = osv.read({
    id: `DRILL-${ecosystem}`,
    modified: "2026-01-01T00:00:00Z",
    affected: [
      { package: { ecosystem, name }, ranges: [{ type: "ECOSYSTEM", events: [{ introduced: "0" }] }] },
    ],
  });
  const record = read.ok ? read.value.records[0] : undefined;
  assert.ok(record?.kind === "advisory");
  return { kind: "advisory", origin, record, content: "", source: "", remarks: [] };
}

function unread(code: string): ImportRecord {
  return { kind: "quarantined", origin, findings: [{ at: "", code, message: "" }], bytes: new Uint8Array() };
}

async function leftOut(...records: readonly ImportRecord[]): Promise<readonly string[]> {
  async function* feed(): AsyncGenerator<ImportRecord> {
    for (const record of records) yield await Promise.resolve(record);
  }
  const { opened } = await packOfFeed(feed(), "2026-01-02T00:00:00Z");
  return opened.notCompared.map(({ path, code, what }) => `${path} ${code} ${what}`.trim());
}

test("a record that cannot be read and a feed that breaks off are not compared", async () => {
  assert.deepEqual(
    await leftOut(advisory("npm", "drill"), unread("json-invalid"), unread("archive-damaged")),
    ["feed/all.json record-unreadable", "feed/all.json feed-cut"],
  );
});

test("a package of an ecosystem that nobody knows is not compared; another letter case is the ecosystem", async () => {
  assert.deepEqual(
    await leftOut(advisory("DrillHub", "gate"), advisory("NPM", "gate"), advisory("pypi", "gate")),
    ["feed/all.json ecosystem-unknown gate"],
  );
});
