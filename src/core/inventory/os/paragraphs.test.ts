/** Databases of packages in paragraphs: a package whose name or whose empty line is lost is not passed over. */
import assert from "node:assert/strict";
import test from "node:test";
import { readInventory } from "#core/inventory/index.ts";

const [dpkg, opkg, apk] = ["var/lib/dpkg/status", "usr/lib/opkg/status", "lib/apk/db/installed"] as const;
const package1 = "Package: drill\nStatus: install ok installed\nVersion: 1\n";
const package2 = "Package: gate\nStatus: install ok installed\nVersion: 2\n";

/** `name version` of components, and `place code` of what was not compared. */
function told(path: string, text: string): readonly string[] {
  const read = readInventory(path, text);
  assert.ok(read.ok, text);
  const { components, notCompared } = read.value;
  return [
    ...components.map(({ name, version }) => `${name} ${version}`),
    ...notCompared.map(({ at, code }) => `${at} ${code}`),
  ];
}

test("a package without its name is unknown", () => {
  const nameless = "Status: install ok installed\nVersion: 2\n";
  for (const path of [dpkg, opkg]) {
    assert.deepEqual(told(path, `${package1}\n${nameless}`), ["drill 1", "line 5 entry-unnamed"]);
    assert.deepEqual(told(path, `${package1}\n${package2.replace(" gate", "")}`), [
      "drill 1",
      "line 5 entry-unnamed",
    ]);
  }
  assert.deepEqual(told(apk, "C:Q1\nP:drill\nV:1\n\nC:Q1\nV:2\n"), ["drill 1", "line 5 entry-unnamed"]);
});

test("packages without the line between them are two", () => {
  for (const path of [dpkg, opkg])
    assert.deepEqual(told(path, `${package1}${package2}`), ["drill 1", "gate 2"]);
  assert.deepEqual(told(apk, "C:Q1\nP:drill\nV:1\nC:Q1\nP:gate\nV:2\n"), ["drill 1", "gate 2"]);
});

test("what is no package's paragraph is passed over", () => {
  for (const path of [dpkg, opkg])
    assert.deepEqual(told(path, `\n\n${package1}\n\nComment: drill\n continued: here\n`), ["drill 1"]);
  assert.deepEqual(told(apk, "C:Q1\nP:drill\nV:1\n\nF:lib\nR:drill\n"), ["drill 1"]);
});
