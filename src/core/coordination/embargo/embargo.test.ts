/** Instants of an embargo: rules, zones, rediscovery, silence and release, without a clock. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { embargoRuleNamed, embargoRules } from "#core/coordination/embargo/embargo-rules.ts";
import {
  checkTerms,
  daysLater,
  type EmbargoTerms,
  hasCome,
  onClocksOf,
  shortenedTerms,
  termsBy,
} from "#core/coordination/embargo/embargo-terms.ts";
import { collapsedPlan, releasePlan, remindersUntil } from "#core/coordination/embargo/release-plan.ts";
import { compareInstants } from "#core/clock/clock.ts";
import { seededRandom } from "#test/kit/coordination/marked-samples.ts";

const from = "2026-05-13T01:00:00Z";
const zone = "Asia/Seoul";

function terms(rule: string, exploited = false): EmbargoTerms {
  const found = embargoRuleNamed(rule);
  assert.ok(found);
  return termsBy(found, { from, zone, exploited });
}

describe("terms of an embargo", () => {
  it("end by the rule at the same time of day, to the second", () => {
    const ends = embargoRules.map(({ id }) => [id, terms(id).ends, terms(id, true).ends]);
    assert.deepEqual(ends, [
      ["days-90", "2026-08-11T01:00:00Z", "2026-05-20T01:00:00Z"],
      ["days-45", "2026-06-27T01:00:00Z", "2026-05-20T01:00:00Z"],
      ["ai-finder", "2026-08-11T01:00:00Z", "2026-05-20T01:00:00Z"],
      ["ai-found-public", from, from],
    ]);
  });

  it("keep the time of day where clocks change, and show it in each zone", () => {
    const berlin = daysLater("2026-03-20T08:00:00Z", 14, "Europe/Berlin");
    assert.equal(berlin, "2026-04-03T07:00:00Z");
    assert.equal(onClocksOf(berlin, "Europe/Berlin"), "2026-04-03T09:00+02:00");
    assert.equal(onClocksOf(berlin, zone), "2026-04-03T16:00+09:00");
    assert.equal(
      onClocksOf(daysLater("2026-03-28T01:30:00Z", 1, "Europe/Berlin"), "Europe/Berlin"),
      "2026-03-29T03:30+02:00",
    );
  });

  it("are refused where they are past, too long, or in no zone", () => {
    const good = terms("days-45");
    const code = (changed: Partial<EmbargoTerms>): string | undefined => {
      const checked = checkTerms({ ...good, ...changed }, from);
      return checked.ok ? undefined : checked.findings[0]?.code;
    };
    assert.equal(code({}), undefined);
    assert.equal(code({ ends: from }), "terms-past");
    assert.equal(code({ ends: "2028-01-01T00:00:00Z" }), "terms-too-long");
    assert.equal(code({ ends: "tomorrow" }), "time-unreadable");
    assert.equal(code({ zone: "Seoul/Asia" }), "zone-unknown");
    assert.equal(code({ rediscoveryDays: -1 }), "number-unreadable");
  });

  it("only ever shorten by themselves", () => {
    const random = seededRandom(3);
    for (let tried = 0; tried < 300; tried++) {
      const at = daysLater(from, Math.floor(random() * 100), "UTC");
      for (const cause of ["rediscovery", "exploited"] as const) {
        const shorter = shortenedTerms(terms("days-90"), at, cause);
        assert.ok(compareInstants(shorter.ends, terms("days-90").ends) <= 0);
      }
    }
  });

  it("nothing has come while any clock is behind", () => {
    const { ends } = terms("days-45");
    const random = seededRandom(9);
    for (let tried = 0; tried < 500; tried++) {
      const clocks = Array.from({ length: 3 }, () =>
        Temporal.Instant.from(ends)
          .add({ seconds: Math.round((random() - 0.5) * 600) })
          .toString(),
      );
      assert.equal(
        hasCome(ends, clocks),
        clocks.every((clock) => compareInstants(clock, ends) >= 0),
      );
    }
    assert.equal(hasCome(ends, []), false);
  });
});

describe("the order of release", () => {
  const ends = "2026-06-27T01:00:00Z";
  it("has an instant for each audience, none before those before it", () => {
    assert.deepEqual(
      releasePlan(ends).map(({ at }) => at),
      ["2026-06-26T01:00:00Z", "2026-06-26T21:00:00Z", ends],
    );
    const odd = releasePlan(ends, { "critical-infrastructure": 0, large: 9, everyone: -4 });
    assert.deepEqual(
      odd.map(({ at }) => at),
      [ends, ends, ends],
    );
  });
  it("a collapse tells all who have not heard at once", () => {
    const now = "2026-06-26T12:00:00Z";
    const plan = collapsedPlan(releasePlan(ends), now);
    assert.deepEqual(
      plan.map(({ at }) => at),
      ["2026-06-26T01:00:00Z", now, now],
    );
  });
  it("reminds on the way there", () => {
    assert.deepEqual(remindersUntil(ends, "2026-06-26T00:00:00Z"), [
      "2026-06-26T01:00:00Z",
      "2026-06-26T21:00:00Z",
      "2026-06-27T00:00:00Z",
    ]);
  });
});
