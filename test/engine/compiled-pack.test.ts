/** Compiled packs decide and date exactly as the evaluation does, for every pack and any facts and times. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { factCode, compilePack, earliestEnd, noEnd, tierOfCode } from "../../tools/engine/compiled-pack.ts";
import { startOfDate } from "#core/clock/clock.ts";
import { evaluate } from "#core/rules/evaluate.ts";
import type { AssetFacts, VulnerabilityFacts } from "#core/rules/judge-by-table.ts";
import { packs } from "#core/rules/packs/index.ts";
import { referenceOf } from "#core/rules/rule-pack/rule-pack.ts";

const issuedAt = "2026-07-13T00:00:00Z";
const issued = Date.parse(issuedAt);

const maybe = <T extends string>(...values: readonly T[]) =>
  fc.option(fc.constantFrom(...values), { nil: undefined });
const pairs = fc.record({
  decision: fc.record({
    exploitation: maybe("none", "poc", "active"),
    automatable: maybe("yes", "no"),
    technicalImpact: maybe("partial", "total"),
  }),
  kevAdded: fc.constantFrom(null, "2026-07-01", "2026-07-13", "2026-07-14", "2026-07-26", "2026-09-30"),
  id: maybe("CVE-2019-0001", "CVE-2024-1234567", "GHSA-xxxx"),
  severity: maybe("medium", "high", "critical"),
  nisStep: maybe("1", "2", "3", "4"),
  asset: fc.record({
    exposed: maybe("yes", "no"),
    humanImpact: maybe("low", "medium", "high", "very-high"),
    assetClass: maybe("internal", "office", "online"),
    highValue: maybe("yes", "no"),
    patch: maybe("yes", "no"),
  }),
  happened: fc.option(fc.integer({ min: -10, max: 40 }), { nil: undefined }),
});

describe("a compiled pack", () => {
  for (const pack of packs) {
    const compiled = compilePack(pack);
    it(`${referenceOf(pack)} gives the row, tier and date of the evaluation`, () => {
      fc.assert(
        fc.property(pairs, ({ asset: someFacts, happened, ...some }) => {
          const vulnerability = JSON.parse(JSON.stringify(some)) as VulnerabilityFacts;
          const facts = JSON.parse(JSON.stringify(someFacts)) as AssetFacts;
          const at = happened === undefined ? Number.NaN : issued + happened * 36_000_000;
          const instant = Number.isNaN(at) ? null : new Date(at).toISOString();
          const starts = { detected: instant, "patch-available": instant };
          const evaluated = evaluate(
            { issuedAt, draft: { rulePack: referenceOf(pack), actions: [] } },
            vulnerability,
            { facts, starts },
          );
          assert.ok(evaluated.ok);
          const code = factCode(compiled, vulnerability, facts);
          const { kevAdded } = vulnerability;
          const listed = kevAdded === null ? Number.NaN : Math.max(issued, Date.parse(startOfDate(kevAdded)));
          const start = pack.start === "published" ? issued : Math.max(issued, at);
          const patch = facts.patch !== "no";
          const due = earliestEnd(compiled, code, { start, listed }, patch);
          const now = kevAdded === null ? code : (compiled.whenListed[code] ?? -1);
          assert.equal(
            due === noEnd ? null : new Date(due).toISOString().replace(".000", ""),
            evaluated.value.due,
          );
          assert.equal(compiled.rows[now], evaluated.value.row);
          assert.equal(tierOfCode(compiled, now, patch), evaluated.value.tier);
        }),
        { numRuns: 150 },
      );
    });
  }

  it("is refused where its table has a gap", () => {
    const [pack] = packs;
    assert.ok(pack);
    const cells = Int32Array.from(pack.table.cells, (row, cell) => (cell === 3 ? -1 : row));
    assert.throws(() => compilePack({ ...pack, table: { ...pack.table, cells } }), /has no row/);
  });
});
