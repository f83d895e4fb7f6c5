/** What epochs say of lost times, and how far numbers leap. */
import assert from "node:assert/strict";
import { it } from "node:test";
import {
  epochNumber,
  isOfLostTime,
  leapsOver,
  newEpochs,
  readEpochs,
  roundedUp,
} from "#core/document/room-epoch.ts";

const second = { number: 2, begunAt: "2026-05-02T00:00:00Z", restoredTo: "2026-05-01T12:00:00Z" };
const third = { number: 3, begunAt: "2026-06-01T00:00:00Z", restoredTo: "2026-05-31T23:00:00Z" };

it("reads epochs, none where there is no member, and nothing where one is not whole", () => {
  assert.deepEqual(readEpochs(undefined), []);
  assert.deepEqual(readEpochs([second, third]), [second, third]);
  for (const wrong of [
    null,
    {},
    "2",
    [{ ...second, number: 1 }],
    [{ ...second, restoredTo: "yesterday" }],
    [null],
  ])
    assert.equal(readEpochs(wrong), null);
  assert.equal(readEpochs(Array.from({ length: 101 }, () => second)), null);
});

it("tells what was confirmed in a time that is lost", () => {
  const lost = (at: string): boolean => isOfLostTime(at, [second, third]);
  assert.deepEqual(
    ["2026-05-01T12:00:00Z", "2026-05-01T12:00:01Z", "2026-05-02T00:00:00Z", "2026-05-31T23:30:00Z"].map(
      lost,
    ),
    [false, true, false, true],
  );
});

it("tells an epoch from another of its number", () => {
  const again = { ...second, begunAt: "2026-05-03T00:00:00Z" };
  assert.deepEqual(newEpochs([second], [second]), []);
  assert.deepEqual(newEpochs([second], [again, third]), [again, third]);
});

it("numbers an epoch above those that are known, and otherwise by when it begins", () => {
  assert.equal(epochNumber([], new Date("2020-01-01T00:07:30Z")), 7);
  assert.equal(epochNumber([1, 40], new Date("2020-01-01T00:07:30Z")), 41);
  assert.equal(epochNumber([], new Date("1999-01-01T00:00:00Z")), 2);
});

it("leaps further the longer nothing is known, and never back", () => {
  const [none, day] = [leapsOver(0), leapsOver(86_400)];
  assert.deepEqual(leapsOver(-5), none);
  for (const name of ["index", "directive", "revision", "facts", "journal"] as const)
    assert.ok(none[name] >= 100 && day[name] > none[name]);
  assert.equal(roundedUp(1001, 1000), 2000);
});
