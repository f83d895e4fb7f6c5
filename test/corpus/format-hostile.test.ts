/** Every reader of documents against its own vectors with anything in any place: it reads or finds, and never throws. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { documentFormats } from "#core/format/index.ts";
import { pathsOf, replaced } from "#test/kit/suites/json-places.ts";
import { someOf } from "#test/kit/suites/tried.ts";

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
      for (const [at, path] of pathsOf(document).entries()) {
        for (const oddity of someOf(oddities, at, 5)) {
          const read = format.read(replaced(document, path, oddity));
          assert.ok(read.ok || read.findings.length > 0);
        }
      }
    }
  }
});
