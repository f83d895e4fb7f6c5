/** The order of lines, and what fails a check under a threshold: what is missing never makes a line milder. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CheckLine } from "#core/matching/check-lines.ts";
import { failsCheck, isAboveMinimum, mostUrgentFirst, urgencyOf } from "#core/matching/urgency.ts";
import type { AdvisoryDetails } from "#core/pack/details.ts";

const details: AdvisoryDetails = {
  id: "A-1",
  format: "osv",
  publisher: "A",
  aliases: [],
  published: null,
  title: {},
  severities: [],
  decision: {},
  kev: null,
  epss: null,
  references: [],
  parts: [],
};

function line(name: string, said: Partial<AdvisoryDetails> = {}, given: Partial<CheckLine> = {}): CheckLine {
  const component = { product: `pkg:npm/${name}`, name, version: "1", at: "", dependencyPath: [] };
  return {
    component: { ...component, scope: "runtime" },
    vulnerability: "CVE-2026-0001",
    advisory: "A-1",
    aliases: [],
    verdict: "affected",
    reason: { code: "listed-version" },
    fixed: [],
    rule: "one-source",
    statements: [],
    source: "x",
    kind: "x",
    details: null,
    directives: [],
    records: [{ ...details, ...said }],
    ...given,
  };
}

const severity = (score: string): Pick<AdvisoryDetails, "severities"> => ({
  severities: [{ type: "word", score, by: "A" }],
});

test("affected before unknown, then exploited, deadline, severity with missing as the highest, exploitation score", () => {
  const lines = [
    line("low", severity("LOW")),
    line("unnamed", {}, { verdict: "unknown", advisory: "", vulnerability: "" }),
    line("unknown-low", severity("LOW"), { verdict: "unknown" }),
    line("missing"),
    line("critical", severity("CRITICAL")),
    line("scored", { ...severity("CRITICAL"), epss: { score: 0.9, percentile: 1 } }),
    line("due", severity("LOW"), { due: "2026-05-01T00:00:00Z" }),
    line("exploited", { ...severity("LOW"), kev: "2026-05-01" }),
  ];
  const order = mostUrgentFirst(lines).map(({ component }) => component.name);
  assert.deepEqual(order, "exploited due missing scored critical low unknown-low unnamed".split(" "));
});

test("a catalogue that is not at hand leaves exploitation unknown, and unknown counts where it is asked for", () => {
  const asked = { minSeverity: null, failOn: ["exploited"] } as const;
  assert.equal(urgencyOf(line("a")).exploitation.listed, null);
  assert.ok(failsCheck(line("a"), asked));
  assert.ok(!failsCheck(line("a", { kev: false }), asked));
  assert.ok(failsCheck(line("a", { kev: false, decision: { exploitation: "active" } }), asked));
});

test("unknown is never left out by a threshold; an affected line is only when its severity is stated and lower", () => {
  const asked = { minSeverity: "high", failOn: [] } as const;
  assert.ok(isAboveMinimum(line("a", severity("LOW"), { verdict: "unknown" }), asked));
  assert.ok(failsCheck(line("a"), asked));
  assert.ok(!failsCheck(line("a", severity("LOW")), asked));
  assert.ok(failsCheck(line("a", severity("soon")), asked));
});

test("the newest exploitation score counts, whichever record says it", () => {
  const older = { ...details, epss: { score: 0.9, percentile: 0.9, date: "2026-05-01" } };
  const newer = { ...details, epss: { score: 0.1, percentile: 0.1, date: "2026-05-02" } };
  assert.equal(urgencyOf({ records: [older, newer] }).epss?.score, 0.1);
  assert.equal(urgencyOf({ records: [newer, older] }).epss?.score, 0.1);
});
