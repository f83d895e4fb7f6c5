/** The program as a graph: nothing goes round in a circle, folders import one way, everything is reached, and every export has a user. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import {
  circlesOf,
  entriesOf,
  filesUnder,
  isTest,
  mutualFolders,
  reachedFrom,
  root,
  unusedExports,
} from "#test/kit/source/source-graph.ts";

const source = filesUnder("src");
const program = source.filter(({ path }) => !isTest(path));
const users = [...source, ...filesUnder("test"), ...filesUnder("tools"), ...filesUnder("bin")];

test("no file imports itself by way of others, not even its types", () => {
  assert.deepEqual(circlesOf(program, { types: true }), []);
});

test("of two folders, at most one imports from the other", () => {
  assert.deepEqual(mutualFolders(program, 9), []);
});

test("every file of the program is reached from where it starts", () => {
  const reached = reachedFrom(entriesOf(program), program);
  const left = program.map(({ path }) => path).filter((path) => !reached.has(path));
  assert.deepEqual(left, []);
});

test("every export is named by another file", () => {
  const pages = filesUnder(".").filter(({ path }) => path === "vite.config.ts");
  assert.deepEqual(unusedExports(program, [...users, ...pages]), []);
});

/** A migration is never taken away: their folder only ever grows. */
const growing = "src/store/migrations";

test("no folder holds more than 25 files", () => {
  const files = ["src", "test", "tools"].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  );
  const full = [...Map.groupBy(files, (path) => dirname(path))].filter(
    ([folder, of]) => of.length > 25 && folder !== growing,
  );
  assert.deepEqual(
    full.map(([folder, of]) => `${folder}: ${of.length}`),
    [],
  );
});
