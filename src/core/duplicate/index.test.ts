/** The nearest of many, links and fingerprints, on invented reports. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { hmac } from "#core/seal/primitive/platform-node.ts";
import { compareReports, sameThreshold } from "#core/duplicate/compare.ts";
import { fingerprintTexts, keyedFingerprints } from "#core/duplicate/fingerprint.ts";
import { duplicateIndex } from "#core/duplicate/index.ts";
import { groupsOf, linksByItself, suspectedAmong } from "#core/duplicate/link.ts";
import { type Comparable, traitsOf } from "#core/duplicate/traits.ts";

const nothing: Comparable = {
  product: null,
  version: null,
  title: null,
  text: "",
  weaknesses: [],
  aliases: [],
  places: [],
  crash: null,
  patch: null,
};

function report(names: readonly string[], parts: Partial<Comparable> = {}): Comparable {
  const frames = names.map((name, at) => ({
    function: name,
    file: `src/${name}.c`,
    line: 10 * at,
    module: null,
  }));
  const crash = {
    type: "Heap-buffer-overflow\nREAD 4",
    address: "0x1",
    state: names.slice(0, 3),
    security: true,
    frames,
  };
  const product = { name: "Drill Reader", identifier: null };
  return { ...nothing, product, version: "1.2", text: `${names[0]} reads past the end`, crash, ...parts };
}

const stack = ["read_header", "open_file", "load_all", "run_batch"];
const known = report(stack);
const twin = report(["inline_copy", ...stack], { version: "v1.3", text: "헤더를 읽다가 넘침: read_header" });
const other = report(["draw_line", "draw_page", "print_all"], { text: "draw_line divides by zero" });

test("of many the same flaw is nearest, whatever language and version; the index forgets what is taken out", () => {
  const index = duplicateIndex(3);
  assert.ok(index.add("known", traitsOf(known)));
  assert.ok(index.add("other", traitsOf(other)));
  const [best] = index.nearest(traitsOf(twin), 5);
  assert.equal(best?.id, "known");
  assert.ok((best?.score ?? 0) >= sameThreshold);
  assert.equal(best?.linked, false);
  assert.ok(index.add("third", traitsOf(twin)));
  assert.ok(!index.add("fourth", traitsOf(twin)));
  assert.ok(index.add("third", traitsOf(other)));
  index.remove("known");
  assert.equal(index.size(), 2);
  assert.deepEqual(
    index.nearest(traitsOf(known), 5).filter(({ id }) => id === "known"),
    [],
  );
});

test("an index that many reports came to and went from answers as one that never had them", () => {
  const index = duplicateIndex();
  index.add("known", traitsOf(known));
  for (let at = 0; at < 1500; at++) index.add(`passing ${at}`, traitsOf(report([`f${at}`, `g${at}`])));
  for (let at = 0; at < 1500; at++) index.remove(`passing ${at}`);
  assert.equal(index.size(), 1);
  assert.deepEqual(
    index.nearest(traitsOf(twin), 5).map(({ id }) => id),
    ["known"],
  );
});

test("comparing is symmetric, and a report is the same as itself", () => {
  const [one, two] = [traitsOf(known), traitsOf(twin)];
  assert.equal(compareReports(one, two).score, compareReports(two, one).score);
  assert.ok(compareReports(one, one).score > 0.99);
  assert.ok(compareReports(one, traitsOf(other)).score < sameThreshold);
  assert.deepEqual(compareReports(traitsOf(nothing), traitsOf(nothing)).signals, []);
});

test("an equal text in other clothes is an equal text: composed or not, with blanks or without", () => {
  const text = (written: string) => traitsOf({ ...nothing, text: written });
  const written = "파일 머리를 읽는 함수가 버퍼 끝을 넘어 읽습니다";
  const { score } = compareReports(text(written), text(written.normalize("NFD").replaceAll(" ", "  ")));
  assert.ok(score >= compareReports(text(written), text(written)).score - 1e-9);
});

test("links by itself: product, version, kind and state are all equal, and the state names two places", () => {
  const links = (a: Comparable, b: Comparable) => linksByItself(traitsOf(a), traitsOf(b));
  assert.ok(
    links(known, report(stack, { product: { name: "drill-reader", identifier: null }, version: "v1.2" })),
  );
  assert.ok(!links(known, twin));
  assert.ok(!links(known, report(stack, { version: null })));
  assert.ok(!links(known, report(stack, { product: { name: "Other", identifier: null } })));
  assert.ok(!links(report(["main"]), report(["main"])));
});

test("a report stands with its nearest from the threshold on, with others only where they are likely", () => {
  const scores = (...list: readonly number[]) => list.map((score) => ({ score }));
  assert.deepEqual(suspectedAmong(scores(0.6, 0.55, 0.2)), scores(0.6));
  assert.deepEqual(suspectedAmong(scores(0.95, 0.85, 0.5)), scores(0.95, 0.85));
  assert.deepEqual(suspectedAmong(scores(0.4)), []);
});

const received = (id: string, at: number, state: "proved" | "unproved" | "rejected") => ({
  id,
  received: at,
  state,
});

test("a rejected report absorbs nothing, an unproved one does not hide a proved one, and order of receipt stays", () => {
  const links = [
    { one: "slop", other: "first" },
    { one: "second", other: "slop" },
    { one: "claim", other: "second" },
  ];
  const reports = [
    received("slop", 1, "rejected"),
    received("claim", 2, "unproved"),
    received("first", 3, "proved"),
    received("second", 4, "proved"),
  ];
  const groups = groupsOf(reports, links).map(({ head, members }) => [head.id, members.map(({ id }) => id)]);
  assert.deepEqual(groups, [
    ["slop", ["slop"]],
    ["second", ["claim", "second"]],
    ["first", ["first"]],
  ]);
  const turned = links.map((link) => ({ one: link.other, other: link.one }));
  assert.deepEqual(groupsOf(reports, turned), groupsOf(reports, links));
  assert.equal(groupsOf(reports, []).length, 4);
});

const fix = (file: string, from: number) =>
  `--- a/${file}\n+++ b/${file}\n@@ -${from},4 +${from},5 @@ int read_header(struct file *f)\n   size_t left = f->size;\n-  copy(out, f->data, f->length);\n+  copy(out, f->data, min(left, f->length));\n   return done(f);\n`;

test("fingerprints survive moved lines and renamed files, differ by product, and say nothing without the key", async () => {
  const [one, moved] = [fix("src/header.c", 12), fix("lib/new_header.c", 480)].map((patch) =>
    traitsOf(report(stack, { patch })),
  );
  assert.ok(one !== undefined && moved !== undefined);
  assert.deepEqual(fingerprintTexts(one), fingerprintTexts(moved));
  const elsewhere = traitsOf(report(stack, { product: { name: "Other", identifier: null } }));
  const texts = new Set(fingerprintTexts(one));
  assert.deepEqual(
    fingerprintTexts(elsewhere).filter((text) => texts.has(text)),
    [],
  );
  const under = async (letter: string) =>
    await keyedFingerprints(
      one,
      async (text) => await hmac("SHA-256", new TextEncoder().encode(letter), text),
    );
  const hidden = await under("a");
  assert.deepEqual(hidden, await under("a"));
  assert.equal(new Set([...hidden, ...(await under("b"))]).size, 2 * hidden.length);
  assert.ok(hidden.every((print) => /^[0-9a-f]{32}$/.test(print)));
});
