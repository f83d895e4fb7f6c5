/** Text in columns on a terminal: wide characters take two places, and nothing is cut away where it gets narrow. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fittedRows, inColumns, widthOf, wrapped } from "#cli/columns.ts";

test("a syllable of Hangul takes two places, composed or not, a mark none", () => {
  for (const [text, width] of [
    ["한글", 4],
    ["한글".normalize("NFD"), 4],
    ["e\u0301", 1],
    ["、。（）", 8],
    ["🔥", 2],
    ["abc", 3],
  ] as const)
    assert.equal(widthOf(text), width, text);
});

const words = fc
  .array(fc.stringMatching(/^[a-z가-힣/.:-]{1,30}$/), { maxLength: 6 })
  .map((all) => all.join(" "));

test("rows that are fitted keep every character and are no wider than the terminal", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(words, words, words), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 40, max: 120 }),
      (rows, width) => {
        const text = fittedRows(rows, width);
        for (const line of text.join("\n").split("\n")) assert.ok(widthOf(line) <= width, line);
        const letters = (all: readonly string[]): string =>
          all.join("").replaceAll(/\s/g, "").split("").sort().join("");
        assert.equal(letters(text), letters(rows.flat()));
      },
    ),
  );
});

test("without a terminal a row is one line", () => {
  assert.equal(inColumns([["a", "b c d"]]), "a  b c d");
  assert.deepEqual(fittedRows([["x".repeat(300), "y"]], null), [`${"x".repeat(300)}  y`]);
});

test("a word that is wider than the line is broken, other text at spaces", () => {
  assert.deepEqual(wrapped("한글날 a", 4), ["한글", "날 a"]);
  assert.deepEqual(wrapped("one two three", 7), ["one two", "three"]);
});
