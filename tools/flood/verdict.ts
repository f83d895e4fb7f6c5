/** Whether what a flood must leave as it was is as it was: each with its numbers. */
import type { Lane } from "#core/intake/lane.ts";
import type { Translate } from "#messages/message.ts";
import type { FloodOutcome } from "./run-flood.ts";

/** One thing that must hold. */
export type FloodVerdict = { readonly what: string; readonly holds: boolean; readonly numbers: string };

const mostChange = 1.1;
/** Of the turns that others have while a report waits: so many by the bot's make its wait longer by a tenth. */
const mostShare = 1 - 1 / mostChange;
const mostMegabytes = 1536;
const pagesWithin = 300;

/** The same flood with and without the bot, side by side; of one without it alone, what needs no comparison. */
export function floodVerdicts(
  without: FloodOutcome,
  flooded: FloodOutcome | null,
  translate: Translate,
): readonly FloodVerdict[] {
  const { memory, pages } = flooded ?? without;
  const beside = (numbers: string, number: number): string =>
    flooded === null ? numbers : translate("flood.numbers.beside", { numbers, without: number.toFixed(0) });
  const waits = ["exploited", "first"] as const;
  const slow = p95(pages);
  return [
    ...(flooded === null
      ? []
      : waits.flatMap((lane) => [
          waitVerdict(lane, { without, flooded, translate }),
          turnsVerdict(lane, { without, flooded, translate }),
        ])),
    receiptVerdict(flooded === null ? [without] : [without, flooded], translate),
    {
      what: translate("flood.verdict.memory"),
      holds: memory > 0 && memory <= mostMegabytes,
      numbers: beside(translate("flood.numbers.memory", { memory, bound: mostMegabytes }), without.memory),
    },
    {
      what: translate("flood.verdict.pages", { bound: pagesWithin }),
      holds: slow < pagesWithin,
      numbers: beside(
        translate("flood.numbers.pages", { p95: slow.toFixed(0), count: pages.length }),
        p95(without.pages),
      ),
    },
  ];
}

/** The value that 95 of 100 lie under; infinite where there is none. */
export function p95(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Infinity;
}

type Compared = {
  readonly without: FloodOutcome;
  readonly flooded: FloodOutcome;
  readonly translate: Translate;
};

/**
 * From receipt to a person's first look, by the clock. That is the wait which somebody has; what the gates take of it is a fraction of a second, and stands in the table
 * of lanes.
 */
function waitVerdict(lane: Lane, { without, flooded, translate }: Compared): FloodVerdict {
  const [before, after] = [without, flooded].map((one) => laneOf(one, lane)?.lookMedian ?? null);
  const what = translate("flood.verdict.wait", { lane: translate(`triagePage.lane.${lane}`) });
  if (before == null || after == null)
    return { what, holds: false, numbers: translate("flood.numbers.unjudged") };
  const change = ((after / before - 1) * 100).toFixed(0);
  const values = { before: before.toFixed(2), after: after.toFixed(2), change };
  return { what, holds: after <= before * mostChange, numbers: translate("flood.numbers.wait", values) };
}

/** The same without a clock: how many of the looks that went to others while a report of the lane waited the bot had. */
function turnsVerdict(lane: Lane, { flooded, translate }: Compared): FloodVerdict {
  const what = translate("flood.verdict.turns", { lane: translate(`triagePage.lane.${lane}`) });
  const figures = laneOf(flooded, lane);
  if (figures === undefined || figures.looked === 0)
    return { what, holds: false, numbers: translate("flood.numbers.unjudged") };
  const { lookedBefore, looked } = figures;
  const holds = lookedBefore.bot <= lookedBefore.all * mostShare;
  return { what, holds, numbers: translate("flood.numbers.turns", { ...lookedBefore, looked }) };
}

function laneOf({ lanes }: FloodOutcome, lane: Lane): FloodOutcome["lanes"][number] | undefined {
  return lanes.find((one) => one.lane === lane);
}

/** Every receipt is of a row with its entry in the journal, and under the same number. */
function receiptVerdict(outcomes: readonly FloodOutcome[], translate: Translate): FloodVerdict {
  const lost = outcomes.flatMap(({ receipts, rows }) =>
    [...receipts].filter(([digest, number]) => rows.get(digest) !== number),
  );
  const count = outcomes.reduce((sum, { receipts }) => sum + receipts.size, 0);
  return {
    what: translate("flood.verdict.receipts"),
    holds: count > 0 && lost.length === 0,
    numbers: translate("flood.numbers.receipts", { count, lost: lost.length }),
  };
}
