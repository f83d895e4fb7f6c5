/**
 * Writes the ten-reporters corpus as files, so that others can try their own comparison on it: `node tools/write-reports.ts FOLDER [--seed 20260101] [--flaws shared|drill]`.
 * `reports.jsonl` holds a report a line in the order of receipt, as it is received, and nothing of the truth; `labels.jsonl` holds, a line for each, its kind and its flaw.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { corpusOf, fullSize } from "./duplicates/corpus.ts";
import { sharedBugs, stateOnlyBugs } from "./duplicates/shared-bugs.ts";
import { drillBugs } from "./duplicates/wording.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: "string", default: "20260101" }, flaws: { type: "string", default: "shared" } },
});
const [folder] = positionals;
const shared = values.flaws === "shared" ? sharedBugs(100) : [];
const bugs = shared.length > 0 ? shared : drillBugs();
if (folder === undefined) {
  console.error("Say into which folder.");
  process.exit(2);
}
const corpus = corpusOf(bugs, shared.length > 0 ? stateOnlyBugs(300) : [], {
  size: fullSize,
  seed: Number(values.seed),
});
const lines = (list: readonly object[]): string => list.map((one) => `${JSON.stringify(one)}\n`).join("");
mkdirSync(folder, { recursive: true });
// Ids of the generator name the flaw: in what is compared a report is its place.
const placed = corpus.map((report, place) => ({ ...report, number: place + 1 }));
writeFileSync(
  join(folder, "reports.jsonl"),
  lines(placed.map(({ number, received }) => ({ number, ...received }))),
);
writeFileSync(
  join(folder, "labels.jsonl"),
  lines(placed.map(({ number, kind, bug }) => ({ number, kind, flaw: bug }))),
);
console.log(`${corpus.length} reports of ${bugs.length} flaws (${shared.length > 0 ? "real" : "invented"})`);
