/** The queue's order, clocks, SSVC's points and marked text. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Lane } from "#core/intake/lane.ts";
import { clocksOf } from "#core/triage/clocks.ts";
import {
  coordinatorOutcome,
  coordinatorPointNames,
  coordinatorPoints,
} from "#core/triage/coordinator-points.ts";
import { foreignRuns, shownCodePoints } from "#core/triage/foreign-text.ts";
import { type QueuedReport, queueOrder } from "#core/triage/queue-order.ts";
import { coordinatorTriage } from "#core/rules/tables/ssvc-coordinator-triage.ts";

const now = "2026-03-10T00:00:00.000Z";

function report(
  number: string,
  lane: Lane,
  reporter: string,
  rest: Partial<QueuedReport> = {},
): QueuedReport {
  return {
    number,
    lane,
    reporter,
    receivedAt: "2026-03-09T23:50:00.000Z",
    firstLookAt: null,
    proved: false,
    namesThere: false,
    putLast: false,
    secondLook: false,
    ...rest,
  };
}
const order = (reports: readonly QueuedReport[]) => queueOrder(reports, now).map(({ number }) => number);

describe("triage", () => {
  it("shows exploited, overdue, proved, the others, and last what gates put last and what is beyond a quota", () => {
    const old = { receivedAt: "2026-01-01T00:00:00.000Z" };
    assert.deepEqual(
      order([
        report("flood", "flood", "bot", { proved: true }),
        report("flood-old", "flood", "bot", old),
        report("last", "first", "a", { putLast: true }),
        report("anonymous", "anonymous", "b"),
        report("second", "first", "h", { putLast: true, secondLook: true }),
        report("proved", "accredited", "d", { proved: true }),
        report("overdue", "anonymous", "e", old),
        report("exploited", "exploited", "f"),
      ]),
      ["exploited", "overdue", "proved", "second", "anonymous", "last", "flood-old", "flood"],
    );
  });

  it("shows first, of one turn, what names only what is there; whoever sends more of it moves nobody by more", () => {
    const there = { namesThere: true, receivedAt: "2026-03-09T23:59:00.000Z" };
    const many = Array.from({ length: 100 }, (_, at) => report(`bot${at}`, "first", "bot", there));
    const order2 = order([report("unknown", "first", "human"), ...many]);
    assert.deepEqual([order2[0], order2[1]], ["bot0", "unknown"]);
    assert.deepEqual(order([report("late", "known", "a"), report("named", "known", "b", there)]), [
      "named",
      "late",
    ]);
  });

  it("lets reporters take turns: one who sends a thousand moves another's first by one place", () => {
    const many = Array.from({ length: 1000 }, (_, at) =>
      report(`bot${String(at).padStart(4, "0")}`, "first", "bot"),
    );
    const human = report("human", "first", "human", { receivedAt: "2026-03-09T23:59:00.000Z" });
    assert.equal(order([...many, human]).indexOf("human"), 1);
    assert.equal(order([...many, human]).length, 1001);
  });

  it("runs the look's clock until somebody looked, then the decision's", () => {
    const of = { lane: "exploited", receivedAt: "2026-03-09T22:00:00.000Z" } as const;
    assert.deepEqual(clocksOf({ ...of, firstLookAt: null }, now), {
      lookDue: "2026-03-09T23:00:00.000Z",
      decisionDue: "2026-03-10T22:00:00.000Z",
      due: "2026-03-09T23:00:00.000Z",
      overdue: true,
    });
    assert.equal(clocksOf({ ...of, firstLookAt: "2026-03-09T22:10:00.000Z" }, now).overdue, false);
  });

  it("fills every point of SSVC's table, what nobody says as its worst, and says who says it", () => {
    const nothing = {
      published: null,
      reproducer: null,
      linked: 0,
      exploited: false,
      listed: null,
      exposed: null,
    };
    const points = coordinatorPoints(nothing);
    assert.deepEqual(
      points.map(({ point }) => point),
      coordinatorTriage.points.map(({ id }) => id.split(":")[1]),
    );
    assert.deepEqual(
      points.map(({ point }) => point),
      [...coordinatorPointNames],
    );
    const outcome = (facts: Parameters<typeof coordinatorPoints>[0]) =>
      coordinatorOutcome(
        new Map<string, string>(coordinatorPoints(facts).map(({ point, value }) => [point, value])),
      );
    assert.equal(outcome(nothing), "C");
    const failed = coordinatorPoints({ ...nothing, reproducer: "not-reproduced" });
    assert.deepEqual(failed[2], {
      point: "RC",
      value: "NC",
      origin: "reproducer",
      evidence: "not-reproduced",
    });
    assert.equal(coordinatorPoints({ ...nothing, reproducer: "not-reproduced", linked: 2 })[2]?.value, "C");
    assert.equal(coordinatorOutcome(new Map()), null);
    const known = coordinatorPoints({
      ...nothing,
      exploited: true,
      listed: "CVE-2026-0001 (drill)",
      exposed: { low: 50, high: 199 },
    });
    assert.deepEqual(
      known.slice(5).map(({ value, origin, evidence }) => [value, origin, evidence]),
      [
        ["S", "catalogue", "CVE-2026-0001 (drill)"],
        ["S", "lists", "50–199"],
      ],
    );
    const few = coordinatorPoints({ ...nothing, exposed: { low: 0, high: 9 } })[6];
    assert.deepEqual([few?.value, few?.origin], ["S", "assumed"]);
  });

  it("marks what deceives, and takes nothing away", () => {
    const text = "a\u202eb p\u0430ypal \u200bx https://example.test/a ignore\u0007 한국어 テスト";
    const runs = foreignRuns(text);
    assert.equal(runs.map((run) => run.text).join(""), text);
    assert.deepEqual(
      runs.flatMap((run) => (run.mark === null ? [] : [[run.mark, run.text]])),
      [
        ["direction", "\u202e"],
        ["mixed", "p\u0430ypal"],
        ["unseen", "\u200b"],
        ["address", "https://example.test/a"],
        ["unseen", "\u0007"],
      ],
    );
    assert.equal(shownCodePoints("\u202e"), "U+202E");
  });
});
