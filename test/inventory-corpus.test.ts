/**
 * The inventory readers on the real lists of the shared data: all are read, and the numbers of components agree with counts that are made
 * here in another way. Not a test of single components; those stand in the readers' vectors.
 */
import assert from "node:assert/strict";
import test from "node:test";
import { readInventory, readerOf } from "#core/inventory/index.ts";
import { decodeText } from "#core/json.ts";
import { corpus, corpusFolder } from "../tools/sbom-corpus.ts";

const folder = corpusFolder();
const skip = folder === null ? "the shared data folder is not beside this checkout" : false;

type Tree = {
  readonly version?: string;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, Tree>>;
};
type Lock = {
  readonly packages?: Readonly<Record<string, Tree>>;
  readonly dependencies?: Readonly<Record<string, Tree>>;
};

function countTree(tree: Readonly<Record<string, Tree>> = {}): number {
  let count = 0;
  for (const entry of Object.values(tree)) {
    count += (entry.version?.startsWith("file:") ? 0 : 1) + countTree(entry.dependencies);
  }
  return count;
}

function countLock(text: string): number {
  const lock = JSON.parse(text) as Lock;
  if (lock.packages === undefined) return countTree(lock.dependencies);
  return Object.entries(lock.packages).filter(
    ([path, entry]) => path.includes("node_modules/") && !entry.link,
  ).length;
}

function matches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Counts by other means than the readers use; the standard library's entry of go.mod is left out on both sides. */
const counters: Readonly<Record<string, (text: string) => number>> = {
  "package-lock": countLock,
  "cargo-lock": (text) => matches(text, /^source = /gm),
  "poetry-lock": (text) => matches(text, /^\[\[package\]\]/gm) - matches(text, /^type = "directory"/gm),
  "uv-lock": (text) => matches(text, /^source = \{ (?:registry|git|url|path) /gm),
  "yarn-lock": (text) =>
    matches(text, /^ {2}version:? /gm) - matches(text, /^ {2}(?:linkType: soft|cacheKey)/gm),
  "pnpm-lock": (text) =>
    matches(text, /^ {4}resolution: /gm) - matches(text, /^ {4}resolution: .*type: directory/gm),
  "pipfile-lock": (text) => {
    const lock = JSON.parse(text) as Readonly<Record<string, object>>;
    return Object.keys(lock["default"] ?? {}).length + Object.keys(lock["develop"] ?? {}).length;
  },
  "bun-lock": (text) => matches(text, /^ {4}"[^"]+": \["(?!.*@workspace:)/gm),
  "go-mod": (text) => matches(text, /^(?:require\s+|\t)[a-z0-9.-]+\.\S+ v\S+(?:\s+\/\/.*)?\s*$/gm),
};

test("real lockfiles: component counts agree with independent ones", { skip }, async (t) => {
  const totals = new Map<string, number>();
  for await (const { path, bytes } of corpus(folder ?? "", ["lockfiles-real"])) {
    const text = decodeText(bytes);
    assert.ok(text.ok);
    const counter = counters[readerOf(path, text.value.slice(0, 65_536))?.name ?? ""];
    const read = readInventory(path, text.value);
    if (counter === undefined || !read.ok) continue;
    const found = read.value.components.filter((c) => c.name !== "stdlib").length;
    assert.equal(found, counter(text.value), path);
    assert.ok(
      read.value.components.every((c) => c.product !== null),
      path,
    );
    totals.set(read.value.kind, (totals.get(read.value.kind) ?? 0) + found);
  }
  t.diagnostic([...totals].map(([kind, count]) => `${kind} ${count}`).join(", "));
  assert.ok((totals.get("package-lock") ?? 0) > 30_000);
  assert.deepEqual([...totals.keys()].sort(), Object.keys(counters).sort());
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
