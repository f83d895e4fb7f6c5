/** Crash traces and reports of other projects, where they lie on this machine: read as ClusterFuzz reads them, and no file of a scanner without an item or a word why. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  archiveReadings,
  casrReadings,
  hasCrashData,
  judgedFields,
  judgeParserCases,
} from "#test/kit/suites/crash-suite.ts";

const least = 0.98;

describe("crashes at hand", { skip: hasCrashData ? false : "no shared data of crashes" }, () => {
  it("ClusterFuzz's cases, each field", () => {
    const cases = judgeParserCases();
    for (const field of judgedFields) {
      const of = cases.filter((each) => each.field === field);
      const wrong = of.filter(({ right }) => !right).map(({ id }) => id);
      assert.ok(wrong.length <= of.length * (1 - least), `${field}: ${wrong.join(", ")}`);
    }
  });

  it("further traces have a crash each", async () => {
    const none: string[] = [];
    for await (const { source, items } of archiveReadings("clusterfuzz-stack-extra.tar.gz"))
      if (items[0]?.crash === undefined || items[0].crash === null)
        none.push(source.slice(source.lastIndexOf("/") + 1));
    assert.deepEqual(none, []);
  });

  it("CASR's reports have a kind and a state", async () => {
    for (const { source, items } of await casrReadings()) {
      assert.notEqual(items[0]?.crash?.type ?? "", "", source);
      assert.ok((items[0]?.crash?.state.length ?? 0) > 0, source);
    }
  });

  it("an export of a scanner gives items, or a finding that says why not", async () => {
    let files = 0;
    for await (const { source, items, bad, findings } of archiveReadings("scanner-reports.tar.gz", 40_000)) {
      files += 1;
      assert.ok(items.length + findings.length + bad.length > 0, source);
      for (const each of bad) assert.ok(each.findings.length > 0, source);
    }
    assert.ok(files > 300);
  });
});
