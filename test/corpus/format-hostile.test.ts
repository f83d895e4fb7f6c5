/** Every reader of documents against its own vectors with anything in any place: it reads or finds, and never throws. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { documentFormats } from "#core/format/index.ts";

const folder = new URL("../vectors/format/", import.meta.url);

test("no reader throws, whatever value stands anywhere in a document", () => {
  const oddities: readonly unknown[] = [
    null,
    0,
    -1,
    "",
    "x",
    true,
    [],
    {},
    [[]],
    { __proto__: null },
    "\0",
    "9".repeat(2000),
  ];
  for (const format of documentFormats) {
    for (const file of readdirSync(new URL(`${format.name}/`, folder)).filter((name) =>
      name.endsWith(".in.json"),
    )) {
      const document: unknown = JSON.parse(readFileSync(new URL(`${format.name}/${file}`, folder), "utf8"));
      for (const path of pathsOf(document)) {
        for (const oddity of oddities) {
          const read = format.read(replaced(document, path, oddity));
          assert.ok(read.ok || read.findings.length > 0);
        }
      }
    }
  }
});

function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function replaced(document: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy = (Array.isArray(document) ? [...document] : { ...(document as object) }) as Record<
    string,
    unknown
  >;
  copy[key] = replaced(copy[key], rest, value);
  return copy;
}
