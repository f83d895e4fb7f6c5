/** Times are said as the rest of the platform says them, and always for Korea. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { instantText } from "#messages/render/clock.ts";
import { inZone } from "#messages/message.ts";
import { translatorOf } from "#messages/translators.ts";
import { kst, kstDay, untilInWords } from "#web/ui/time-text.ts";

const [ko, en] = [translatorOf("ko"), translatorOf("en")];

test("a page and a directive's text say the same instant in the same words", () => {
  for (const instant of ["2026-05-13T00:00:00Z", "2026-12-31T15:00:00Z", "2026-09-01T14:59:59.999Z"])
    for (const t of [ko, en]) assert.equal(kst(instant, t), instantText(instant, t));
  assert.equal(kst("2026-05-13T00:00:00Z", ko), "2026. 5. 13.(수) 09:00 KST");
});

test("a room in another time zone says its own time, in winter and in summer", () => {
  const brussels = { zone: "Europe/Brussels", standard: "CET", summer: "CEST" };
  const t = inZone(en, brussels);
  assert.equal(kst("2026-12-03T22:59:59Z", t), "Thu 3 Dec 2026, 23:59 CET");
  assert.equal(kst("2026-06-04T21:59:59Z", t), "Thu 4 Jun 2026, 23:59 CEST");
  for (const instant of ["2026-03-29T00:59:00Z", "2026-03-29T01:00:00Z", "2026-10-25T01:30:00Z"])
    assert.equal(kst(instant, t), instantText(instant, t));
  assert.equal(kstDay("2026-06-04", t), "Thu 4 Jun 2026");
});

test("a day is Korea's day", () => {
  assert.equal(kstDay("2026-12-31T15:00:00Z", ko), "2027. 1. 1.(금)");
  assert.equal(kstDay("2026-05-13", en), "Wed 13 May 2026");
  assert.equal(kst("not a time", ko), "not a time");
});

test("what is left and what is past, in words", () => {
  const now = Date.parse("2026-05-13T00:00:00Z");
  assert.equal(untilInWords("2026-05-15T03:00:00Z", now, ko), "2일 3시간 남음");
  assert.equal(untilInWords("2026-05-20T03:00:00Z", now, en), "7 days left");
  assert.equal(untilInWords("2026-05-12T19:00:00Z", now, ko), "5시간 0분 지남");
  assert.equal(untilInWords("2026-05-13T00:45:00Z", now, en), "45 min left");
});
