/** Names that are near to what was typed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { suggestNames } from "#core/input/suggest-names.ts";

test("the nearest come first: a name that contains the word, a name within it, few edits", () => {
  assert.deepEqual(suggestNames("rubygem", ["gem", "npm", "rubygems"]), ["rubygems", "gem"]);
  assert.deepEqual(suggestNames("mavn", ["maven", "pub", "npm"]), ["maven"]);
});

test("what is far away is not named, and no name twice", () => {
  assert.deepEqual(suggestNames("debian", ["npm", "pypi"]), []);
  assert.deepEqual(suggestNames("pypi", ["pypi", "pypi"]), ["pypi"]);
  assert.deepEqual(suggestNames("x".repeat(10_000), ["x".repeat(100)]), ["x".repeat(100)]);
});
