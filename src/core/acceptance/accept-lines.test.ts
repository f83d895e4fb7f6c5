/** Which statements set an affected line apart and which only are shown; and that taking anything away from a statement never excuses more. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Component } from "#core/inventory/component.ts";
import { acceptLines, type StatementSource } from "#core/acceptance/accept-lines.ts";
import type { CheckLine } from "#core/matching/check-lines.ts";
import {
  productStated,
  referenceStated,
  type StatedProduct,
  type VexStatement,
} from "#core/vex/vex-statement.ts";

const now = "2026-11-30T00:00:00.000Z";
const left: Component = {
  product: "pkg:npm/drill-left",
  name: "drill-left",
  version: "1.0.0",
  at: "/components/0",
  scope: "runtime",
  dependencyPath: [],
  ref: "left",
};

function lineOf(given: Partial<CheckLine> = {}): CheckLine {
  return {
    component: left,
    advisory: "GHSA-drill",
    vulnerability: "CVE-2026-0001",
    aliases: ["CVE-2026-0001"],
    verdict: "affected",
    reason: { code: "listed-version" },
    fixed: [],
    rule: "one-source",
    statements: [],
    source: "web/bom.cdx.json",
    kind: "cyclonedx",
    address: "urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1",
    details: null,
    records: [],
    directives: [],
    ...given,
  };
}

function product(text: string): StatedProduct {
  return productStated(text) ?? assert.fail(text);
}

const statement: VexStatement = {
  vulnerabilities: ["cve-2026-0001"],
  products: [product("pkg:npm/drill-left@1.0.0")],
  within: [],
  path: null,
  status: "not_affected",
  justification: "vulnerable_code_not_present",
  words: null,
  by: "Haneul (invented)",
  since: "2026-05-01T00:00:00.000Z",
  until: null,
  at: "/statements/0",
};

type AcceptOptions = { readonly line?: CheckLine; readonly authority?: StatementSource["authority"] };

function accept(
  statements: readonly VexStatement[],
  { line = lineOf(), authority = "own" }: AcceptOptions = {},
): CheckLine {
  const sources = [{ path: "vex.json", authority, statements }];
  const [found = line] = acceptLines([line], sources, { now, listed: () => [left] });
  return found;
}

const whys = (line: CheckLine): readonly (string | null)[] => (line.unheeded ?? []).map(({ why }) => why);

test("an affected line is set apart by any name, a product with or without a version, a reference, a path", () => {
  const link = "urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#left";
  for (const good of [
    {},
    { vulnerabilities: ["x", "GHSA-DRILL"] },
    { products: [product("pkg:npm/drill-left")] },
    { products: [referenceStated("left")] },
    { products: [referenceStated(link)] },
    { path: "web" },
    { path: "**/bom.cdx.json" },
    { within: [product("pkg:npm/drill-left@1.0.0")] },
    { status: "accepted" as const, justification: "will_not_fix", until: "2026-12-01T00:00:00.000Z" },
    { status: "fixed" as const },
    { since: null },
  ])
    assert.notEqual(accept([{ ...statement, ...good }]).accepted, undefined, JSON.stringify(good));
});

test("what is about something else changes nothing", () => {
  for (const other of [
    { vulnerabilities: ["CVE-2026-0002"] },
    { products: [product("pkg:npm/drill-left@1.0.1")] },
    { products: [product("pkg:npm/drill-lef")] },
    { products: [referenceStated("right")] },
    { products: [referenceStated("urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/2#left")] },
    { path: "api" },
    { within: [product("pkg:npm/drill-other@1.0.0")] },
    { products: [product("pkg:npm/drill-left@1.0.0?arch=x")] },
    { products: [product("pkg:npm/drill-left?x=y")] },
    { products: [product("pkg:npm/drill-left@1.0.0#sub")] },
    { products: [product("pkg:npm/Drill-Left")] },
    { within: [product("pkg:npm/drill-left@1.0.0?arch=x")] },
  ])
    assert.deepEqual(accept([{ ...statement, ...other }]), lineOf(), JSON.stringify(other));
});

test("what has ended, lies ahead, gives no reason, or that nobody named is shown and excuses nothing", () => {
  const shown: readonly (readonly [Partial<VexStatement>, string])[] = [
    [{ until: "2026-11-30T00:00:00.000Z" }, "ended"],
    [{ since: "2026-12-24T00:00:00.000Z" }, "not-yet"],
    [{ justification: null }, "no-reason"],
    [{ justification: "x" }, "no-reason"],
    [{ justification: null, words: " " }, "no-reason"],
    [{ status: "fixed", products: [product("pkg:npm/drill-left")] }, "no-reason"],
    [{ products: [product("pkg:npm/drill-left")], since: "2023-01-01T00:00:00.000Z" }, "ended"],
    [{ products: [product("pkg:npm/drill-left")], since: null }, "ended"],
    [{ status: "affected" }, "contradicts"],
  ];
  for (const [given, why] of shown) {
    const line = accept([{ ...statement, ...given }]);
    assert.equal(line.accepted, undefined, why);
    assert.deepEqual(whys(line), [why]);
  }
  assert.deepEqual(whys(accept([statement], { authority: "word" })), ["only-a-word"]);
  const unknown = accept([statement], { line: lineOf({ verdict: "unknown" }) });
  assert.deepEqual([unknown.accepted, whys(unknown)], [undefined, ["unknown-stays"]]);
});

test("an excuse is of the component as its list writes it; an accusation of all that bear its name", () => {
  const purl = "pkg:npm/%40Drill/Left@1.0.0?arch=x";
  const component = { ...left, product: "pkg:npm/%40drill/left", name: "@Drill/Left", purl };
  for (const text of [
    purl,
    "pkg:npm/@Drill/Left?arch=x",
    "pkg:npm/%40drill/left",
    "pkg:npm/%40Drill/Left@1.0.0",
  ])
    assert.notEqual(
      accept([{ ...statement, products: [product(text)] }], { line: lineOf({ component }) }).accepted,
      undefined,
      text,
    );
  const wider = {
    ...statement,
    products: [product("pkg:npm/drill-left?arch=y")],
    status: "affected" as const,
  };
  assert.equal(accept([statement, wider]).accepted, undefined);
});

test("the newest of one author counts; another document that says affected keeps the line", () => {
  const older = { ...statement, since: "2026-04-01T00:00:00.000Z" };
  const newer = { ...statement, status: "affected" as const, since: "2026-06-01T00:00:00.000Z" };
  assert.equal(accept([older, newer]).accepted, undefined);
  assert.notEqual(accept([statement, { ...newer, since: "2026-01-01T00:00:00.000Z" }]).accepted, undefined);
  assert.equal(accept([statement, { ...newer, since: null }]).accepted, undefined);
  assert.equal(accept([statement, { ...newer, by: "someone else" }]).accepted, undefined);
});

test("a list's own word is about that list only", () => {
  const source = { path: "b", authority: "word", list: "b", statements: [statement] } as const;
  const line = lineOf();
  assert.deepEqual(acceptLines([line], [source], { now, listed: () => [left] }), [line]);
});

test("taking a reason, a time, a statement or a source away never sets more apart", () => {
  const any = fc.record({
    status: fc.constantFrom("not_affected", "fixed", "accepted", "affected", "under_investigation"),
    justification: fc.constantFrom("vulnerable_code_not_present", null),
    since: fc.constantFrom("2026-05-01T00:00:00.000Z", "2026-06-01T00:00:00.000Z", null),
    by: fc.constantFrom("a", "b"),
    products: fc.constantFrom([product("pkg:npm/drill-left@1.0.0")], [product("pkg:npm/drill-left")]),
  });
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 4 }), fc.nat(3), (given, at) => {
      const all = given.map((one): VexStatement => ({ ...statement, ...one }));
      const isAccepted = (statements: readonly VexStatement[]): boolean =>
        accept(statements).accepted !== undefined;
      const before = isAccepted(all);
      const cut = all.with(at % all.length, {
        ...(all[at % all.length] as VexStatement),
        justification: null,
      });
      assert.ok(before || !isAccepted(cut));
      const excusing = all.filter(({ status }) => status !== "affected" && status !== "under_investigation");
      if (excusing.length === all.length) assert.ok(before || !isAccepted(all.toSpliced(at % all.length, 1)));
    }),
  );
});
