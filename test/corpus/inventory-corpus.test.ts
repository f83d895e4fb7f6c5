/**
 * The inventory readers on the real lists of the shared data: all are read, and the numbers of components agree with counts that are made
 * here in another way, with or without folders of one's own. Not a test of single components; those stand in the readers' vectors.
 */
import assert from "node:assert/strict";
import test from "node:test";
import { readInventory, readInventoryBytes } from "#core/inventory/index.ts";
import { decodeText } from "#core/input/json.ts";
import { corpus, corpusFolder } from "../../tools/sbom-corpus.ts";
import { notComparedCount } from "#core/inventory/not-compared.ts";
import { countedComponents, entryCounters, expectedOf } from "#test/kit/inventory-counts.ts";

const folder = corpusFolder();
const skip = folder === null ? "the shared data folder is not beside this checkout" : false;

test("component counts agree with independent ones, file by file", { skip }, async (t) => {
  const totals = new Map<string, number>();
  for await (const { path, bytes } of corpus(folder ?? "")) {
    const read = readInventoryBytes(path, bytes, { distro: "debian-12" });
    const count = read.ok ? entryCounters[read.value.kind] : undefined;
    const text = decodeText(bytes);
    if (count === undefined || !read.ok || !text.ok) continue;
    const found = countedComponents(read.value);
    const missing = expectedOf(count(text.value)) - found;
    const said = (read.findings?.length ?? 0) + notComparedCount(read.value.notCompared);
    const ownFolders = read.value.components.filter(({ origin }) => origin?.kind === "path").length;
    assert.ok(missing >= -ownFolders && missing <= said, `${path}: ${missing} that nothing is said of`);
    totals.set(read.value.kind, (totals.get(read.value.kind) ?? 0) + found);
  }
  t.diagnostic([...totals].map(([kind, count]) => `${kind} ${count}`).join(", "));
  assert.ok((totals.get("package-lock") ?? 0) > 30_000);
  assert.deepEqual([...totals.keys()].sort(), Object.keys(entryCounters).sort());
});

test("real lockfiles: every component has its product", { skip }, async () => {
  for await (const { path, bytes } of corpus(folder ?? "", ["lockfiles-real"])) {
    const read = readInventoryBytes(path, bytes);
    if (!read.ok) continue;
    for (const { product, name } of read.value.components) assert.ok(product !== null, `${path} ${name}`);
  }
});

test(
  "every file of the other sets is read, declined with a finding, or not a list; none throws",
  { skip },
  async (t) => {
    const outcomes = { read: 0, declined: 0, unknown: 0, components: 0 };
    const sets = [
      "lockfile-fixtures",
      "cyclonedx-spec-tests",
      "cyclonedx-bom-examples",
      "spdx-examples",
      "guac-exampledata",
    ];
    for await (const { path, bytes } of corpus(folder ?? "", sets)) {
      const text = decodeText(bytes);
      const read = text.ok ? readInventory(path, text.value, { distro: "debian 12" }) : text;
      if (read.ok) {
        outcomes.read++;
        outcomes.components += read.value.components.length;
      } else if (read.findings[0]?.code === "inventory-unknown") outcomes.unknown++;
      else outcomes.declined++;
    }
    t.diagnostic(JSON.stringify(outcomes));
    assert.ok(outcomes.read > 450 && outcomes.components > 12_000);
  },
);

test("a bill of materials gives the same components in XML as in JSON", { skip }, async (t) => {
  const found = new Map<string, string[]>();
  for await (const { path, bytes } of corpus(folder ?? "", ["cyclonedx-bom-examples"])) {
    const [, name = "", form = ""] = /^(.*bom.*)\.(json|xml)$/.exec(path) ?? [];
    const text = decodeText(bytes);
    const read = form !== "" && text.ok ? readInventory(path, text.value) : null;
    if (!read?.ok) continue;
    const lines = read.value.components.map(
      (c) => `${c.product} ${c.name} ${c.version} ${c.scope} ${c.at} ${c.dependencyPath.join(">")}`,
    );
    found.set(`${name} ${form}`, lines);
  }
  const pairs = [...found.keys()].filter(
    (key) => key.endsWith(" json") && found.has(key.replace(/json$/, "xml")),
  );
  t.diagnostic(`${pairs.length} pairs`);
  assert.ok(pairs.length >= 10);
  for (const key of pairs) assert.deepEqual(found.get(key.replace(/json$/, "xml")), found.get(key), key);
});
