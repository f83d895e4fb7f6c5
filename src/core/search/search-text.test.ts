/** What counts as the same text, and that every part of a text is held by its pieces. The database's answers are tested in `stages/advisory`. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  foldForSearch,
  piecesOfWord,
  searchTextOf,
  searchWords,
  syllablesCondition,
  vocabularyCondition,
  wordsCondition,
} from "./search-text.ts";

test("forms of one text fold to one", () => {
  for (const [written, folded] of [
    ["봉화시스템의 원격 코드 실행", "봉화시스템의원격코드실행"],
    ["봉화시스템".normalize("NFD"), "봉화시스템"],
    ["ＥｄｇｅＧａｔｅ　ＶＰＮ", "edgegate vpn"],
    ["CVE\u20112026\u20118100", "cve 2026 8100"],
    ["Key\u200bSafe4NX™", "keysafe4nxtm"],
    ["[훈련] KeySafe의 결함", "훈련 keysafe의결함"],
    ["", ""],
    ["\ud800 x", "x"],
  ] as const)
    assert.equal(foldForSearch(written), folded, written);
});

/** Whether what an index holds meets a condition of `&`, quotes and `:*`. */
function meets(held: readonly string[], condition: string): boolean {
  return condition.split(" & ").every((term) => {
    const [, lexeme = "", begins] = /^'([^']*)'(:\*)?$/.exec(term) ?? assert.fail(term);
    return held.some((one) => (begins === undefined ? one === lexeme : one.startsWith(lexeme)));
  });
}

const letters = fc.stringMatching(/^[a-z0-9가-힣 \-ㄱ一-龥éß]{1,40}$/);

test("every part of a title is met by what the index and the vocabulary hold", () => {
  fc.assert(
    fc.property(letters, fc.nat(), fc.integer({ min: 1, max: 12 }), (title, from, length) => {
      const record = searchTextOf({ ids: [], names: [], titles: [title], texts: [] });
      const folded = foldForSearch(title);
      const start = folded === "" ? 0 : from % folded.length;
      for (const { part, syllables, words } of searchWords(folded.slice(start, start + length))) {
        assert.ok(record.heads.includes(part));
        for (const one of syllables) assert.ok(meets(record.lexemes, syllablesCondition(one)), part);
        for (const one of words) {
          const condition = vocabularyCondition(one);
          if (condition === null) continue;
          const found = record.words.filter((word) => meets(piecesOfWord(word), condition));
          assert.ok(
            found.some((word) => word.includes(one)),
            `${one}: ${condition}`,
          );
        }
      }
    }),
    { numRuns: 300 },
  );
});

test("conditions hold nothing but letters, digits and their own signs", () => {
  for (const typed of ["it's | & ! ( ) :* \\", "가'나", "a\0b"])
    for (const { words, syllables } of searchWords(typed))
      for (const one of [
        ...words.map((word) => wordsCondition(word, [])),
        ...syllables.map(syllablesCondition),
      ])
        assert.match(one, /^'~?[\p{L}\p{N}]+'(:\*)?$/u);
});

test("what an index holds of a record is bounded", () => {
  const much = Array.from({ length: 5000 }, (_, i) => `drill-product-${i} ${"x".repeat(500)}`);
  const { heads, lexemes } = searchTextOf({ ids: much, names: much, titles: much, texts: much.slice(0, 4) });
  assert.ok(heads.length < 3000);
  assert.ok(lexemes.length < 3000);
});
