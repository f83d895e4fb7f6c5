/** Reports written as CSAF read back as they were, and have what the profile for reports demands. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { csafDocument } from "#core/submission/csaf-document.ts";
import { readReport } from "#core/submission/format/index.ts";
import type { ReportItem } from "#core/submission/submission.ts";

const folder = new URL("../../../test/vectors/submission/", import.meta.url);
const issue = {
  at: "2026-01-05T00:00:00.000Z",
  id: "DRILL-1",
  publisher: { name: "DRILL", namespace: "https://drill.example" },
  engine: { name: "bongsu", version: "0" },
};

/** What a document carries of an item. */
function carried({
  title,
  text,
  product,
  version,
  weaknesses,
  aliases,
  crash,
  patch,
  aiUsage,
}: ReportItem): unknown {
  const plain = crash === null ? null : { ...crash, frames: [] };
  const words = text || title || "-";
  const name = product?.name ?? product?.identifier ?? null;
  const named = name === null ? null : { name, identifier: product?.identifier ?? null };
  return {
    title,
    words,
    product: named,
    version,
    weaknesses,
    aliases,
    crash: plain,
    patch,
    aiUsage: aiUsage ?? null,
  };
}

describe("reports as CSAF", () => {
  for (const name of ["trace", "bongsu", "github-advisory", "mail", "markdown", "sarif", "casr"])
    for (const file of readdirSync(new URL(`${name}/`, folder)).filter(
      (each) => !each.endsWith(".items.json"),
    ))
      it(`${name}/${file}`, async () => {
        const bytes = readFileSync(new URL(`${name}/${file}`, folder));
        const { items } = await readReport({ source: file, bytes, cut: false });
        if (items.length === 0) return;
        const document = new TextEncoder().encode(JSON.stringify(csafDocument(items, issue)));
        const back = await readReport({ source: "report.json", bytes: document, cut: false });
        assert.equal(back.format, "csaf");
        assert.deepEqual(back.findings, []);
        assert.deepEqual(
          back.items.flatMap((item) => item.findings),
          [],
        );
        assert.deepEqual(back.items.map(carried), items.map(carried));
      });
});
