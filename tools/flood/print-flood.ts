/** What a flood came to, as tables that stand in the documentation as they are, or as JSON. */
import { type FloodVerdict, p95 } from "./verdict.ts";
import type { FloodOutcome } from "./run-flood.ts";

/** A flood and what had to hold. */
type FloodPrinted = {
  readonly findings: number;
  readonly source: string;
  readonly outcomes: readonly FloodOutcome[];
  readonly verdicts: readonly FloodVerdict[];
};

/** The whole of it. */
export function floodReport(flood: FloodPrinted, json: boolean): string {
  if (json) return `${JSON.stringify(asData(flood), null, 2)}\n`;
  const { findings, source, outcomes, verdicts } = flood;
  const runs = outcomes.map((one) => `### ${title(one)}\n\n${runLines(one)}`);
  const held = verdicts.map(
    ({ what, holds, numbers }) => `| ${what} | ${holds ? "yes" : "no"} | ${numbers} |`,
  );
  const table = held.length === 0 ? [] : ["| must hold | | numbers |\n|---|---|---|", ...held];
  return `${[`${findings} findings of ${source}.`, "", ...runs, table.join("\n")].join("\n")}\n`;
}

const title = ({ bot }: FloodOutcome): string => (bot ? "With the bot" : "Without the bot");
const seconds = (value: number | null): string => (value === null ? "–" : value.toFixed(2));
const minutes = (value: number | null): string => (value === null ? "–" : value.toFixed(2));

function runLines(outcome: FloodOutcome): string {
  const { sent, refused, receipts, uniqueFlaws, falseRejects, accepted, linked, rejected } = outcome;
  const counts = Object.entries(sent).map(([who, count]) => `${who} ${count}`);
  return [
    `Sent in ${outcome.seconds.toFixed(0)} s: ${counts.join(", ")}; receipts ${receipts.size}, refused with a time to come back ${refused}. Unique valid flaws ${uniqueFlaws}.`,
    `Officers (a script): accepted ${accepted}, linked ${linked}, rejected ${rejected}; minutes for each valid one ${minutes(outcome.minutesValid)}, for each rejected one ${minutes(outcome.minutesReject)}. Answers for their pages p95 ${p95(outcome.pages).toFixed(0)} ms. Memory ${outcome.memory} MiB at most.`,
    "",
    "| lane | received | judged | median wait (s) | p95 (s) |",
    "|---|---|---|---|---|",
    ...outcome.lanes.map(
      ({ lane, received, judged, median, p95: high }) =>
        `| ${lane} | ${received} | ${judged} | ${seconds(median)} | ${seconds(high)} |`,
    ),
    "",
    "| gate | decided | reports | of them true | ms each |",
    "|---|---|---|---|---|",
    ...outcome.gates.map(
      ({ gate, verdict, count, ofTrue, milliseconds }) =>
        `| ${gate} | ${verdict} | ${count} | ${ofTrue} | ${milliseconds.toFixed(1)} |`,
    ),
    "",
    `True reports that the gates put last: ${falseRejects.count} of ${falseRejects.of}.`,
    "",
  ].join("\n");
}

function asData({ outcomes, ...flood }: FloodPrinted): unknown {
  return {
    ...flood,
    outcomes: outcomes.map(({ pages, receipts, rows, ...one }) => ({
      ...one,
      receipts: receipts.size,
      rows: rows.size,
      pages: { count: pages.length, p95: p95(pages) },
    })),
  };
}
