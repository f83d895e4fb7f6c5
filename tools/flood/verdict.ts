/** Whether what a flood must leave as it was is as it was: each with its numbers. */
import type { FloodOutcome } from "./run-flood.ts";

/** One thing that must hold. */
export type FloodVerdict = { readonly what: string; readonly holds: boolean; readonly numbers: string };

const mostChange = 1.1;
/** A wait that is longer by less is one for who waits, and within what two runs on one machine differ by. */
const sameWithin = 1;
const mostMegabytes = 1536;
const pagesWithin = 300;

/** The same flood with and without the bot, side by side; of one without it alone, what needs no comparison. */
export function floodVerdicts(without: FloodOutcome, flooded: FloodOutcome | null): readonly FloodVerdict[] {
  const { memory, pages } = flooded ?? without;
  const beside = (number: string): string => (flooded === null ? "" : `; ${number} without the bot`);
  return [
    ...(flooded === null ? [] : ["exploited", "first"].map((lane) => waitVerdict(lane, without, flooded))),
    receiptVerdict(flooded === null ? [without] : [without, flooded]),
    {
      what: "memory of the room is bounded",
      holds: memory > 0 && memory <= mostMegabytes,
      numbers: `${memory} MiB at most (bound ${mostMegabytes}${beside(`${without.memory}`)})`,
    },
    {
      what: "pages of duty officers: p95 under 300 ms",
      holds: p95(pages) < pagesWithin,
      numbers: `${p95(pages).toFixed(0)} ms (of ${pages.length} answers${beside(p95(without.pages).toFixed(0))})`,
    },
  ];
}

/** The value that 95 of 100 lie under; infinite where there is none. */
export function p95(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Infinity;
}

function waitVerdict(lane: string, without: FloodOutcome, flooded: FloodOutcome): FloodVerdict {
  const medianOf = ({ lanes }: FloodOutcome): number | null =>
    lanes.find((one) => one.lane === lane)?.median ?? null;
  const [before, after] = [medianOf(without), medianOf(flooded)];
  const what = `wait in the lane "${lane}" changes by 10 % at most`;
  if (before === null || after === null) return { what, holds: false, numbers: "nothing was judged in it" };
  const change = `${before.toFixed(2)} s without the bot, ${after.toFixed(2)} s with it`;
  const strictly = after <= before * mostChange;
  const holds = strictly || after - before < sameWithin;
  return {
    what,
    holds,
    numbers: strictly ? change : `${change} (${holds ? "within" : "more than"} ${sameWithin} s)`,
  };
}

/** Every receipt is of a row with its entry in the journal, and under the same number. */
function receiptVerdict(outcomes: readonly FloodOutcome[]): FloodVerdict {
  const lost = outcomes.flatMap(({ receipts, rows }) =>
    [...receipts].filter(([digest, number]) => rows.get(digest) !== number),
  );
  const count = outcomes.reduce((sum, { receipts }) => sum + receipts.size, 0);
  return {
    what: "no receipt is lost",
    holds: count > 0 && lost.length === 0,
    numbers: `${count} receipts, ${lost.length} without their row`,
  };
}
