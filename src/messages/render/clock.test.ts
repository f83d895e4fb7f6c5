/** Instants, dates and durations of the platform's clocks, in words. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dateText, durationText, instantText } from "#messages/render/clock.ts";
import { translatorOf } from "#messages/translators.ts";

const [korean, english] = [translatorOf("ko"), translatorOf("en")];

describe("instants and durations in words", () => {
  it("are said in Seoul's time in both languages", () => {
    assert.equal(instantText("2026-05-13T00:00:00Z", korean), "2026. 5. 13.(수) 09:00 KST");
    assert.equal(instantText("2026-05-13T00:00:00Z", english), "Wed 13 May 2026, 09:00 KST");
    assert.equal(instantText("2026-12-31T15:05:00Z", korean), "2027. 1. 1.(금) 00:05 KST");
    assert.equal(dateText("2026-05-17", korean), "2026. 5. 17.(일)");
    assert.equal(dateText("2026-05-17", english), "Sun 17 May 2026");
    assert.equal(durationText({ days: 1 }, english), "within 1 day");
    assert.equal(durationText({ workingDays: 5 }, korean), "근무일 5일 안");
    assert.equal(durationText({ hours: 24 }, korean), "24시간 안");
    assert.equal(durationText({ date: "2026-06-30" }, english), "by Tue 30 Jun 2026");
  });
});
