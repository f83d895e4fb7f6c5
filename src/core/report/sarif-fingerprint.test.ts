/** What a forge knows an alert again by: not by a line or an index, which move when something is added above. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { CheckLine } from "#core/matching/check-lines.ts";
import type { CheckReport } from "#core/report/report.ts";
import { fingerprints } from "#core/report/sarif-fingerprint.ts";

const vector = new URL("../../../test/vectors/report/in/mixed.json", import.meta.url);
const { report } = JSON.parse(readFileSync(vector, "utf8")) as { readonly report: CheckReport };
const [line] = report.lines;
assert.ok(line !== undefined);

const at = (place: string): CheckLine => ({ ...line, component: { ...line.component, at: place } });
const of = (...places: readonly string[]): readonly string[] => [...fingerprints(places.map(at)).values()];

test("a result is the same one where its line or its index is another", () => {
  assert.deepEqual(of("line 3"), of("line 120"));
  assert.deepEqual(of("/components/0"), of("/components/7"));
  assert.deepEqual(of("/components/0/components/2"), of("/components/1/components/0"));
});

test("places that are names tell results apart, and so does how often the same is there", () => {
  assert.notDeepEqual(of("node_modules/a/node_modules/c"), of("node_modules/b/node_modules/c"));
  assert.equal(new Set(of("line 1", "line 2", "line 3")).size, 3);
});
