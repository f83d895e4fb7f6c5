/** XML from outside: what is read, what is refused and where, and that the time stays linear. */
import assert from "node:assert/strict";
import test from "node:test";
import { childOf, itemsOf, readXml, textOf } from "#core/input/xml.ts";
import { processorTime } from "#test/kit/suites/processor-time.ts";

function code(text: string): string {
  const read = readXml(text);
  return read.ok ? "ok" : `${read.findings[0]?.at} ${read.findings[0]?.code}`;
}

test("elements, attributes, text, CDATA, references, comments and prefixes", () => {
  const read = readXml(
    `<?xml version="1.0"?>\n<!-- <x> --><p:a q:k='1 > 0' l="&lt;&#65;">\n <b/> t &amp; <![CDATA[<u>]]>\n<c>&#xAC00;&#xD800;&nope;</c></p:a>\n`,
  );
  assert.ok(read.ok);
  const { value } = read;
  assert.deepEqual(
    [value.name, value.line, [...value.attributes]],
    [
      "a",
      2,
      [
        ["k", "1 > 0"],
        ["l", "<A"],
      ],
    ],
  );
  assert.equal(value.text, "t & <u>");
  assert.equal(textOf(value, "c"), "가&#xD800;&nope;");
  assert.equal(childOf(value, "c")?.line, 4);
  assert.equal(textOf(value, "b"), null);
  assert.deepEqual(itemsOf(value, "b", "x"), []);
});

test("what is not XML is refused with its line", () => {
  assert.equal(code("<a>\n<b>\n</a>"), "line 3 xml-invalid");
  assert.equal(code("<a>\n\n"), "line 3 xml-invalid");
  assert.equal(code("<a/><b/>"), "line 1 xml-invalid");
  assert.equal(code("<a b=c/>"), "line 1 xml-invalid");
  assert.equal(code("<a><!-- "), "line 1 xml-invalid");
  assert.equal(code("<a><![CDATA["), "line 1 xml-invalid");
  assert.equal(code("text"), "line 1 xml-invalid");
  assert.equal(code("<"), "line 1 xml-invalid");
});

test("entities cannot be defined", () => {
  assert.equal(code('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "line 1 xml-document-type");
});

test("limits on depth, elements and size", () => {
  assert.equal(code("<a>".repeat(1_000_000)), "line 1 xml-too-deep");
  assert.equal(
    readXml(`<a>${"<b/>".repeat(100)}</a>`, { elements: 100 }).findings?.[0]?.code,
    "xml-too-many",
  );
  assert.equal(readXml("<a></a>", { chars: 6 }).findings?.[0]?.code, "too-large");
});

test("time stays linear on what traps pattern matchers", () => {
  const n = 2_000_000;
  const start = processorTime();
  for (const text of [
    `<a ${"b".repeat(n)}`,
    `<a ${"b=".repeat(n)}`,
    `<a ${'b="" '.repeat(n / 10)}>`,
    "<".repeat(n),
    `<a>${"&".repeat(n)}</a>`,
    `<a>${"\n".repeat(n)}`,
    `<a>${"<b>\n</b>".repeat(n / 20)}</a>`,
    `<a>${"&#1".repeat(n / 2)}</a>`,
  ]) {
    readXml(text);
  }
  assert.ok(processorTime() - start < 5000);
});
