/** Tools of which one small report each stands in `test/vectors/scanner-tools.json`, beside what is read of it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { readReport } from "#core/submission/format/index.ts";

type ToolVector = {
  readonly tool: string;
  /** The file's text. */
  readonly report: string;
  readonly items: unknown;
};

const vectors = JSON.parse(
  readFileSync(new URL("../../../../test/vectors/scanner-tools.json", import.meta.url), "utf8"),
) as readonly ToolVector[];

describe("tools known by the shape of their report", () => {
  for (const { tool, report, items } of vectors)
    it(tool, async () => {
      const bytes = new TextEncoder().encode(report);
      const read = await readReport({ source: "report", bytes, cut: false });
      const facts = read.items.map(({ title, product, version, weaknesses, aliases, places }) => {
        const [place] = places;
        return {
          title,
          product: product?.identifier ?? product?.name ?? null,
          version,
          weaknesses,
          aliases,
          place: place === undefined ? null : [place.file, place.line],
        };
      });
      assert.deepEqual([read.format, facts, read.bad], [tool, items, []]);
    });
});
