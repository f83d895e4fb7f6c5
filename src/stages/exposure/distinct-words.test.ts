/** Distinct words are what a set of the split text holds. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { distinctWords } from "./distinct-words.ts";

test("the distinct words of a text are those of a set, in the same order", () => {
  const word = fc.oneof(
    fc.integer({ min: 0, max: 99 }).map((number) => `org-${number}`),
    fc.stringMatching(/^[a-z0-9가-힣]{1,20}$/),
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 400 }), (words) => {
      assert.deepEqual(distinctWords(words.join(" ")), [...new Set(words)]);
    }),
  );
  assert.deepEqual(distinctWords(""), []);
});

test("words that share a place in the table are told apart", () => {
  const words = Array.from({ length: 20_000 }, (_, number) => `drill-${number}`);
  assert.deepEqual(distinctWords([...words, ...words].join(" ")), words);
});
