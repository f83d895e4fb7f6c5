/** The words of the pages: both languages say everything, and nothing is said that no page uses. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { alertLanguages } from "#web/words/alert.ts";
import { ruleLanguages } from "#web/words/rule.ts";
import { languages } from "#web/words/index.ts";

const folder = join(import.meta.dirname, "../../src/web");
const source = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith("words"))
  .map((path) => readFileSync(join(folder, path), "utf8"))
  .join("\n");

type Word = readonly [area: string, key: string, value: unknown];

function wordsOf(language: "ko" | "en"): readonly Word[] {
  return Object.entries({
    ...languages[language],
    ...ruleLanguages[language],
    ...alertLanguages[language],
  }).flatMap(([area, words]) => Object.entries(words).map(([key, value]): Word => [area, key, value]));
}

function namesOf(language: "ko" | "en"): readonly string[] {
  return wordsOf(language)
    .map(([area, key]) => `${area}.${key}`)
    .toSorted();
}

/** An area that is handed on whole, or read by value, is a closed list of the platform: the compiler holds it complete. */
function readByValue(area: string): boolean {
  return new RegExp(`words\\.${area}(?!\\.|[A-Za-z])`).test(source);
}

test("both languages have the same keys, none of them empty", () => {
  assert.deepEqual(namesOf("en"), namesOf("ko"));
  for (const language of ["ko", "en"] as const)
    for (const [area, key, value] of wordsOf(language)) assert.ok(value !== "", `${language} ${area}.${key}`);
});

test("Korean is written in Hangul, English in Latin letters", () => {
  const hangul = /[가-힣]/;
  const names = new Set(["languageName", "ui.languageName"]);
  for (const [area, key, value] of wordsOf("en"))
    if (typeof value === "string") assert.doesNotMatch(value, hangul, `${area}.${key}`);
  for (const [area, key, value] of wordsOf("ko"))
    if (typeof value === "string" && !names.has(area)) assert.match(value, hangul, `${area}.${key}`);
});

test("every word is used", () => {
  const unused = wordsOf("ko")
    .filter(([area]) => !readByValue(area))
    .filter(([area, key]) => !new RegExp(`(?:words|languages\\[each\\])\\.${area}\\.${key}\\b`).test(source))
    .map(([area, key]) => `${area}.${key}`);
  assert.deepEqual(unused, []);
});

test("every word that is read by name exists", () => {
  const known = new Set(wordsOf("ko").map(([area, key]) => `${area}.${key}`));
  const read = [...source.matchAll(/words\.([a-z]\w*)\.([a-z]\w*)/gi)].map(
    ([, area, key]) => `${area}.${key}`,
  );
  assert.ok(read.length > 200, `${read.length} words found in the source`);
  assert.deepEqual(
    read.filter((name) => !known.has(name)),
    [],
  );
});
