/** What a flood came to, as tables that stand in the documentation as they are, or as JSON. */
import { type FloodVerdict, p95 } from "./verdict.ts";
import type { Translate } from "#messages/message.ts";
import type { FloodOutcome } from "./run-flood.ts";

/** A flood and what had to hold. */
type FloodPrinted = {
  readonly findings: number;
  readonly source: string;
  readonly outcomes: readonly FloodOutcome[];
  readonly verdicts: readonly FloodVerdict[];
};

/** The whole of it. */
export function floodReport(
  flood: FloodPrinted,
  { json, translate }: { readonly json: boolean; readonly translate: Translate },
): string {
  if (json) return `${JSON.stringify(asData(flood), null, 2)}\n`;
  const { findings, source, outcomes, verdicts } = flood;
  const runs = outcomes.map(
    (one) =>
      `### ${translate("flood.run", { bot: String(one.bot) })}\n\n${runLines(one, findings, translate)}`,
  );
  const held = verdicts.map(
    ({ what, holds, numbers }) =>
      `| ${what} | ${translate("flood.holds", { holds: String(holds) })} | ${numbers} |`,
  );
  const end = translate("flood.end", { held: String(verdicts.every(({ holds }) => holds)) });
  const table = [translate("flood.verdicts"), "|---|---|---|", ...held, "", end];
  return `${[`${source}.`, "", ...runs, table.join("\n")].join("\n")}\n`;
}

/** A number with two decimals; a dash where there is none. */
const shown = (value: number | null): string => (value === null ? "–" : value.toFixed(2));

function runLines(outcome: FloodOutcome, findings: number, translate: Translate): string {
  const { sent, refused, receipts, uniqueFlaws, falseRejects, accepted, linked, rejected } = outcome;
  const heldBack = Math.max(0, Math.floor(findings / 3) - sent.open);
  return [
    translate("flood.sent", {
      ...sent,
      seconds: outcome.seconds.toFixed(0),
      receipts: receipts.size,
      refused,
      flaws: uniqueFlaws,
    }),
    ...(heldBack === 0 ? [] : [translate("flood.heldBack", { count: heldBack })]),
    translate("flood.officers", {
      accepted,
      linked,
      rejected,
      memory: outcome.memory,
      valid: shown(outcome.minutesValid),
      reject: shown(outcome.minutesReject),
      pages: p95(outcome.pages).toFixed(0),
    }),
    "",
    translate("flood.lanes"),
    "|---|---|---|---|---|---|---|---|---|---|",
    ...outcome.lanes.map(laneLine(translate)),
    "",
    translate("flood.gates"),
    "|---|---|---|---|---|",
    ...outcome.gates.map(
      ({ gate, verdict, count, ofTrue, milliseconds }) =>
        `| ${gate} | ${verdict} | ${count} | ${ofTrue} | ${milliseconds.toFixed(1)} |`,
    ),
    "",
    translate("flood.putLast", falseRejects),
    "",
  ].join("\n");
}

/** Means for each report of a lane stand only where somebody waits for it at once. */
function laneLine(translate: Translate): (figures: FloodOutcome["lanes"][number]) => string {
  return ({ lane, judgedBefore, lookedBefore, ...one }) => {
    const before = ({ all, bot }: typeof judgedBefore, of: number): string =>
      all === 0 || of === 0 ? "–" : `${(all / of).toFixed(1)} (${(bot / of).toFixed(1)})`;
    const cells = [
      translate(`triagePage.lane.${lane}`),
      one.received,
      one.judged,
      shown(one.median),
      shown(one.p95),
      before(judgedBefore, one.judged),
      one.looked,
      shown(one.lookMedian),
      shown(one.lookP95),
      before(lookedBefore, one.looked),
    ];
    return `| ${cells.join(" | ")} |`;
  };
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
