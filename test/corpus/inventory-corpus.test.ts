/**
 * The inventory readers on the real lists of the shared data: all are read, and the numbers of components agree with counts that are made
 * here in another way, with or without folders of one's own. Not a test of single components; those stand in the readers' vectors.
 */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Inventory } from "#core/inventory/component.ts";
import { readInventoryBytes } from "#core/inventory/index.ts";
import { decodeText } from "#core/input/json.ts";
import { corpus, corpusFolder, type CorpusFile } from "../../tools/sbom-corpus.ts";
import { notComparedCount } from "#core/inventory/not-compared.ts";
import { countedComponents, entryCounters, expectedOf } from "#test/kit/inventory-counts.ts";

const folder = corpusFolder();
const skip = folder === null ? "the shared data folder is not beside this checkout" : false;

/** Sets in which there is also what is no list, or none that can be read. */
const mixedSets = [
  "lockfile-fixtures",
  "cyclonedx-spec-tests",
  "cyclonedx-bom-examples",
  "spdx-examples",
  "guac-exampledata",
];

const totals = new Map<string, number>();
const miscounted: string[] = [];
const withoutProduct: string[] = [];
const outcomes = { read: 0, declined: 0, unknown: 0, components: 0 };
const examples = new Map<string, readonly string[]>();

function compareCounts({ path, bytes }: CorpusFile, inventory: Inventory, findings: number): void {
  const count = entryCounters[inventory.kind];
  const text = decodeText(bytes);
  if (count === undefined || !text.ok) return;
  const found = countedComponents(inventory);
  const missing = expectedOf(count(text.value)) - found;
  const said = findings + notComparedCount(inventory.notCompared);
  const ownFolders = inventory.components.filter(({ origin }) => origin?.kind === "path").length;
  if (missing < -ownFolders || missing > said) miscounted.push(`${path}: ${missing} that nothing is said of`);
  totals.set(inventory.kind, (totals.get(inventory.kind) ?? 0) + found);
}

/** Every list is read once; each test below looks at what came of it. */
async function readCorpus(from: string): Promise<void> {
  for await (const file of corpus(from)) {
    const { set, path, bytes } = file;
    const read = readInventoryBytes(path, bytes, { distro: "debian-12" });
    if (mixedSets.includes(set)) {
      if (read.ok) outcomes.read++;
      else if (read.findings[0]?.code === "inventory-unknown") outcomes.unknown++;
      else outcomes.declined++;
    }
    if (!read.ok) continue;
    const { components } = read.value;
    compareCounts(file, read.value, read.findings?.length ?? 0);
    if (mixedSets.includes(set)) outcomes.components += components.length;
    if (set === "lockfiles-real")
      for (const { product, name } of components)
        if (product === null) withoutProduct.push(`${path} ${name}`);
    const [, name, form] = /^(.*bom.*)\.(json|xml)$/.exec(path) ?? [];
    if (set === "cyclonedx-bom-examples" && name !== undefined)
      examples.set(
        `${name} ${form}`,
        components.map(
          (c) => `${c.product} ${c.name} ${c.version} ${c.scope} ${c.at} ${c.dependencyPath.join(">")}`,
        ),
      );
  }
}

describe("real lists of software", { skip }, () => {
  before(async () => await readCorpus(folder ?? assert.fail()));

  it("component counts agree with independent ones, file by file", (t) => {
    assert.deepEqual(miscounted, []);
    t.diagnostic([...totals].map(([kind, count]) => `${kind} ${count}`).join(", "));
    assert.ok((totals.get("package-lock") ?? 0) > 30_000);
    assert.deepEqual([...totals.keys()].sort(), Object.keys(entryCounters).sort());
  });

  it("of a lockfile every component has its product", () => assert.deepEqual(withoutProduct, []));

  it("every file of the other sets is read, declined with a finding, or not a list; none throws", (t) => {
    t.diagnostic(JSON.stringify(outcomes));
    assert.ok(outcomes.read > 450 && outcomes.components > 12_000);
  });

  it("a bill of materials gives the same components in XML as in JSON", (t) => {
    const pairs = [...examples.keys()].filter(
      (key) => key.endsWith(" json") && examples.has(key.replace(/json$/, "xml")),
    );
    t.diagnostic(`${pairs.length} pairs`);
    assert.ok(pairs.length >= 10);
    for (const key of pairs)
      assert.deepEqual(examples.get(key.replace(/json$/, "xml")), examples.get(key), key);
  });
});
