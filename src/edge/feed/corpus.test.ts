/** Real feeds, where the shared data is at hand: every record is read or quarantined, and the known numbers hold. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { ExploitedEntry } from "#core/advisory.ts";
import { openFeed } from "./feed.ts";
import { recordsOf } from "./import-records.ts";

const data = join(import.meta.dirname, "../../../../shared/data");

function options(...files: readonly string[]): { readonly skip: string | false } {
  const missing = files.find((file) => !existsSync(join(data, file)));
  return { skip: missing === undefined ? false : `${missing} is not at ../shared/data` };
}

/** Numbers of records by format and kind. */
async function count(file: string): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for await (const item of openFeed([join(data, file)])) {
    for (const record of recordsOf(item)) {
      const name = `${record.origin.format} ${record.kind}`;
      counts[name] = (counts[name] ?? 0) + (record.kind === "scores" ? record.scores.length : 1);
      const flags = record.kind === "advisory" ? (record.flags?.length ?? 0) : 0;
      if (flags > 0)
        counts[`${record.origin.format} exploited`] =
          (counts[`${record.origin.format} exploited`] ?? 0) + flags;
    }
  }
  return counts;
}

const wanted: readonly (readonly [file: string, counts: Readonly<Record<string, number>>])[] = [
  ["osv/crates.io.jsonl.gz", { "osv advisory": 1070 }],
  ["osv/Go.jsonl.gz", { "osv advisory": 3894 }],
  ["cve/cve5-1999-2018.jsonl.gz", { "cve advisory": 2336, "cve exploited": 19 }],
  ["cve/cve5-go-cna.jsonl.gz", { "cve advisory": 239 }],
  ["cve/cve5-fixtures.jsonl.gz", { "cve advisory": 24, "cve exploited": 1 }],
  ["cve/nvd-fixtures.jsonl.gz", { "unknown quarantined": 25 }],
  ["csaf/cisa-advisories.jsonl.gz", { "csaf advisory": 2113 }],
  ["kev/known_exploited_vulnerabilities.json", { "kev-json exploited": 1404, "kev-json issue": 1 }],
  ["epss/epss-2024-04-14.csv.gz", { "epss-csv scores": 242_549 }],
  ["epss/epss-weekly-kev.csv.gz", { "unknown quarantined": 1 }],
];

for (const [file, counts] of wanted) {
  test(`every record of ${file} is accounted for`, options(file), async () => {
    assert.deepEqual(await count(file), counts);
  });
}

const kevJson = "kev/known_exploited_vulnerabilities.json";
const kevCsv = "kev/known_exploited_vulnerabilities.csv";

test("the catalogue says the same as JSON and as CSV", options(kevJson, kevCsv), async () => {
  const [json, csv] = [await entriesOf(kevJson), await entriesOf(kevCsv)];
  assert.equal(json.length, 1404);
  assert.deepEqual(csv, json);
});

async function entriesOf(file: string): Promise<readonly ExploitedEntry[]> {
  const entries: ExploitedEntry[] = [];
  for await (const item of openFeed([join(data, file)])) {
    for (const record of recordsOf(item)) if (record.kind === "exploited") entries.push(record.record.entry);
  }
  return entries;
}
