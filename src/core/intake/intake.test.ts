/** The pure rules of taking reports in: whose turn it is, what a record says, what work costs, what a supplier is given, and what words and numbers lead to. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { betaBelow, betaQuantile } from "#core/intake/beta.ts";
import { numberForm, numberOf, readNumber, writtenNumber } from "#core/intake/case-number.ts";
import { caseKey, caseWordList, newCaseWords, readCaseWords, secretDigest } from "#core/intake/case-words.ts";
import { fairOrder, firstTurns, type WaitingReport } from "#core/intake/fair-order.ts";
import { judgeReport } from "#core/intake/judge-report.ts";
import { laneOf } from "#core/intake/lane.ts";
import { paceAt } from "#core/intake/pace.ts";
import { dailyQuota, earliestSlot, mostWaiting } from "#core/intake/quota.ts";
import { reporterRecord } from "#core/intake/record.ts";
import { caseWords as english } from "#messages/en/shared/words/case-words.ts";
import { keyWords as englishKey } from "#messages/en/shared/words/key-words.ts";
import { caseWords as korean } from "#messages/ko/shared/words/case-words.ts";
import { keyWords as koreanKey } from "#messages/ko/shared/words/key-words.ts";
import { searchWork, solves, workBits } from "#core/intake/work-puzzle.ts";

const report = (lane: WaitingReport["lane"], reporter: string, index: number): WaitingReport => ({
  number: `${reporter}-${index}`,
  lane,
  reporter,
  cost: 1,
});
const many = (lane: WaitingReport["lane"], reporter: string, count: number): readonly WaitingReport[] =>
  Array.from({ length: count }, (_, index) => report(lane, reporter, index));

describe("the order of lanes", () => {
  it("has nobody wait behind another's ten thousand", () => {
    const quiet = [
      report("first", "ann", 0),
      report("accredited", "small", 0),
      report("accredited", "small", 1),
    ];
    const alone = fairOrder(quiet, 100).order.map(({ number }) => number);
    const crowded = fairOrder(
      [...many("accredited", "bot", 10_000), ...many("flood", "bot2", 10_000), ...quiet],
      200,
    ).order;
    const placeOf = (number: string): number => crowded.findIndex((one) => one.number === number);
    assert.equal(alone[0], "ann-0");
    assert.equal(placeOf("ann-0"), 0);
    assert.ok(placeOf("small-1") < 12, String(placeOf("small-1")));
  });

  it("gives each lane its share, and every lane something", () => {
    const waiting = (["exploited", "first", "known", "accredited", "anonymous", "flood"] as const).flatMap(
      (lane) => many(lane, `of-${lane}`, 1000),
    );
    const counts = Object.groupBy(fairOrder(waiting, 770).order, ({ lane }) => lane);
    assert.deepEqual(Object.fromEntries(Object.entries(counts).map(([lane, all]) => [lane, all.length])), {
      exploited: 320,
      first: 160,
      known: 160,
      accredited: 80,
      anonymous: 40,
      flood: 10,
    });
  });

  it("goes on where it stopped: turns taken in small steps are those of one large step", () => {
    const all = [...many("accredited", "a", 40), ...many("accredited", "b", 40), ...many("flood", "c", 40)];
    let left: readonly WaitingReport[] = all;
    let turns = firstTurns;
    const taken: string[] = [];
    while (left.length > 0) {
      const step = fairOrder(left, 5, turns);
      ({ turns } = step);
      const now = new Set(step.order);
      taken.push(...step.order.map(({ number }) => number));
      left = left.filter((one) => !now.has(one));
    }
    assert.equal(new Set(taken).size, all.length);
    const firstTwenty = taken.slice(0, 20);
    assert.ok(
      firstTwenty.some((number) => number.startsWith("a-")) &&
        firstTwenty.some((number) => number.startsWith("b-")),
    );
  });

  it("puts what is beyond a quota behind, whatever it claims", () => {
    const standing = { kind: "person", proven: false, withinQuota: true, claimsExploited: false } as const;
    assert.equal(laneOf(standing), "first");
    assert.equal(laneOf({ ...standing, proven: true }), "known");
    assert.equal(laneOf({ ...standing, claimsExploited: true }), "exploited");
    assert.equal(laneOf({ ...standing, claimsExploited: true, withinQuota: false }), "flood");
    assert.equal(laneOf({ ...standing, kind: "anonymous" }), "anonymous");
    assert.equal(laneOf({ ...standing, kind: "pipeline", proven: true }), "accredited");
  });
});

describe("a reporter's record", () => {
  it("is the posterior that tables have", () => {
    // Beta(2, 3): I_0.5 = 11/16; the median of Beta(1, 1) is a half.
    assert.ok(Math.abs(betaBelow(2, 3, 0.5) - 11 / 16) < 1e-12);
    assert.ok(Math.abs(betaQuantile(1, 1, 0.5) - 0.5) < 1e-9);
    assert.ok(Math.abs(betaQuantile(91, 11, 0.025) - 0.8254) < 1e-3);
    assert.ok(Math.abs(betaBelow(2000, 3000, 0.4) - 0.5) < 0.01);
  });

  it("is wide before anything is decided, narrow after much, and forgets", () => {
    const none = reporterRecord([]);
    assert.deepEqual([none.share, none.weight], [0.5, 0]);
    assert.ok(none.low < 0.03 && none.high > 0.97);
    const good = reporterRecord([{ daysAgo: 0, valid: 900, invalid: 100 }]);
    assert.ok(good.low > 0.87 && good.high < 0.92);
    const old = reporterRecord([{ daysAgo: 600, valid: 900, invalid: 100 }]);
    assert.ok(old.weight < 1 && old.low < good.low);
    const turned = reporterRecord([
      { daysAgo: 600, valid: 900, invalid: 100 },
      { daysAgo: 1, valid: 0, invalid: 50 },
    ]);
    assert.ok(turned.high < 0.2);
  });

  it("decides what a pipeline may send in a day", () => {
    const quota = (valid: number, invalid: number): number =>
      dailyQuota("pipeline", reporterRecord([{ daysAgo: 0, valid, invalid }]));
    assert.ok(quota(0, 0) < 150);
    assert.ok(quota(900, 100) > 14_000);
    assert.ok(quota(250, 750) < 1500);
    assert.equal(dailyQuota("person", reporterRecord([])), 20);
    assert.equal(earliestSlot(mostWaiting, 100), 3600);
    assert.equal(earliestSlot(mostWaiting, 0), 86_400);
  });
});

describe("work, pace, numbers and words", () => {
  it("asks more work of more, and takes a solution", () => {
    assert.equal(workBits(1, 0), 12);
    assert.ok(workBits(1, 3000) > workBits(1, 300));
    assert.ok(workBits(1000, 0) > workBits(10, 0));
    assert.equal(workBits(10_000, 1_000_000), 24);
    const nonce = searchWork("a challenge", 10, { from: 0, most: 100_000 });
    assert.ok(nonce !== null && solves("a challenge", nonce, 10) && !solves("another", nonce, 10));
    assert.equal(searchWork("a challenge", 30, { from: 0, most: 10 }), null);
  });

  it("hands a supplier no more in seven days than it said", () => {
    const day = 86_400_000;
    assert.deepEqual(paceAt({ weekly: 3, handed: [], waiting: 10 }, 10 * day), { now: 3, next: null });
    assert.deepEqual(paceAt({ weekly: 3, handed: [5 * day, 6 * day, 9 * day], waiting: 10 }, 10 * day), {
      now: 0,
      next: 12 * day,
    });
    assert.deepEqual(paceAt({ weekly: 3, handed: [1 * day, 6 * day, 9 * day], waiting: 1 }, 10 * day), {
      now: 1,
      next: null,
    });
    assert.deepEqual(paceAt({ weekly: 1, handed: [5 * day, 6 * day], waiting: 2 }, 10 * day), {
      now: 0,
      next: 13 * day,
    });
  });

  it("makes numbers that people can read aloud and mistype", async () => {
    const number = await numberOf("a key that nobody guesses");
    assert.match(number, numberForm);
    assert.equal(number, await numberOf("a key that nobody guesses"));
    assert.equal(readNumber(writtenNumber(number).toLowerCase()), number);
    assert.equal(readNumber("OIL0-0000-0000"), "011000000000");
    assert.equal(readNumber("short"), null);
  });

  it("draws six of 384 words in Korean and English, and takes them as they are typed", async () => {
    for (const list of [
      caseWordList(koreanKey.list, korean.list),
      caseWordList(englishKey.list, english.list),
    ]) {
      assert.equal(list.length, 384);
      const words = newCaseWords(list, (length) => crypto.getRandomValues(new Uint8Array(length)));
      assert.ok(words.length === 6 && words.every((word) => list.includes(word)));
    }
    assert.equal(
      readCaseWords("  Acorn, amber\nangle apple  arena-arrow "),
      "acorn amber angle apple arena arrow",
    );
    assert.equal(readCaseWords("five words are not enough"), null);
  });

  it("makes of words and number a secret and a key, and of other ones others", async () => {
    const [one, other] = await Promise.all([
      caseKey("a b c d e f", "000000000000"),
      caseKey("a b c d e f", "000000000001"),
    ]);
    assert.equal(one.secret, "bb1043383b3303cd37e55184664bc45a2f98be8b188d392a25ec30f352e05acd");
    assert.equal(one.publicKey.length, 1216);
    assert.notEqual(one.secret, other.secret);
    assert.notEqual(await secretDigest(one.secret), one.secret);
  });
});

describe("the first gate", () => {
  const judged = async (value: unknown) => await judgeReport(new TextEncoder().encode(JSON.stringify(value)));
  const whole = {
    type: "bongsu.report/1",
    product: { name: "Drill Reader", identifier: "pkg:npm/drill-reader" },
    version: "1.2.3",
    title: "Heap overflow in the reader",
    text: "A record of length 0xffff writes past the buffer in read_record(), since the length is not compared with what was allocated for it.",
    reproduce: "Run drill-reader on the file that comes with this.",
  };
  const reasons = async (value: unknown) => (await judged(value)).verdict.reasons;

  it("says what is missing, a reason each, and sends back what nobody can act on", async () => {
    assert.deepEqual(await judged(whole), {
      state: "checked",
      verdict: { gate: "lint", verdict: "complete", reasons: [] },
    });
    assert.deepEqual(await reasons({ type: "bongsu.report/1", text: "" }), [
      "claim-missing",
      "product-missing",
      "version-missing",
      "way-missing",
    ]);
    assert.equal(
      (await judged({ ...whole, text: "It is wrong in a way.", reproduce: undefined })).state,
      "returned",
    );
    assert.deepEqual(await reasons({ ...whole, version: undefined, exploited: true }), [
      "version-missing",
      "exploitation-unshown",
    ]);
    assert.equal((await judged({ ...whole, version: undefined })).state, "checked");
    assert.deepEqual(await reasons({ ...whole, surprise: 1 }), ["left-out"]);
    assert.equal((await judgeReport(new Uint8Array([0xff, 0xfe]))).state, "unreadable");
  });

  it("does not give what no reader knows a better word than what is known to be incomplete", async () => {
    const best = "checked";
    const unknown = [{ something: [] }, [], 1, { type: "bongsu.report/1" }, { ...whole, type: "another/1" }];
    for (const value of unknown) assert.notEqual((await judged(value)).state, best, JSON.stringify(value));
    assert.deepEqual(await judged({ something: [] }), {
      state: "unchecked",
      verdict: { gate: "lint", verdict: "not-checked", reasons: ["other-form"] },
    });
  });
});
