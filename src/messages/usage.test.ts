/** Every message is said somewhere, every key that is said exists, and each language is written in its own letters. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { flattened } from "#messages/language-file.ts";
import { languageFiles } from "#messages/languages.ts";

const src = join(import.meta.dirname, "..");
const files = [src, join(src, "../tools")].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
);
const source = files
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".test.ts"))
  .filter(
    (path) => !/messages\/(?!render)[^/]+\/(?:shared|terminal|sealing|submission|room|pages)\//.test(path),
  )
  .map((path) => readFileSync(path, "utf8"))
  .join("\n");

const english = languageFiles.find(({ tag }) => tag === "en") ?? assert.fail("no English");
const keys = [...flattened(english.features)].map(([key]) => key);

/** Keys that stand in the source as they are, and beginnings of keys that end in a value: `` `feature.group.${value}` ``. */
const literal = new Set([...source.matchAll(/["'`]([a-z]\w*(?:\.[\w-]+)+)["'`]/gi)].map(([, key]) => key));
const beginnings = [...source.matchAll(/`([a-z]\w*\.(?:[\w.-]+\.)?[\w-]*)\$\{/gi)].map(([, key = ""]) => key);

describe("the use of messages", () => {
  it("leaves no message unused", () => {
    const used = (key: string): boolean =>
      literal.has(key) || beginnings.some((beginning) => beginning !== "" && key.startsWith(beginning));
    assert.deepEqual(
      keys.filter((key) => !used(key)),
      [],
    );
  });

  it("keeps no sentence for a code that no reader gives", () => {
    const codes = keys.flatMap((key) => /^readerFinding\.(.+)$/.exec(key)?.[1] ?? []);
    assert.ok(codes.length > 100);
    assert.deepEqual(
      codes.filter((code) => !source.includes(`"${code}"`)),
      [],
    );
  });
});

describe("the letters of a language", () => {
  const hangul = /[가-힣]/;
  const words = /[a-z]{2,}/;
  for (const { tag, features } of languageFiles.filter((file) => ["ko", "en"].includes(file.tag)))
    it(`${tag} is written in its own`, () => {
      for (const [key, text] of flattened(features))
        if (tag === "en") assert.doesNotMatch(text, hangul, key);
        else if (!hangul.test(text)) assert.doesNotMatch(text.replace(/\{[^{}]*\}/g, ""), words, key);
    });

  it("ko says it in the words of offices, not in homely ones for them", () => {
    const { features } = languageFiles.find((file) => file.tag === "ko") ?? assert.fail("no Korean");
    const homely = /까닭|견주|견줄|견준|거두[기었]|물리기|다루기/;
    for (const [key, text] of flattened(features)) assert.doesNotMatch(text, homely, key);
  });
});
