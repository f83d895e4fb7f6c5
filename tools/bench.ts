/**
 * `npm run bench [-- --quick] [-- --section=NAME]`: the budgets beside their rivals and limits, measured in one run, one table.
 * On a shared machine the ratios say more than the figures. Exits 1 when a budget is missed and `--strict` is given.
 */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Bench, BenchLine } from "./bench/bench-line.ts";
import { withDatabase } from "./bench/database.ts";
import { sections } from "./bench/sections.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    strict: { type: "boolean", default: false },
    section: { type: "string", multiple: true },
  },
});
const bench: Bench = {
  quick: values.quick,
  sized: (full) => (values.quick ? Math.ceil(full / 20) : full),
  times: (full) => full,
  withDatabase,
  data: resolve(import.meta.dirname, "../../shared/data"),
};

const lines: BenchLine[] = [];
for (const [name, load] of Object.entries(sections)) {
  if (values.section !== undefined && !values.section.includes(name)) continue;
  process.stderr.write(`measuring ${name} …\n`);
  const measured = await (await load()).run(bench);
  if (measured.length === 0) process.stderr.write(`${name}: no ../shared/data here, nothing measured\n`);
  lines.push(...measured);
}

const rows = [
  ["what", "ours", "ratio", "beside", "", "budget", ""],
  ...lines.map(({ what, ours, ratio, rival, theirs, budget, met: kept }) => [
    what,
    ours,
    ratio,
    rival,
    theirs,
    budget,
    kept === null ? "" : kept ? "kept" : "MISSED",
  ]),
];
const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
for (const row of rows)
  process.stdout.write(
    `${row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd()}\n`,
  );
process.exitCode = values.strict && lines.some(({ met: kept }) => kept === false) ? 1 : 0;
