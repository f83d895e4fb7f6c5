/**
 * Every reader on what an enemy or an accident would give it: cut, deep, repeated, huge, wrongly encoded. Each gives findings or a sane
 * inventory in bounded time and never throws. Inputs are made from the readers' own vectors.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { array, assert as check, constantFrom, nat, property, tuple, uint8Array } from "fast-check";
import { binaryReaders, readers, type readInventory } from "#core/inventory/index.ts";
import type { Reader } from "#core/inventory/reader.ts";
import { decodeText } from "#core/input/json.ts";
import { processorTime } from "#test/kit/suites/processor-time.ts";
import { partOf } from "#test/kit/suites/tried.ts";

const folder = new URL("../../../test/vectors/inventory/", import.meta.url);
/** Generous for a machine that is doing other work; a quadratic reader takes minutes of the whole, and a sixteenth of that of a quarter. */
const maxMilliseconds = partOf(10_000);

function sane(read: ReturnType<typeof readInventory>): boolean {
  if (!read.ok)
    return read.findings.length > 0 && read.findings.every((f) => f.code !== "" && f.message !== "");
  return read.value.components.every(
    ({ product, name, version, scope }) =>
      typeof name === "string" &&
      name !== "" &&
      (version === null || typeof version === "string") &&
      (product === null || /^pkg:[a-z]/.test(product)) &&
      /^(runtime|dev|optional)$/.test(scope),
  );
}

function attempt(reader: Reader, what: string, text: string): void {
  const start = processorTime();
  const read = reader.read(text);
  assert.ok(sane(read), `${reader.name}: ${what}`);
  assert.ok(
    processorTime() - start < maxMilliseconds,
    `${reader.name}: ${what} took ${processorTime() - start} ms`,
  );
}

function inputs(reader: Reader): readonly string[] {
  const names = readdirSync(new URL(`${reader.name}/`, folder)).filter((name) => name.endsWith(".in"));
  return names.map((name) => readFileSync(new URL(`${reader.name}/${name}`, folder), "utf8"));
}

const deep = partOf(1_000_000);

for (const reader of readers) {
  test(`hostile input: ${reader.name}`, () => {
    for (const text of inputs(reader)) {
      for (let i = 0; i <= 20; i++) attempt(reader, `cut at ${i}/20`, text.slice(0, (text.length * i) / 20));
      attempt(reader, "a mark before it", `\uFEFF${text}`);
      attempt(reader, "carriage returns", text.replaceAll("\n", "\r\n"));
      attempt(reader, "lone surrogates", text.replaceAll(/[aeiou]/g, "\ud800"));
      attempt(reader, "escaped lone surrogates", text.replaceAll(/"([a-z])/g, '"\\ud800$1'));
      attempt(reader, "nul characters", text.replaceAll("a", "\0"));
      attempt(
        reader,
        "prototype keys",
        text.replaceAll(/\b(name|version|components|packages|package)\b/g, "__proto__"),
      );
      attempt(reader, "constructor keys", text.replaceAll(/\b[a-z]+\b/g, "constructor"));
      attempt(reader, "huge numbers", text.replaceAll(/\d+/g, `1e${"9".repeat(30)}`));
      attempt(reader, "long numbers", text.replaceAll(/\d+/g, "9".repeat(3000)));
      attempt(reader, "everything twice", text + text);
      attempt(reader, "numbers for strings", text.replaceAll(/"[a-z]+"(?!\s*:)/g, "7"));
      attempt(reader, "null for strings", text.replaceAll(/"[^"]*"(?!\s*:)/g, "null"));
      attempt(reader, "lists for objects", text.replaceAll("{", "[").replaceAll("}", "]"));
    }
    for (const [what, text] of hugeTexts) attempt(reader, what, text);
  });
}

const hugeTexts: readonly (readonly [string, string])[] = [
  ["nothing", ""],
  ["only spaces", " ".repeat(100_000)],
  ["very many [", "[".repeat(deep)],
  ["many {", '{"dependencies":'.repeat(deep / 10)],
  ["nested arrays as a value", `{"lockfileVersion":3,"packages":${"[".repeat(deep)}`],
  ["nested TOML arrays", `package = ${"[".repeat(deep)}`],
  ["nested TOML tables", `package = ${"{a=".repeat(deep / 10)}`],
  ["a dotted TOML key", `${"a.".repeat(100_000)}a = 1`],
  ["nested YAML flow", `a: ${"[".repeat(deep)}`],
  ["nested XML", `<project>${"<a>".repeat(deep / 10)}`],
  ["a very long line", `name: "${"a".repeat(partOf(50_000_000))}`],
  ["a 1.4 MB line of separators", "a@,=;:()[]<>@ ".repeat(100_000)],
  ["very many short lines", "a\n".repeat(deep / 5)],
  ["very many continued lines", "a \\\n".repeat(deep / 5)],
  ["very many colons", "a: b\n  c: d\n".repeat(deep / 20)],
  ["very many blank lines", "\n".repeat(deep)],
];

const pieces = [
  '"',
  "{",
  "}",
  "[",
  "]",
  ":",
  ",",
  "\n",
  "\\",
  "<",
  ">",
  "@",
  "=",
  "(",
  "\0",
  "\ud800",
  "${",
  "&#",
  "__proto__",
  "1e999",
  "[[",
  "<!--",
];

/** A cut, a repetition or an insertion somewhere in a text: `[from, length, times, piece]`. */
const damage = tuple(nat(), nat(30), nat(3), constantFrom(...pieces));

for (const reader of readers) {
  test(`damaged input: ${reader.name}`, () => {
    const texts = inputs(reader);
    check(
      property(nat(texts.length - 1), array(damage, { minLength: 1, maxLength: 8 }), (which, damages) => {
        let text = texts[which] as string;
        for (const [start, length, times, piece] of damages) {
          const at = text.length === 0 ? 0 : start % text.length;
          text =
            text.slice(0, at) + text.slice(at, at + length).repeat(times) + piece + text.slice(at + length);
        }
        assert.ok(sane(reader.read(text)));
      }),
      { numRuns: partOf(200) },
    );
  });
}

for (const reader of binaryReaders) {
  test(`damaged bytes: ${reader.name}`, () => {
    const names = readdirSync(new URL(`${reader.name}/`, folder)).filter((name) => name.endsWith(".in"));
    const files = names.map((name) => readFileSync(new URL(`${reader.name}/${name}`, folder)));
    for (const file of files)
      for (let i = 0; i <= 200; i++)
        assert.ok(sane(reader.read(file.subarray(0, (file.length * i) / 200))), `cut at ${i}/200`);
    check(
      property(nat(), nat(), uint8Array({ minLength: 1, maxLength: 8 }), (which, at, piece) => {
        const bytes = Uint8Array.from(files[which % files.length] as Uint8Array);
        bytes.set(piece, at % Math.max(1, bytes.length - piece.length));
        reader.recognise("a/rpmdb.sqlite", bytes);
        assert.ok(sane(reader.read(bytes)));
      }),
      { numRuns: partOf(5000) },
    );
    assert.ok(sane(reader.read(new Uint8Array(partOf(50_000_000)).fill(0xff))));
  });
}

test("bytes in a wrong encoding are findings before any reader sees them", () => {
  for (const bytes of [
    Uint8Array.of(0xff, 0xff, 0xff),
    Uint8Array.of(0x7b, 0, 0x22, 0),
    Uint8Array.of(0x80),
  ]) {
    const read = decodeText(bytes);
    assert.equal(read.ok, false);
    assert.match(read.findings?.[0]?.code ?? "", /^encoding-/);
  }
});
