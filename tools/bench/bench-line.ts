/** What a section of the bench gives back: lines of one table. A figure says something only beside the one it is measured against, in the same run. */

import type { Database } from "./database.ts";

/** How large to measure, and where real data lies. `sized` is a twentieth with `--quick`. */
export type Bench = {
  readonly quick: boolean;
  readonly sized: (full: number) => number;
  /** How often the same is done: as often as is said, but where only whether it runs is looked at. */
  readonly times: (full: number) => number;
  /** Runs work on a fresh database. */
  readonly withDatabase: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
  readonly data: string;
};

/** One line. `ratio` is ours to the rival's, by whatever `better` says; `budget` is the limit that is promised, `kept` whether it was met. */
export type BenchLine = {
  readonly what: string;
  readonly ours: string;
  readonly rival: string;
  readonly theirs: string;
  readonly ratio: string;
  readonly budget: string;
  readonly met: boolean | null;
};

/** One section: what it measures; no lines where it has nothing to measure with. */
export type Section = { readonly run: (bench: Bench) => Promise<readonly BenchLine[]> };

/** A line that compares two times of the same work: a ratio above 1 means that ours is that many times as fast. */
export function faster(
  what: string,
  times: { readonly ours: number; readonly rival: string; readonly theirs: number },
  budget: { readonly text: string; readonly kept: boolean | null } = { text: "", kept: null },
): BenchLine {
  const { ours, rival, theirs } = times;
  const ratio = `${(theirs / ours).toPrecision(3)} x`;
  return {
    what,
    ours: shown(ours),
    rival,
    theirs: shown(theirs),
    ratio,
    budget: budget.text,
    met: budget.kept,
  };
}

/** A line that compares two rates, named by what they count. */
export function rate(
  what: string,
  rates: { readonly ours: number; readonly rival: string; readonly theirs: number },
  budget: { readonly text: string; readonly kept: boolean | null } = { text: "", kept: null },
): BenchLine {
  const { ours, rival, theirs } = rates;
  const ratio = theirs === 0 ? "" : `${(ours / theirs).toPrecision(3)} x`;
  const other = theirs === 0 ? "" : perSecond(theirs);
  return { what, ours: perSecond(ours), rival, theirs: other, ratio, budget: budget.text, met: budget.kept };
}

/** A time of milliseconds. */
export function shown(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toPrecision(3)} s`;
  return `${milliseconds.toPrecision(3)} ms`;
}

function perSecond(count: number): string {
  if (count >= 1e6) return `${(count / 1e6).toPrecision(3)} M/s`;
  if (count >= 1e4) return `${(count / 1e3).toPrecision(3)} k/s`;
  return `${Math.round(count)}/s`;
}

/** How long something took, in milliseconds, and what it gave. */
export async function timed<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly took: number; readonly value: T }> {
  const started = performance.now();
  const value = await work();
  return { took: performance.now() - started, value };
}

/** The value below which a share of a list lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The least of several runs: on a shared machine the one that was disturbed least. */
export async function least(runs: number, work: () => unknown): Promise<number> {
  let best = Infinity;
  for (let run = 0; run < runs; run++) best = Math.min(best, (await timed(work)).took);
  return best;
}

/** The least CPU time of several runs, in milliseconds, all threads of the process together: where others take the processor's time, it still says what work costs. */
export function leastCpu(runs: number, work: () => unknown): number {
  let best = Infinity;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
