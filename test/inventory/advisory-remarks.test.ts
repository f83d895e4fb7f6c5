/** Every remark on an advisory has a sentence and a weight; what no vector and no rule decided leaves the record open. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { advisoryRemarkWeights, leavesOpen } from "#core/format/remark.ts";
import { finding } from "#messages/en/shared/finding/finding.ts";
import { readerFinding } from "#messages/en/shared/finding/reader-finding.ts";

const folder = new URL("../vectors/format/", import.meta.url);

/** The remarks in the vectors of records that were read. */
function* remarksInVectors(): Generator<string> {
  for (const format of readdirSync(folder))
    for (const name of readdirSync(new URL(`${format}/`, folder)).filter((one) =>
      one.endsWith(".out.json"),
    )) {
      const read = JSON.parse(readFileSync(new URL(`${format}/${name}`, folder), "utf8")) as {
        readonly ok: boolean;
        readonly findings?: readonly { readonly code: string }[];
      };
      if (read.ok) for (const { code } of read.findings ?? []) yield code;
    }
}

test("every remark has a sentence", () => {
  const sentences = { ...finding, ...readerFinding };
  for (const code of Object.keys(advisoryRemarkWeights)) assert.ok(Object.hasOwn(sentences, code), code);
});

test("every remark of the vectors is on the list, and one that is not leaves its record open", () => {
  for (const code of remarksInVectors()) assert.ok(Object.hasOwn(advisoryRemarkWeights, code), code);
  assert.ok(leavesOpen({ at: "", code: "drill-remark", message: "" }));
});
