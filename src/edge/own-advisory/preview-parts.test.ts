/** A preview in parts: together they are the whole, and none is large. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import type { AdvisorySection } from "#messages/render/publish/advisory-sections.ts";
import { previewOf } from "./preview.ts";
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

  it("keep the answer small however many products a record has, and each part can be asked for", () => {
    const vector = new URL("../../../test/vectors/advisory/edgegate.json", import.meta.url);
    const record = JSON.parse(readFileSync(vector, "utf8")) as { readonly products: readonly object[] };
    const products = Array.from({ length: 50 }, (_, at) => ({ ...record.products[0], key: `gate-${at}` }));
    const many = { ...record, products: [...record.products, ...products] };
    const first = previewOf(many, { version: "1", shown: undefined });
    const csaf = first.formats.find(({ name, language }) => name === "csaf" && language === "en");
    assert.ok((csaf?.parts ?? 0) > 2 && JSON.stringify(first).length < 500_000);
    assert.ok((csaf?.omittedCount ?? 0) > (csaf?.omitted.length ?? 0) - 1);
    const texts = Array.from({ length: csaf?.parts ?? 0 }, (_, at) => {
      const shown = { name: "csaf", language: "en", part: at + 1 };
      if (at > 0 && at < (csaf?.parts ?? 0) - 1) return null;
      const answer = previewOf(many, { version: "1", shown });
      assert.ok(
        answer.formats.every(({ name, language, text }) => !text || `${name} ${language}` === "csaf en"),
      );
      return answer.formats.find(({ text }) => text !== null && text !== "")?.text ?? "";
    });
    assert.equal(texts[0], csaf?.text);
    assert.ok(texts.at(-1)?.trimEnd().endsWith("}"));
  });
});
