/** Duty lists are read to the last finding, quiet hours go over midnight and over a change of the clock, digests are due once a day. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dutyType, readDutyList, turnsAt } from "./duty-list.ts";
import { afterQuietHours, lastDigestTime } from "./quiet-hours.ts";

test("quiet hours end in the morning of the room's zone, also over midnight and where the clock is moved", () => {
  const night = { from: "22:00", to: "07:00" };
  const cases = [
    ["2026-05-13T12:59:00.000Z", "Asia/Seoul", "2026-05-13T12:59:00.000Z"],
    ["2026-05-13T13:00:00.000Z", "Asia/Seoul", "2026-05-13T22:00:00.000Z"],
    ["2026-05-13T21:59:00.000Z", "Asia/Seoul", "2026-05-13T22:00:00.000Z"],
    ["2026-05-13T22:00:00.000Z", "Asia/Seoul", "2026-05-13T22:00:00.000Z"],
    ["2026-03-28T22:30:00.000Z", "Europe/Berlin", "2026-03-29T05:00:00.000Z"],
  ] as const;
  for (const [now, zone, until] of cases) assert.equal(afterQuietHours(now, night, zone), until, now);
  assert.equal(
    afterQuietHours("2026-05-13T03:30:00.000Z", { from: "12:00", to: "13:00" }, "Asia/Seoul"),
    "2026-05-13T04:00:00.000Z",
  );
  assert.equal(afterQuietHours("2026-05-13T03:30:00.000Z", null, "Asia/Seoul"), "2026-05-13T03:30:00.000Z");
});

test("a digest is due at its hour, and until then at that of the day before", () => {
  assert.equal(lastDigestTime("2026-05-13T23:30:00.000Z", "08:30", "Asia/Seoul"), "2026-05-13T23:30:00.000Z");
  assert.equal(lastDigestTime("2026-05-13T23:29:00.000Z", "08:30", "Asia/Seoul"), "2026-05-12T23:30:00.000Z");
});

test("a duty list names persons that it knows, addresses that hold no header, turns that end after they begin", () => {
  const person = { operator: "drill", mail: "drill@duty.example" };
  const turn = {
    office: "team",
    operators: ["drill"],
    from: "2026-05-01T00:00:00Z",
    to: "2026-06-01T00:00:00Z",
  };
  const good = readDutyList({ type: dutyType, people: [person], turns: [turn] });
  assert.ok(good.ok);
  assert.equal(turnsAt(good.value, "2026-05-13T00:00:00Z").length, 1);
  assert.equal(turnsAt(good.value, "2026-06-01T00:00:00Z").length, 0);
  const bad = [
    { people: [{ ...person, mail: "drill@duty.example\nBcc: x@y.example" }] },
    { people: [{ ...person, quiet: { from: "24:00", to: "07:00" } }] },
    { people: [person], turns: [{ ...turn, operators: ["stranger"] }] },
    { people: [person], turns: [{ ...turn, to: turn.from }] },
    { people: [person], surprise: true },
    { escalateAfter: "0m" },
  ];
  for (const one of bad)
    assert.equal(readDutyList({ type: dutyType, ...one }).ok, false, JSON.stringify(one));
});
