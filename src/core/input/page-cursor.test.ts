/** Cursors of pages: what is written is read again; anything else is refused with its place. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { cutPage, pageCursor } from "#core/input/page-cursor.ts";
import { Refusal } from "#core/problem.ts";

const rows = pageCursor("rows", "instantOrNone", "text", "number");
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

function isRefused(read: () => unknown, at: string): void {
  assert.throws(read, (error: unknown) => {
    assert.ok(error instanceof Refusal);
    assert.equal(error.code, "input-invalid");
    assert.deepEqual(
      error.findings.map((finding) => [finding.at, finding.code]),
      [[at, "cursor"]],
    );
    return true;
  });
}

describe("a page cursor", () => {
  it("reads what it wrote, and nothing where there is none", () => {
    const instants = fc.option(fc.constantFrom("2026-05-13T00:00:00Z", "2026-12-31T23:59:59.123456Z"));
    fc.assert(
      fc.property(instants, fc.string({ unit: "grapheme" }), fc.nat(), (due, id, number) => {
        const id0 = id.replaceAll("\0", "");
        assert.deepEqual(rows.read(rows.write(due, id0, number)), [due, id0, number]);
      }),
    );
    assert.equal(rows.read(undefined), null);
  });

  it("is refused when it is damaged, of another list or of other values", () => {
    const good = rows.write(null, "a", 1);
    const cursors = [
      "",
      " ",
      "x",
      "';--",
      `${good} `,
      `${good}=`,
      `${good}A`,
      good.slice(1),
      good.slice(0, -1),
      pageCursor("others", "instantOrNone", "text", "number").write(null, "a", 1),
      ...[[], {}, null, "rows", ["rows"], ["rows", null, "a"], ["rows", null, "a", 1, 1]].map(encode),
      ...[1, "2026-02-30T00:00:00Z", "0000-01-01T00:00:00Z", "2026-01-01", "infinity"].map((due) =>
        encode(["rows", due, "a", 1]),
      ),
      ...[null, 1, "\0", ["a"]].map((id) => encode(["rows", null, id, 1])),
      ...[null, "1", -1, 0.5, 1e300].map((number) => encode(["rows", null, "a", number])),
    ];
    for (const cursor of cursors) isRefused(() => rows.read(cursor), "/after");
    isRefused(() => rows.read("x", "/queries/2/page_token"), "/queries/2/page_token");
    fc.assert(fc.property(fc.string(), (text) => isRefused(() => rows.read(text), "/after")));
  });

  it("stands on a page when there are more rows, and names its last", () => {
    const cursorOf = (row: number): string => `after ${row}`;
    assert.deepEqual(cutPage([1, 2, 3], 2, cursorOf), { items: [1, 2], next: "after 2" });
    assert.deepEqual(cutPage([1, 2], 2, cursorOf), { items: [1, 2] });
    assert.deepEqual(cutPage([], 2, cursorOf), { items: [] });
  });
});
