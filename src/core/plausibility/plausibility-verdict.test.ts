/** What the gate of plausibility says, and that bringing less never makes it say better. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { NameJudgement } from "#core/plausibility/judge-names.ts";
import { readPlausibility, writePlausibility } from "#core/plausibility/plausibility-evidence.ts";
import {
  plausibilityVerdict,
  verdictWithoutSource,
  withListedVersion,
} from "#core/plausibility/plausibility-verdict.ts";

const looked = { files: 10, identifiers: 100, whole: true };
const name = (kind: "file" | "function" | "version", state: NameJudgement["state"]): NameJudgement => ({
  kind,
  name: "x",
  state,
  lookedFor: ["x"],
  near: [],
});
const verdictOf = (...names: readonly NameJudgement[]) => {
  const { verdict, reasons } = plausibilityVerdict(names, looked);
  return [verdict, ...reasons];
};

describe("the verdict of plausibility", () => {
  it("there, missing, or cannot be told", () => {
    assert.deepEqual(verdictOf(name("file", "exists"), name("version", "exists")), ["there"]);
    assert.deepEqual(verdictOf(name("file", "exists"), name("function", "missing")), [
      "missing",
      "function-absent",
    ]);
    assert.deepEqual(verdictOf(name("file", "exists"), name("version", "unknown")), [
      "unknown",
      "partly-unknown",
    ]);
    const cut = plausibilityVerdict([name("file", "unknown")], { ...looked, whole: false });
    assert.deepEqual(cut.reasons, ["source-cut"]);
  });

  it("is unknown for what names nothing, brings nothing, or names a version alone", () => {
    assert.deepEqual(verdictOf(), ["unknown", "names-nothing"]);
    assert.deepEqual(verdictOf(name("version", "exists")), ["unknown", "partly-unknown"]);
    assert.deepEqual(verdictWithoutSource(0).reasons, ["names-nothing"]);
    assert.deepEqual(verdictWithoutSource(3), {
      gate: "plausibility",
      verdict: "unknown",
      reasons: ["source-none"],
    });
  });

  it("a version that the room's advisories list exists", () => {
    const listed = withListedVersion([name("file", "exists"), name("version", "missing")]);
    assert.deepEqual(verdictOf(...listed), ["there"]);
  });

  it("keeps what is missing first, and reads back what it wrote", () => {
    const names = [name("file", "exists"), name("function", "missing")];
    const read = readPlausibility(writePlausibility({ looked, names }));
    assert.deepEqual(
      read?.names.map(({ state }) => state),
      ["missing", "exists"],
    );
    assert.deepEqual(read?.looked, looked);
    assert.equal(readPlausibility(new TextEncoder().encode("{}")), null);
  });
});
