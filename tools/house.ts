/**
 * `node tools/house.ts [CHECKOUT]`: figures of the code's structure, of this checkout or another: names declared often, words that are refused, full folders,
 * circles, folders that import each other, lines that nothing reaches, exports that nothing names, files that know Korean.
 */
import { readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import {
  circlesOf,
  entriesOf,
  filesUnder,
  isTest,
  mutualFolders,
  reachedFrom,
  root,
  typesOf,
  unusedExports,
} from "#test/kit/source/source-graph.ts";
import { dialectIn } from "#test/kit/source/dialect.ts";

const checkout = resolve(process.argv[2] ?? root);
const verbose = process.argv.includes("--list");
const source = filesUnder("src", checkout);
const program = source.filter(({ path }) => !isTest(path));
const all = [
  ...source,
  ...filesUnder("test", checkout),
  ...filesUnder("tools", checkout),
  ...filesUnder("bin", checkout),
];
const entries = entriesOf(program);
const outside = ["vite.config.ts"].flatMap((path) =>
  filesUnder(".", checkout).filter((file) => file.path === path),
);

function count(label: string, items: readonly unknown[]): void {
  console.log(`${label}: ${items.length}`);
  if (verbose) for (const item of items) console.log(`  ${String(item)}`);
}

const declared = Map.groupBy(
  all.flatMap((file) => typesOf(file).map((name) => ({ name, path: file.path }))),
  ({ name }) => name,
);
const often = [...declared].filter(([, at]) => new Set(at.map(({ path }) => path)).size > 2);
count(
  "type names declared in more than two files",
  often.map(([name, at]) => `${name} ${at.length}`),
);
count(
  "dialect words in names and comments",
  all.flatMap(({ path, text }) => dialectIn(text).map((what) => `${path}: ${what}`)),
);
const perFolder = Map.groupBy(
  ["src", "test", "tools"].flatMap((top) =>
    readdirSync(join(checkout, top), { recursive: true, encoding: "utf8", withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(checkout, join(entry.parentPath, entry.name))),
  ),
  (path) => dirname(path),
);
count(
  "folders of more than 25 files",
  [...perFolder]
    .filter(([folder, of]) => of.length > 25 && folder !== "src/store/migrations")
    .map(([folder, of]) => `${folder} ${of.length}`),
);
count("circles of files, values", circlesOf(program, { types: false }));
count("circles of files, types too", circlesOf(program, { types: true }));
count("pairs of top rooms that import each other", mutualFolders(program, 2));
count("pairs of folders that import each other", mutualFolders(program, 9));
const reached = reachedFrom(entries, program);
const unreached = program.filter(({ path }) => !reached.has(path) && !path.endsWith(".d.ts"));
count(
  `files that no entry reaches (${unreached.reduce((sum, { text }) => sum + text.split("\n").length - 1, 0)} lines)`,
  unreached.map(({ path }) => path),
);
count("exports that no other file names", unusedExports(program, [...all, ...outside]));
count(
  "program files that contain Hangul",
  program.filter(({ text }) => /[\uac00-\ud7a3]/.test(text)).map(({ path }) => path),
);
