/** Lists that lost a part of an entry, or the entries that told how they were written: what is left is never told as the whole. */
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

test("an environment that only names what pip is to install is no export", () => {
  const environment = (...packages: readonly string[]): string =>
    `dependencies:\n${packages.map((one) => `  - ${one}\n`).join("")}  - pip:\n      - drill==1.0\n`;
  const exported = "python=3.11.4=h955ad1f_0";
  assert.deepEqual(told("environment.yml", environment(exported)), ["python 3.11.4", "drill 1.0"]);
  assert.deepEqual(told("environment.yml", environment("python=3.11")), [
    "python null",
    "drill 1.0",
    "direct-only",
  ]);
  assert.deepEqual(told("environment.yml", environment()), ["drill 1.0", "direct-only"]);
});
