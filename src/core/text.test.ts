/** Text by language: whose tag it stands under, and in which order. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { firstTexts, languageTagForm, mapText, sourceLanguage } from "#core/text.ts";

describe("text by language", () => {
  it("stands under the language of a source's tag, with its script", () => {
    const tags = [
      "en",
      "en-US",
      "EN",
      "eng",
      "ko-KR",
      "es",
      "pt_BR",
      "zh-Hant-TW",
      "zh-CN",
      "",
      "not a tag",
      "x",
    ];
    assert.deepEqual(tags.map(sourceLanguage), "en en en en ko es pt zh-Hant zh und und und".split(" "));
    for (const tag of tags) assert.match(sourceLanguage(tag), languageTagForm);
  });

  it("is the first in each language that says something", () => {
    const texts = [
      ["en", ""],
      ["fr", "un"],
      ["en", "one"],
      ["fr", "deux"],
    ] as const;
    assert.deepEqual(firstTexts(texts), { fr: "un", en: "one" });
  });

  it("is the same bytes whatever the order of its languages", () => {
    const written = (text: Readonly<Record<string, string>>) =>
      JSON.stringify(mapText(text, (words) => words));
    assert.equal(written({ en: "one", ko: "하나", fr: "un" }), '{"ko":"하나","fr":"un","en":"one"}');
    assert.equal(written({ fr: "un", ko: "하나", en: "one" }), written({ en: "one", ko: "하나", fr: "un" }));
  });

  it("has no member that is not a language", () => {
    for (const tag of ["__proto__", "constructor", "KO", "k", "", "ko-"])
      assert.doesNotMatch(tag, languageTagForm);
    for (const tag of ["ko", "pt-BR", "zh-Hant-TW", "de-x-einfach"]) assert.match(tag, languageTagForm);
  });
});
