/** The messages of every language: the same keys, the same values, all of them readable; typed calls; particles; which language a reader gets. */
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, it } from "node:test";
import { type MessageFormatElement, TYPE } from "@formatjs/icu-messageformat-parser";
import { acceptedTags, chooseLanguage, tagOfLocale } from "#messages/choose-language.ts";
import { finish } from "#messages/ko/finish.ts";
import { flattened, type LanguageFile } from "#messages/language-file.ts";
import { languageFiles, parseMessage } from "#messages/languages.ts";
import { translatorFor } from "#messages/message.ts";
import { civilTimeText } from "#messages/render/time.ts";
import { inEveryLanguage, translatorOf } from "#messages/translators.ts";

const textsOf = (file: LanguageFile): ReadonlyMap<string, string> => new Map(flattened(file.features));
const reference = textsOf(languageFiles.find(({ tag }) => tag === "en") ?? assert.fail("no English"));

/** The names of a message's values, in branches too. */
function valuesIn(elements: readonly MessageFormatElement[]): readonly string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.argument || element.type === TYPE.number) return [element.value];
    if (element.type !== TYPE.select && element.type !== TYPE.plural) return [`not used: ${element.value}`];
    const own = element.value;
    return [own, ...Object.values(element.options).flatMap(({ value }) => valuesIn(value))];
  });
}

function namesIn(text: string): readonly string[] {
  const parsed = parseMessage(text);
  if (typeof parsed === "string") return [];
  return [...new Set(valuesIn(parsed))].toSorted();
}

describe("messages", () => {
  for (const file of languageFiles) {
    const texts = textsOf(file);
    it(`${file.tag}: every message can be parsed, is not empty, and quotes no brace`, () => {
      for (const [key, text] of texts) {
        assert.ok(text.trim() !== "", key);
        assert.doesNotMatch(text, /'[{}]|\n/, key);
        assert.deepEqual(
          namesIn(text).filter((name) => name.startsWith("not used")),
          [],
          key,
        );
      }
    });
    it(`${file.tag}: ${file.machineMade ? "no other keys than" : "the same keys as"} English, with the same values`, (context) => {
      context.diagnostic(`${file.tag} has ${texts.size} of ${reference.size} messages`);
      const unknown = [...texts.keys()].filter((key) => !reference.has(key));
      assert.deepEqual(unknown, []);
      if (!file.machineMade) assert.deepEqual([...texts.keys()].toSorted(), [...reference.keys()].toSorted());
      for (const [key, text] of texts)
        assert.deepEqual(namesIn(text), namesIn(reference.get(key) ?? ""), key);
    });
    it(`${file.tag}: every message can be said`, () => {
      const t = translatorOf(file.tag);
      for (const [key, text] of texts) {
        const values = Object.fromEntries(namesIn(text).map((name) => [name, 3]));
        assert.notEqual(t.find(key, values)?.trim() ?? "", "", key);
      }
    });
    it(`${file.tag}: lies in a folder of its tag`, () => {
      const folder = join(import.meta.dirname, file.tag);
      assert.ok(readdirSync(folder).includes("index.ts"));
    });
  }

  it("names every feature as its file is named, in one group", () => {
    const groups = ["shared", "terminal", "sealing", "submission", "room", "pages"]
      .map((group) => join(import.meta.dirname, "en", group))
      .filter(existsSync);
    const files = groups
      .flatMap((group) => readdirSync(group, { recursive: true, encoding: "utf8" }))
      .filter((name) => name.endsWith(".ts"));
    const named = files.map((name) =>
      basename(name, ".ts").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    );
    const features = [...new Set([...reference.keys()].map((key) => key.slice(0, key.indexOf("."))))];
    assert.deepEqual(named.toSorted(), features.toSorted());
  });

  it("falls back to English for what a language lacks", () => {
    const english = translatorOf("en");
    const bare = { tag: "xx", name: "X", machineMade: true, message: () => undefined };
    const full = { tag: "en", name: "English", machineMade: false, message: () => "here" };
    assert.equal(translatorFor(bare, full)("time.month.1"), "here");
    assert.equal(english.find("time.month.1"), "Jan");
    assert.equal(english.find("time.month.13"), undefined);
  });

  it("is typed: a wrong key, a missing value and one too many do not compile", () => {
    const t = translatorOf("en");
    // @ts-expect-error -- no such key
    assert.throws(() => t("time.nothing"));
    // @ts-expect-error -- three values are missing
    assert.throws(() => t("time.date", { day: 1 }));
    // @ts-expect-error -- nothing is to be given
    t("time.month.1", { day: 1 });
  });

  it("says every text of a document in the languages that people wrote", () => {
    const texts = inEveryLanguage((t) => t("time.weekday.1"));
    assert.deepEqual({ ko: texts["ko"], en: texts["en"] }, { ko: "월", en: "Mon" });
  });

  it("groups whole numbers as Intl does, in every language and one that is not known", () => {
    const message = parseMessage("{n, plural, other {#}}");
    for (const tag of [...languageFiles.map((file) => file.tag), "de", "es", "hi"]) {
      const t = translatorFor({ tag, name: tag, machineMade: true, message: () => message });
      for (const n of [
        0,
        7,
        999,
        1000,
        9999,
        12_345,
        123_456,
        1_234_567,
        -1000,
        -123_456,
        2 ** 53,
        0.5,
        1234.5,
      ])
        assert.equal(t.find("", { n }), new Intl.NumberFormat(tag).format(n), `${tag} ${n}`);
    }
  });

  it("says times", () => {
    const time = { year: 2026, month: 5, day: 13, weekday: 3, hour: 9, minute: 0, zone: "KST" };
    assert.equal(civilTimeText(time, translatorOf("ko")), "2026. 5. 13.(수) 09:00 KST");
    assert.equal(civilTimeText(time, translatorOf("en")), "Wed 13 May 2026, 09:00 KST");
  });
});

describe("Korean particles", () => {
  it("fit the syllable or the digit before them; after Latin letters both forms stay", () => {
    assert.equal(finish("서버을(를) 서울(으)로"), "서버를 서울로");
    assert.equal(finish("‘방화벽’을(를) 2.17.1(으)로"), "‘방화벽’을 2.17.1로");
    assert.equal(finish("3.0.6(으)로, 2.4(으)로, 5.0(으)로"), "3.0.6으로, 2.4로, 5.0으로");
    assert.equal(finish("기관은(는) 목록이(가) 판과(와) 시각(이)나"), "기관은 목록이 판과 시각이나");
    assert.equal(finish("openssl을(를) 올리세요 (기한 없음)"), "openssl을(를) 올리세요 (기한 없음)");
  });

  it("leave an inserted word as it came from outside", () => {
    const t = translatorOf("ko");
    const said = t("agent.orgInvalid", { name: "서버을(를) (주)회사", wanted: "글" });
    assert.ok(said.includes("org.서버을(를) (주)회사가 "), said);
  });
});

describe("the language of a reader", () => {
  const tags = ["en", "ja", "ko"];
  it("is the first wish that can be met, else English", () => {
    assert.equal(chooseLanguage(["fr", "ko-KR"], tags), "ko");
    assert.equal(chooseLanguage(["JA"], tags), "ja");
    assert.equal(chooseLanguage(["fr", ""], tags), "en");
    assert.equal(chooseLanguage([], tags), "en");
  });
  it("is read from a header by weight, and from a locale", () => {
    assert.deepEqual(acceptedTags("en;q=0.5, ko-KR, ja;q=0.8, fr;q=0, *;q=0.1, <x>"), ["ko-KR", "ja", "en"]);
    assert.equal(tagOfLocale("ko_KR.UTF-8"), "ko-KR");
    assert.equal(tagOfLocale("C.UTF-8"), "");
  });
});
