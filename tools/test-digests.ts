/**
 * What tests depend on, as one digest for each: `node tools/test-digests.ts FILE…` prints JSON of digests by file. A test that passed with a digest passes with it again:
 * it covers all that the test imports, the packages and Node; and of a test that reads files beside, every file of the checkout that tests may read.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { filesUnder, root } from "#test/kit/source/source-graph.ts";

const sources = new Map(
  ["src", "test"].flatMap((folder) => filesUnder(folder)).map((one) => [one.path, one]),
);
const readsFiles = /\b(?:readFile|readdir|opendir|createReadStream|glob)(?:Sync)?\b/;
/** Every test of these runs with it. */
const loaded = "test/kit/quick-properties.ts";

function digestOf(parts: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex");
}

/** Some files have a twin for Node beside them, which package.json puts in their place. */
function closureOf(file: string): ReadonlySet<string> {
  const found = new Set([file, loaded]);
  for (const one of found)
    for (const { target } of sources.get(one)?.imports ?? [])
      for (const path of [target, target.replace(/\.ts$/, "-node.ts")])
        if (sources.has(path) || isFile(path)) found.add(path);
  return found;
}

function isFile(path: string): boolean {
  return path.includes("/") && existsSync(join(root, path)) && statSync(join(root, path)).isFile();
}

function textOf(path: string): string {
  return sources.get(path)?.text ?? readFileSync(join(root, path), "utf8");
}

/** Files by size and time. */
function listed(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`)
    .sort();
}

const around = digestOf([
  process.version,
  ...["package.json", "package-lock.json"].map((name) => readFileSync(join(root, name), "utf8")),
]);
let readable: string | undefined;

function testDigest(file: string): string {
  const paths = [...closureOf(file)].sort();
  const texts = paths.map(textOf);
  const beside = texts.some((text) => readsFiles.test(text))
    ? (readable ??= digestOf([
        `${existsSync(join(root, "../shared/data"))}`,
        ...["src", "test", "docs"].flatMap(listed),
      ]))
    : "";
  return digestOf([around, beside, ...paths, ...texts]);
}

const files = process.argv.slice(2);
process.stdout.write(JSON.stringify(Object.fromEntries(files.map((file) => [file, testDigest(file)]))));
