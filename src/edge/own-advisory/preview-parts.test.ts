/** A preview in parts: together they are the whole, and none is large. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { AdvisorySection } from "#messages/render/publish/advisory-sections.ts";
import { partOfSections, partOfText } from "./preview-parts.ts";

describe("parts of a preview", () => {
  it("are the text, cut where lines end, and a line of megabytes too", () => {
    const texts = [
      "",
      "one line",
      Array.from({ length: 20_000 }, (_, at) => `"line ${at}": "값"`).join("\n"),
      "a".repeat(100_000),
      `${"\u{1f525}".repeat(40_000)}\n`,
    ];
    for (const text of texts) {
      const { parts } = partOfText(text, 1);
      const all = Array.from({ length: parts }, (_, at) => partOfText(text, at + 1).content);
      assert.ok(all.every((one) => one.length > 0 && one.length <= 32_768 && one.isWellFormed()));
      assert.equal(all.join("").length, text.length);
      assert.equal(partOfText(text, parts + 1).content, "");
    }
    assert.ok(partOfText(texts[2] ?? "", 1).content.endsWith("\n"));
  });

  it("are the page, each line, item and row once and under its heading", () => {
    const lines = Array.from({ length: 450 }, (_, at) => `line ${at}`);
    const sections: readonly AdvisorySection[] = [
      { heading: "text", blocks: [{ kind: "paragraphs", lines: lines.slice(0, 3) }] },
      { heading: "table", blocks: [{ kind: "table", head: ["a"], rows: lines.map((line) => [line]) }] },
      { heading: "list", blocks: [{ kind: "list", items: [{ text: "x", code: null, url: null }] }] },
    ];
    const { parts } = partOfSections(sections, 1);
    assert.equal(parts, 3);
    const all = Array.from({ length: parts }, (_, at) => partOfSections(sections, at + 1).content);
    const headings = all.map((part) => part.map(({ heading }) => heading));
    assert.deepEqual(headings, [["text", "table"], ["table"], ["table", "list"]]);
    const rows = all
      .flat()
      .flatMap(({ blocks }) => blocks.flatMap((one) => (one.kind === "table" ? one.rows : [])));
    assert.deepEqual(rows.flat(), lines);
    assert.deepEqual(partOfSections(sections, 4).content, []);
  });
});
