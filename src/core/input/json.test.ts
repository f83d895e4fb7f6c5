/** Hostile JSON: what is refused, what is remarked upon, where, and that the time stays linear. */
import assert from "node:assert/strict";
import test from "node:test";
import { assert as check, jsonValue, property } from "fast-check";
import { decodeText, entriesOf, member, readJson } from "#core/input/json.ts";
import { processorTime } from "#test/kit/suites/processor-time.ts";

function codes(text: string): string[] {
  return (readJson(text).findings ?? []).map((f) => `${f.at} ${f.code}`);
}

function utf16(text: string, mark: readonly number[], bigEndian: boolean): Uint8Array {
  const units = text.split("").map((c) => c.charCodeAt(0));
  return Uint8Array.from([...mark, ...units.flatMap((unit) => (bigEndian ? [0, unit] : [unit, 0]))]);
}

test("a clean document has no remarks", () => {
  const read = readJson('{"a":[1,{"b":"x\\"y"}],"c":-1.5e3}');
  assert.deepEqual(read, { ok: true, value: { a: [1, { b: 'x"y' }], c: -1500 }, findings: [] });
});

test("a key that occurs twice is named by its pointer, also when it is written with an escape", () => {
  assert.deepEqual(codes('{"a":[0,{"b/c":1,"b\\u002fc":2}]}'), ["/a/1/b~1c json-key-repeated"]);
  assert.deepEqual(codes('{"a":{"a":1},"b":{"a":2}}'), []);
  assert.deepEqual(codes('{"a":"a","b":["a","a"]}'), []);
});

test("a repeated key is found among many, wherever it stands, and beside strings with escapes", () => {
  for (const size of [2, 16, 17, 18, 500]) {
    const keys = Array.from({ length: size }, (_, i) => `"k\\u0030${i}":"a\\"b\\\\"`);
    assert.deepEqual(codes(`{${keys.join(",")}}`), [], `${size}`);
    const last = `"k0${size - 1}":1`;
    assert.deepEqual(codes(`{${keys.join(",")},${last}}`), [`/k0${size - 1} json-key-repeated`], `${size}`);
  }
});

test("numbers that cannot be held exactly are remarked upon, absurd ones refused", () => {
  assert.deepEqual(codes('{"n":[1e999,9007199254740993,0.1234567890123456789]}'), [
    "/n/0 json-number-infinite",
    "/n/1 json-number-inexact",
  ]);
  assert.deepEqual(codes(`[${"1".repeat(2000)}]`), ["/0 json-number-too-long"]);
});

test("half a surrogate pair is remarked upon", () => {
  assert.deepEqual(codes('["\\ud83d\\ude00","\\ud83d"]'), ["/1 json-lone-surrogate"]);
});

test("deep nesting is refused before it is parsed, in both modes", () => {
  const deep = "[".repeat(1_000_000);
  for (const meaning of [true, false]) {
    const read = readJson(deep, { meaning });
    assert.equal(read.ok, false);
    assert.equal(read.findings?.[0]?.code, "json-too-deep");
  }
  assert.equal(readJson(`${"[".repeat(200)}${"]".repeat(200)}`).ok, true);
  assert.equal(readJson(`${'{"a":'.repeat(201)}1${"}".repeat(201)}`).ok, false);
});

test("what is not JSON has the line where it stops being so", () => {
  const long = `[${"1,\n".repeat(100)}x${",1".repeat(100)}]`;
  assert.match(codes(long)[0] ?? "", /json-invalid$/);
  assert.deepEqual(codes('{"a":1,\n"b":2 "c":3}'), ["line 2 json-invalid"]);
  assert.deepEqual(codes("  \n"), [" empty"]);
  assert.deepEqual(codes('{"a":"b'), ["line 1 json-invalid"]);
});

test("own members only: a key called __proto__ is data", () => {
  const read = readJson('{"__proto__":{"x":1},"toString":2}');
  assert.ok(read.ok);
  assert.equal(member(read.value, "x"), undefined);
  assert.deepEqual(member(read.value, "__proto__"), { x: 1 });
  assert.equal(member(read.value, "hasOwnProperty"), undefined);
  assert.equal(entriesOf(read.value).length, 2);
});

test("encodings: UTF-8 and UTF-16 with a mark are read, others are findings", () => {
  assert.deepEqual(decodeText(new TextEncoder().encode("\uFEFF{}")), { ok: true, value: "{}", findings: [] });
  assert.equal(decodeText(utf16("{}", [0xff, 0xfe], false)).ok, true);
  assert.equal(decodeText(utf16("{}", [0xfe, 0xff], true)).ok, true);
  assert.equal(decodeText(utf16("{}", [], false)).findings?.[0]?.code, "encoding-unknown");
  assert.equal(decodeText(Uint8Array.of(0x7b, 0xc3, 0x28, 0x7d)).findings?.[0]?.code, "encoding-wrong");
  assert.equal(decodeText(Uint8Array.of(0xb1, 0xa4, 0xc1, 0xd6)).findings?.[0]?.code, "encoding-wrong");
});

test("whatever JSON.stringify writes is read back without remarks about keys", () => {
  check(
    property(jsonValue(), (value) => {
      const text = JSON.stringify(value);
      const read = readJson(text);
      assert.ok(read.ok);
      assert.equal(JSON.stringify(read.value), text);
      assert.equal((read.findings ?? []).filter((f) => f.code === "json-key-repeated").length, 0);
    }),
  );
});

test("a 50 MB string, and a string of quotes and backslashes, take linear time", () => {
  const start = processorTime();
  assert.equal(readJson(`["${"a".repeat(50_000_000)}"]`).ok, true);
  assert.equal(readJson(`["${'\\\\\\"'.repeat(1_000_000)}"]`).ok, true);
  assert.equal(readJson(`["${"\\".repeat(5_000_000)}`).ok, false);
  assert.ok(processorTime() - start < 5000);
});
