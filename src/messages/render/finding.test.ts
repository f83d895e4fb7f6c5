/** Every code that readers of lists, feeds and statements give is said in every language, and in Korean without an English sentence. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { findingLine, findingText } from "#messages/render/finding.ts";
import { placeText } from "#messages/render/place.ts";
import { translatorOf } from "#messages/translators.ts";

const src = join(import.meta.dirname, "../..");
const readers = [
  "core/inventory",
  "core/format",
  "core/vex",
  "core/input",
  "core/seal",
  "core/product",
  "archive",
  "agent",
  "edge/feed",
];
const source = readers
  .flatMap((folder) =>
    readdirSync(join(src, folder), { recursive: true, encoding: "utf8" }).map((path) =>
      join(src, folder, path),
    ),
  )
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
  // Of sealed files and of keys the commands speak in words of their own.
  .filter((path) => !/core.seal.(?:object|key)./.test(path))
  .map((path) => readFileSync(path, "utf8"))
  .join("\n");

const word = String.raw`"([a-z0-9]+(?:-[a-z0-9]+)*)"`;
/** How a finding gets its code: as a member beside its sentence, or as an argument after its place. */
const givers = [
  new RegExp(String.raw`\bat:?[^;{}]{0,120}?\bcode: ${word},\s*message`, "g"),
  new RegExp(String.raw`\b(?:failed|remark|note|addProblem)\(\s*(?:[^,()]|\([^()]*\))+,\s*${word},`, "g"),
  new RegExp(String.raw`\b(?:ArchiveStopped|FeedStopped|Stop)\(\s*${word}`, "g"),
];
const codes = [
  ...new Set(givers.flatMap((giver) => [...source.matchAll(giver)].map(([, code = ""]) => code))),
].toSorted();

/** Two or more words of small Latin letters, one after another: no name and no file has them. */
const sentence = /(?<![\p{L}\d/.:@_-])[a-z]{2,} [a-z]{2,}(?![\p{L}\d/.:@_-])/u;
const other = translatorOf("ko")("remark.other");

describe("findings of readers", () => {
  it("are more than a hundred", () => assert.ok(codes.length > 100, String(codes.length)));

  for (const language of ["ko", "en", "ja"])
    it(`are all said in ${language}`, () => {
      const t = translatorOf(language);
      const saidOf = (code: string): string => findingText({ at: "", code, message: "none" }, t);
      const general = ["none", t("remark.other")];
      assert.deepEqual(
        codes.filter((code) => general.includes(saidOf(code))),
        [],
      );
      if (language !== "ko") return;
      for (const code of codes) {
        assert.match(saidOf(code), /[가-힣]/, code);
        assert.doesNotMatch(saidOf(code), sentence, code);
      }
    });

  it("say what a list names, and where", () => {
    const finding = {
      at: "line 5",
      code: "version-missing",
      message: '"left" has no version.',
      about: "left",
    };
    assert.equal(
      findingLine(finding, translatorOf("ko")),
      "5번째 줄: left: 버전이 없습니다. (version-missing)",
    );
    assert.equal(
      findingLine(finding, translatorOf("en")),
      "line 5: left: It has no version. (version-missing)",
    );
  });

  it("of a newer program are said in general, in English as they came", () => {
    const finding = { at: "/a", code: "of-tomorrow", message: "This is new." };
    assert.equal(findingText(finding, translatorOf("ko")), other);
    assert.equal(findingText(finding, translatorOf("en")), "This is new.");
    const kind = { at: "/a", code: "tomorrow-repeated", message: "This is new." };
    assert.equal(findingText(kind, translatorOf("ko")), "같은 것이 두 번 이상 있습니다.");
    assert.equal(findingText(kind, translatorOf("en")), "This is new.");
  });
});

describe("a place", () => {
  it("counts in the reader's words, and leaves pointers and paths as they are", () => {
    const t = translatorOf("ko");
    const places = [
      "line 5",
      "a/poetry.lock line 12",
      "page 3",
      "/packages/1",
      "x!byte 7",
      "offline 5",
      "line",
    ];
    assert.deepEqual(
      places.map((at) => placeText(at, t)),
      ["5번째 줄", "a/poetry.lock 12번째 줄", "3쪽", "/packages/1", "x!7번째 바이트", "offline 5", "line"],
    );
  });
});
