/** Crash states against ClusterFuzz's own cases, read where they lie, and against states of our own. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { stateLikeness, statesAreSimilar, stateSignal } from "#core/duplicate/crash-state.ts";
import { comparerCases, linesOfState } from "#test/kit/duplicate/shared-crashes.ts";

const cases = comparerCases();

test(
  "states are similar exactly where ClusterFuzz's comparer calls them so",
  { skip: cases === null },
  () => {
    const wrong = (cases ?? []).filter(
      ({ state1, state2, similar }) =>
        statesAreSimilar(linesOfState(state1), linesOfState(state2)) !== similar,
    );
    assert.deepEqual(wrong, []);
  },
);

const state = ["drill::Reader::header", "drill::Reader::open", "drill_main"];

test("two lines in the same order make states similar, wherever they moved; one does not, nor another order", () => {
  assert.ok(statesAreSimilar(state, ["drill::Reader::open", "drill_main", "start"]));
  assert.ok(statesAreSimilar(state, ["wrapper", ...state.slice(0, 2)]));
  assert.ok(!statesAreSimilar(["first", "second", "third"], ["third", "fourth", "fifth"]));
  assert.ok(!statesAreSimilar(["first", "second", "third"], ["third", "second", "first"]));
});

test("states with the hash of an input are similar only where they are equal, whichever comes first", () => {
  const hashed = ["FuzzerHash=0a0a", "one", "two"];
  assert.ok(statesAreSimilar(hashed, hashed));
  assert.ok(!statesAreSimilar(hashed, ["FuzzerHash=0b0b", "one", "two"]));
  assert.equal(stateLikeness(["other", "one", "two"], hashed), 0);
});

test("an empty state is like none, and says nothing", () => {
  assert.ok(!statesAreSimilar([], state));
  assert.ok(!statesAreSimilar([""], [""]));
  assert.equal(stateSignal([], state), null);
});

test("likeness is symmetric, and its evidence names what is common", () => {
  const other = ["drill::Reader::open", "drill_main", "start"];
  assert.equal(stateLikeness(state, other), stateLikeness(other, state));
  assert.deepEqual(stateSignal(state, other)?.why, {
    code: "state-similar",
    values: {
      first: "drill::Reader::header < drill::Reader::open < drill_main",
      second: "drill::Reader::open < drill_main < start",
      common: "drill::Reader::open < drill_main",
    },
  });
});

test("letters are counted as a person counts them, and long lines are bounded", () => {
  assert.ok(statesAreSimilar(["값이 범위를 벗어남 🙂 a"], ["값이 범위를 벗어남 🙃 a"]));
  const long = "x".repeat(1_000_000);
  assert.ok(statesAreSimilar([`${long}a`], [`${long}b`]));
});
