/** Instants that people sign and files state: one text is one time to every reader, or it is none. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compareInstants } from "#core/clock/clock.ts";
import { instantInUtc, isInstant } from "#core/input/instant.ts";

describe("an instant", () => {
  it("is RFC 3339, seconds or none, and the same moment to whoever reads it", () => {
    const good = [
      "2026-06-01T00:00:00Z",
      "2026-06-01T00:00:00.123Z",
      "2026-06-30T23:59:59.123456789+09:00",
      "2026-06-01t09:00z",
      "0001-01-01T00:00:00Z",
      "2028-02-29T09:00-03:30",
    ];
    for (const text of good) {
      assert.ok(isInstant(text), text);
      assert.equal(Date.parse(instantInUtc(text)), Date.parse(text), text);
    }
  });

  it("stands in the order of time, however each is written", () => {
    const ordered = [
      "2026-05-31T23:59:59.999Z",
      "2026-06-01T00:00:00Z",
      "2026-06-01T00:00:00.000001Z",
      "2026-06-01T00:00:00.001Z",
      "2026-06-01T09:00:01+09:00",
      "2026-06-30T00:00:00Z",
      "2026-07-01T00:00:00.000Z",
    ];
    for (const [i, a] of ordered.entries())
      for (const [j, b] of ordered.entries())
        assert.equal(Math.sign(compareInstants(a, b)), Math.sign(i - j), `${a} ${b}`);
    assert.equal(compareInstants("2026-06-01T00:00:00Z", "2026-06-01T00:00:00.000Z"), 0);
    assert.equal(compareInstants("2026-06-01T00:00:00.000Z", "2026-06-01T09:00:00+09:00"), 0);
  });

  it("is nothing that some readers take and others do not", () => {
    const bad = [
      "2026-06-30T23:59:60Z",
      "2026-06-01T00:00:00Z[Asia/Seoul]",
      "2026-06-01T00:00:00+09:00[u-ca=gregory]",
      "+002026-06-01T00:00:00Z",
      "20260601T000000Z",
      "2026-06-01 00:00:00Z",
      "2026-06-01T00:00:00,5Z",
      "2026-06-01T00:00:00+09",
      "2026-06-01T00:00:00+09:00:00",
      "2026-06-01T00:00:00\u22120900",
      "2026-06-01T24:00:00Z",
      "2026-02-29T00:00:00Z",
      "2026-06-31T00:00:00Z",
      "0000-06-01T00:00:00Z",
      "2026-06-01T00:00:00",
      "2026-06-01",
      "2026-06-01T00:00:00Z\n",
    ];
    for (const text of bad) assert.equal(isInstant(text), false, text);
  });
});
