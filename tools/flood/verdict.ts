/** Whether what a flood must leave as it was is as it was: each with its numbers. */
import type { Lane } from "#core/intake/lane.ts";
import type { Translate } from "#messages/message.ts";
import type { FloodOutcome } from "./run-flood.ts";

/** One thing that must hold. */
export type FloodVerdict = { readonly what: string; readonly holds: boolean; readonly numbers: string };

const mostChange = 1.1;
/** A wait that is longer by less is one for who waits, and within what two runs on one machine differ by. */
const sameWithin = 1;
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
    ...(flooded === null ? [] : waits.map((lane) => waitVerdict(lane, { without, flooded, translate }))),
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

function waitVerdict(lane: Lane, { without, flooded, translate }: Compared): FloodVerdict {
  const medianOf = ({ lanes }: FloodOutcome): number | null =>
    lanes.find((one) => one.lane === lane)?.median ?? null;
  const [before, after] = [medianOf(without), medianOf(flooded)];
  const what = translate("flood.verdict.wait", { lane: translate(`triagePage.lane.${lane}`) });
  if (before === null || after === null)
    return { what, holds: false, numbers: translate("flood.numbers.unjudged") };
  const values = {
    before: before.toFixed(2),
    after: after.toFixed(2),
    change: ((after / before - 1) * 100).toFixed(0),
  };
  if (after <= before * mostChange)
    return { what, holds: true, numbers: translate("flood.numbers.wait", values) };
  const within = after - before < sameWithin;
  const numbers = within
    ? translate("flood.numbers.waitWithin", { ...values, within: sameWithin })
    : translate("flood.numbers.wait", values);
  return { what, holds: within, numbers };
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
