/** What is missing from a report, by what it says. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type LintGap, lintReport } from "#core/submission/lint.ts";
import { claim } from "#core/submission/report-format.ts";

const whole = claim({
  title: "[DRILL] Overflow in the row decoder",
  text: "A row longer than the tile is copied unchecked. ".repeat(4),
  product: { name: "drill-image", identifier: null },
  version: "1.2",
});
const crash = { type: "ASSERT", address: "", state: ["x > 0", "drill_row"], security: true, frames: [] };

const cases: readonly (readonly [string, Parameters<typeof lintReport>[0], readonly LintGap[]])[] = [
  ["a whole report", whole, []],
  ["no product", { ...whole, product: null }, ["product-missing"]],
  [
    "a package URL with its version",
    { ...whole, version: null, product: { name: null, identifier: "pkg:npm/drill@1" } },
    [],
  ],
  [
    "a package URL without",
    { ...whole, version: " ", product: { name: null, identifier: "pkg:npm/drill" } },
    ["version-missing"],
  ],
  [
    "few words and nothing else",
    { ...whole, title: null, text: "It crashes." },
    ["claim-missing", "way-missing"],
  ],
  ["few words and a crash", { ...whole, title: null, text: "", crash }, []],
  [
    "a stack of addresses",
    { ...whole, crash: { ...crash, state: ["0x1234", "/lib/drill.so"] } },
    ["frames-unnamed"],
  ],
  [
    "an input alone",
    { ...whole, crash: { ...crash, state: [] }, findings: [{ at: "", code: "trace-missing", message: "" }] },
    ["trace-missing"],
  ],
  ["nothing", claim({}), ["claim-missing", "product-missing", "version-missing", "way-missing"]],
];

describe("lint", () => {
  for (const [name, item, gaps] of cases)
    it(name, () => {
      assert.deepEqual(lintReport(item), gaps);
    });

  it("what is taken away never makes a report more complete", () => {
    const before = lintReport({ ...whole, crash }).length;
    for (const parts of [{ product: null }, { version: null }, { title: null, text: "" }, { crash: null }])
      assert.ok(lintReport({ ...whole, crash, ...parts }).length >= before);
  });
});
