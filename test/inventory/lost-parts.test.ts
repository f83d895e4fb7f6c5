/** Lists that lost a part of an entry: what is left is never told as the whole. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readInventory } from "#core/inventory/index.ts";

/** `name version` of components, and what was not compared. */
function told(path: string, text: string): readonly string[] {
  const read = readInventory(path, text);
  assert.ok(read.ok);
  const { components, notCompared } = read.value;
  return [
    ...components.map(({ name, version }) => `${name} ${version}`),
    ...notCompared.map(({ at, code }) => `${at} ${code}`.trim()),
  ];
}

test("an entry of a rebar.lock without its application or its package's name", () => {
  const lock = (...entries: readonly string[]): string => `{"1.2.0",\n[${entries.join(",\n ")}]}.\n`;
  const whole = '{<<"app">>,{pkg,<<"drill">>,<<"1.0.0">>},0}';
  assert.deepEqual(told("rebar.lock", lock(whole)), ["drill 1.0.0"]);
  assert.deepEqual(told("rebar.lock", lock(whole.replace("app", ""))), ["drill 1.0.0"]);
  assert.deepEqual(told("rebar.lock", lock(whole.replace("drill", ""))), ["app entry-unnamed"]);
});

test("a package of opam without its name, in an export and in a lock", () => {
  const exported = 'opam-version: "2.0"\ninstalled: ["drill.1.0" ".2.0" "" "gate"]\n';
  assert.deepEqual(told("drill.export", exported), [
    "drill 1.0",
    "gate null",
    "installed entry-unnamed",
    "installed entry-unnamed",
  ]);
  const locked = 'opam-version: "2.0"\ndepends: [\n  "" {= "2.0"}\n  "drill" {= "1.0"}\n]\n';
  assert.deepEqual(told("drill.opam.locked", locked), ["drill 1.0", "depends entry-unnamed"]);
});
