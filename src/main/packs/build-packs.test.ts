/** Packs built on several threads are those built on one, and those of the records read one by one; what cannot be read is told in the order of the feeds. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { type FeedPacks, packsOfFeed } from "#cli/check/feed-pack.ts";
import { buildPacks } from "#main/packs/build-packs.ts";
import { readFeed } from "#main/feed/read-feed.ts";

const now = "2026-05-14T01:00:00Z";
let folder = "";

function lines(from: number, to: number, ecosystems: readonly string[]): string {
  return Array.from({ length: to - from }, (_, i) => JSON.stringify(record(from + i, ecosystems)))
    .map((line) => `${line}\n`)
    .join("");
}

function record(i: number, ecosystems: readonly string[]): unknown {
  return {
    id: `DRILL-2026-${String(i).padStart(4, "0")}`,
    modified: "2026-05-14T01:00:00Z",
    ...(i % 50 === 7 ? { withdrawn: "2026-05-01T00:00:00Z" } : {}),
    aliases: [`CVE-2026-${1000 + (i % 60)}`],
    summary: `[훈련] ${i}`,
    affected: ecosystems.slice(0, 1 + (i % 2)).map((ecosystem) => ({
      package: { ecosystem, name: `drill-${i % 70}` },
      ranges: [{ type: "ECOSYSTEM", events: [{ introduced: "0" }, { fixed: `1.${i % 30}.${i % 7}` }] }],
      versions: i % 9 === 0 ? ["9.0", "9.1"] : [],
    })),
  };
}

const catalogue = {
  title: "CISA Catalog of Known Exploited Vulnerabilities",
  catalogVersion: "2026.05.14",
  dateReleased: "2026-05-14T00:00:00.000Z",
  count: 1,
  vulnerabilities: [
    {
      cveID: "CVE-2026-1007",
      vendorProject: "Drill",
      product: "Drill",
      vulnerabilityName: "[DRILL]",
      dateAdded: "2026-05-01",
      shortDescription: "[DRILL]",
      requiredAction: "[DRILL]",
      dueDate: "2026-05-22",
      knownRansomwareCampaignUse: "Unknown",
      notes: "",
      cwes: [],
    },
  ],
};

/** Two files of one day: the later file counts, whoever reads it first. */
function scores(score: string, percentile: string): string {
  const rows = Array.from({ length: 60 }, (_, i) => `CVE-2026-${1000 + i},${score},${percentile}`);
  return `#model_version:v2025.03.14,score_date:2026-05-14T00:00:00+0000\ncve,epss,percentile\n${rows.join("\n")}\n`;
}

function plain({ packs, quarantined }: FeedPacks): unknown {
  return {
    packs: packs.map(([name, { match, details, advisories }]) => ({
      name,
      advisories,
      match: Buffer.from(match).toString("base64"),
      details: Buffer.from(details).toString("base64"),
    })),
    quarantined,
  };
}

describe("packs on several threads", () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "bongsu-packs-"));
    await writeFile(join(folder, "a.jsonl.gz"), gzipSync(lines(0, 400, ["npm", "PyPI"])));
    await writeFile(join(folder, "b.jsonl"), `${lines(300, 700, ["PyPI", "Go"])}{ no JSON\n`);
    await writeFile(
      join(folder, "c.jsonl"),
      `${lines(650, 900, ["AlmaLinux:9", "npm"])}{"id":1,"affected":[]}\n`,
    );
    await writeFile(join(folder, "kev.json"), JSON.stringify(catalogue));
    await writeFile(join(folder, "scores-1.csv"), scores("0.10", "0.20"));
    await writeFile(join(folder, "scores-2.csv"), scores("0.30", "0.40"));
  });
  after(async () => await rm(folder, { recursive: true, force: true }));

  it("are the same as on one, and as those of single records", async () => {
    const single = plain(await packsOfFeed(readFeed([folder]), now));
    for (const threads of [1, 2, 4])
      assert.deepEqual(plain(await buildPacks([folder], { now, threads })), single);
  });

  it("hold every ecosystem, the catalogues and no withdrawn advisory, and tell what could not be read", async () => {
    const { packs, quarantined } = await buildPacks([folder], { now, threads: 2 });
    assert.deepEqual(
      packs.map(([name]) => name),
      ["golang", "npm", "pypi", "rpm-almalinux"],
    );
    const npm = Buffer.from(packs[1]?.[1].details ?? []).toString();
    assert.ok(npm.includes(`"kev":"2026-05-01","epss":{"score":0.3,"percentile":0.4,"date":"2026-05-14"}`));
    assert.ok(npm.includes("DRILL-2026-0008") && !npm.includes("DRILL-2026-0007"));
    assert.deepEqual(
      quarantined.map(({ at, code }) => `${at.slice(folder.length + 1)} ${code}`),
      ["b.jsonl line 401 json-invalid", "c.jsonl line 251 format-unknown"],
    );
  });

  it("are none where a feed that was named is not there", async () => {
    const missing = buildPacks([folder, join(folder, "missing")], { now, threads: 2 });
    await assert.rejects(missing, { code: "ENOENT" });
  });

  it("are none of nothing", async () => {
    assert.deepEqual(await buildPacks([], { now }), { packs: [], quarantined: [] });
  });
});
