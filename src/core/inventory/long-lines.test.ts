/**
 * A line that is longer than any reader reads to its end hides nothing: what stands on it is still named, or the list says that an entry was not
 * compared, or it cannot be read at all. Every reader of text is held to it on its own vectors.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import type { Inventory } from "#core/inventory/component.ts";
import { readers, readInventory } from "#core/inventory/index.ts";
import type { ReadOptions } from "#core/inventory/reader.ts";
import type { Parsed } from "#core/problem.ts";
import { partOf } from "#test/kit/suites/tried.ts";

const folder = new URL("../../../test/vectors/inventory/", import.meta.url);
const longer = " ".repeat(100_001);
/** Lines of a vector that are tried, spread over it. */
const mostLines = partOf(20);

/** A list's text with one of its lines made long, in the ways in which a line grows. */
function* lengthened(text: string): Generator<string> {
  const lines = text.split("\n");
  const step = Math.max(1, Math.floor(lines.length / mostLines));
  for (let i = 0; i < lines.length; i += step) {
    const line = lines[i] as string;
    const indent = line.length - line.trimStart().length;
    const gap = line.indexOf(" ", indent);
    const joined = [line.slice(0, indent), longer, line.slice(indent)].join("");
    const spread = gap < 0 ? joined : [line.slice(0, gap), longer, line.slice(gap)].join("");
    for (const long of [joined, spread]) yield lines.toSpliced(i, 1, long).join("\n");
  }
}

function namesOf(read: Parsed<Inventory>): readonly string[] {
  return read.ok ? read.value.components.map(({ name, version }) => `${name} ${version}`) : [];
}

for (const reader of readers)
  test(`a long line hides nothing: ${reader.name}`, () => {
    const vectors = readdirSync(new URL(`${reader.name}/`, folder)).filter((name) => name.endsWith(".in"));
    for (const vector of vectors) {
      const text = readFileSync(new URL(`${reader.name}/${vector}`, folder), "utf8");
      const { options } = JSON.parse(
        readFileSync(new URL(`${reader.name}/${vector.replace(/\.in$/, ".out.json")}`, folder), "utf8"),
      ) as { readonly options?: ReadOptions };
      const whole = namesOf(reader.read(text, options));
      for (const long of lengthened(text)) {
        const read = reader.read(long, options);
        if (!read.ok || read.value.notCompared.length > 0) continue;
        const names = new Set(namesOf(read));
        assert.deepEqual(
          whole.filter((name) => !names.has(name)),
          [],
          `${vector}: ${long.replaceAll(longer, "…").slice(0, 500)}`,
        );
      }
    }
  });

test("a table whose quote is never closed says that its rest was not compared", () => {
  const table = 'vendor,product,version,note\nAcme,anvil,1.0,"open\nAcme,rocket,2.0,fine\n';
  const read = readInventory("a.csv", table);
  assert.ok(read.ok);
  assert.deepEqual(
    read.value.components.map(({ name }) => name),
    ["anvil"],
  );
  assert.deepEqual(
    read.value.notCompared.map(({ at, code }) => `${at} ${code}`),
    ["line 2 entry-unreadable"],
  );
});
