/** Names: the field's words (`docs/words.md`), each meaning one thing; and who may know a language or spell out a role. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { roles } from "#core/actor.ts";
import { dialectIn } from "#test/kit/source/dialect.ts";
import { filesUnder, isTest, typesOf } from "#test/kit/source/source-graph.ts";

const source = filesUnder("src");
const program = source.filter(({ path }) => !isTest(path));
const all = [...source, ...filesUnder("test"), ...filesUnder("tools"), ...filesUnder("bin")];

test("a type's name is declared in two files at most", () => {
  const declared = Map.groupBy(
    all.flatMap((file) => typesOf(file).map((name) => ({ name, path: file.path }))),
    ({ name }) => name,
  );
  const often = [...declared].filter(([, at]) => new Set(at.map(({ path }) => path)).size > 2);
  assert.deepEqual(
    often.map(([name, at]) => `${name}: ${at.map(({ path }) => path).join(", ")}`),
    [],
  );
});

test("names and comments are in the field's words", () => {
  const own = "test/kit/source/dialect.ts";
  assert.deepEqual(
    all
      .filter(({ path }) => path !== own)
      .flatMap(({ path, text }) => dialectIn(text).map((what) => `${path}: ${what}`)),
    [],
  );
});

/** Where a language other than English may stand: its catalogue, what writes its particles and times, documents that are data, and what is read in it from outside. */
const knowsKorean = [
  /^src\/messages\/ko\//,
  /^src\/messages\/(message|render\/time)\.ts$/,
  /^src\/core\/rules\/(packs|tables)\//,
  /^src\/core\/clock\/calendars\//,
  /^src\/core\/topology\/documents\//,
  /^src\/core\/coordination\/mark\//,
  /^src\/stages\/registry\/world\//,
  /^src\/core\/inventory\/sbom\/product-csv\.ts$/,
  /^src\/core\/submission\/korean-labels\.ts$/,
  /^src\/core\/product\/(aliases|catch-all|product)\.ts$/,
];

test("only catalogues, documents and readers of Korean input know Korean", () => {
  const found = program
    .filter(({ text }) => /[\uac00-\ud7a3]/.test(text))
    .map(({ path }) => path)
    .filter((path) => !knowsKorean.some((place) => place.test(path)));
  assert.deepEqual(found, []);
});

/** Kinds of office have names of roles among them: the topology's list of them, and the kinds that each role sits in. */
const kindsOfOffice = ["src/core/topology/topology.ts", "src/core/topology/posts.ts"];

test("a set of roles is spelt out once: in the audiences", () => {
  const spelt = new RegExp(`(?:"(?:${roles.join("|")})",\\s*){1,}"(?:${roles.join("|")})"`);
  const found = program
    .filter(({ text }) => spelt.test(text))
    .map(({ path }) => path)
    .filter((path) => !["src/core/actor.ts", "src/core/audience.ts", ...kindsOfOffice].includes(path));
  assert.deepEqual(found, []);
});
