/** Every format over arbitrary records: read back, what is missing is what the documents list; the outside judges of CSAF and OSV find nothing; our own JSON gives back the record itself. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { assert as holds, property, sample } from "fast-check";
import { allExportFormats } from "#core/publish/format/index.ts";
import { lintAdvisory } from "#core/publish/lint-advisory.ts";
import { type OwnAdvisory, readOwnAdvisory } from "#core/publish/own-advisory.ts";
import { canonicalText } from "#core/seal/canonical.ts";
import { scoreOfVector } from "#core/severity/cvss.ts";
import { anyOwnAdvisory } from "#test/kit/publish/any-own-advisory.ts";
import { framesOf } from "#test/kit/publish/export-frame.ts";
import { judgesOfExports, osvSkipped } from "#test/kit/report/export-judges.ts";
import { pageWithUnsaid } from "../../tools/docs/write-unsaid-places.ts";

/** As a room keeps it: members that say nothing are not written. */
function documentOf({ withdrawn, severityClass, ...record }: OwnAdvisory): string {
  return JSON.stringify({
    type: "bongsu.advisory/1",
    ...record,
    ...(withdrawn === null ? {} : { withdrawn }),
    ...(severityClass === null ? {} : { severityClass }),
  });
}

/** Whether an affected version stands without a score that the edition has: of such a record alone the standard's optional test 6.2.3 speaks. */
function isWithoutScore({ severities }: OwnAdvisory, format: string): boolean {
  const versions = severities.map((vector) => scoreOfVector(vector)?.version);
  return versions.every((version) => version === "4.0" && format !== "csaf-2.1");
}

describe("arbitrary records of the room's own", () => {
  it("have no findings, and are read back from our own JSON as they were", () => {
    const isSame = property(anyOwnAdvisory, (record) => {
      assert.deepEqual(lintAdvisory(record), []);
      const back = readOwnAdvisory(JSON.parse(documentOf(record)));
      assert.ok(back.ok, JSON.stringify(back));
      assert.equal(canonicalText(back.value), canonicalText(record));
    });
    holds(isSame, { seed: 15, numRuns: 100 });
  });

  it("lose in each format what the documents list, and nothing else", () => {
    assert.equal(readFileSync("docs/advisories.md", "utf8"), pageWithUnsaid());
  });

  it("are what the judges of the formats take, every mandatory and optional test", async (t) => {
    if (osvSkipped !== null) t.diagnostic(osvSkipped);
    const judges = await judgesOfExports();
    for (const record of sample(anyOwnAdvisory, { seed: 15, numRuns: 25 }))
      for (const format of allExportFormats)
        for (const frame of framesOf(format, record.id)) {
          const document = format.write(record, frame);
          if (document === null) continue;
          const found = (await judges[format.name]?.(document)) ?? [];
          const others = found.filter(
            (one) => !(isWithoutScore(record, format.name) && /Test_6_2_3"/.test(JSON.stringify(one))),
          );
          assert.deepEqual(others, [], format.name);
        }
  });
});
