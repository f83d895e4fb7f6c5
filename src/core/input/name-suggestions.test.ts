/** Names that are near to what was typed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { nearNames } from "#core/input/name-suggestions.ts";

test("the nearest come first: a name that contains the word, a name within it, few edits", () => {
  assert.deepEqual(nearNames("rubygem", ["gem", "npm", "rubygems"]), ["rubygems", "gem"]);
  assert.deepEqual(nearNames("mavn", ["maven", "pub", "npm"]), ["maven"]);
});

test("what is far away is not named, and no name twice", () => {
  assert.deepEqual(nearNames("debian", ["npm", "pypi"]), []);
  assert.deepEqual(nearNames("pypi", ["pypi", "pypi"]), ["pypi"]);
  assert.deepEqual(nearNames("x".repeat(10_000), ["x".repeat(100)]), ["x".repeat(100)]);
});
