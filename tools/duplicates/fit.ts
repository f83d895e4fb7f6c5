/**
 * Fits the weights of `core/duplicate/compare.ts`: logistic regression on the pairs that a look-up compares, of every second flaw and of one seed. The other
 * flaws and other seeds are what is measured on. Prints the weights; a person writes them down.
 */
import { shareOf } from "#core/duplicate/compare.ts";
import { duplicateIndex } from "#core/duplicate/index.ts";
import type { Signal, SignalName } from "#core/duplicate/signal.ts";
import { traitsOf } from "#core/duplicate/traits.ts";
import { corpusOf, fullSize } from "./corpus.ts";
import { readReceived } from "./read-received.ts";
import { halfOf, sharedBugs, stateOnlyBugs } from "./shared-bugs.ts";

/** One pair: what its signals say, and whether it is one flaw. */
type LabelledPair = { readonly signals: readonly Signal[]; readonly same: boolean };

/** Log odds of each signal, at nothing and at its full score, beside what is thought of a pair without signals. */
type FittedWeights = {
  readonly prior: number;
  readonly weights: ReadonlyMap<SignalName, readonly [none: number, full: number]>;
};

const [rounds, rate, shrink] = [400, 0.5, 1e-4];

/** Gradient descent over two numbers a signal. */
function fitWeights(pairs: readonly LabelledPair[]): FittedWeights {
  const names = [...new Set(pairs.flatMap(({ signals }) => signals.map(({ name }) => name)))];
  const rows = pairs.map(({ signals, same }) => {
    const row = new Float64Array(1 + 2 * names.length);
    row[0] = 1;
    for (const one of signals) {
      const at = 1 + 2 * names.indexOf(one.name);
      row[at] = 1;
      row[at + 1] = shareOf(one);
    }
    return { row, same: Number(same) };
  });
  const theta = new Float64Array(1 + 2 * names.length);
  const speed = new Float64Array(theta.length);
  for (let round = 0; round < rounds; round++) step(rows, theta, speed);
  const at = (place: number) => theta[place] ?? 0;
  return {
    prior: at(0),
    weights: new Map(names.map((name, n) => [name, [at(1 + 2 * n), at(1 + 2 * n) + at(2 + 2 * n)]])),
  };
}

type FeatureRow = { readonly row: Float64Array; readonly same: number };

/** One step, with the speeds of Adagrad. */
function step(rows: readonly FeatureRow[], theta: Float64Array, speed: Float64Array): void {
  const slope = new Float64Array(theta.length);
  for (const { row, same } of rows) {
    const odds = row.reduce((sum, value, at) => sum + value * (theta[at] ?? 0), 0);
    const error = 1 / (1 + Math.exp(-odds)) - same;
    for (const [at, value] of row.entries()) slope[at] = (slope[at] ?? 0) + (error * value) / rows.length;
  }
  for (const [at, value] of slope.entries()) {
    const own = value + shrink * (theta[at] ?? 0);
    speed[at] = (speed[at] ?? 0) + own * own;
    theta[at] = (theta[at] ?? 0) - (rate * own) / (Math.sqrt(speed[at] ?? 0) + 1e-9);
  }
}

const compared = 32;

/** The pairs that look-ups compare in the half that is fitted on. */
function pairsToFit(): readonly LabelledPair[] {
  const corpus = corpusOf(halfOf(sharedBugs(100), "fitted"), stateOnlyBugs(300), { size: fullSize, seed: 1 });
  const labels = new Map(corpus.map(({ id, bug }) => [id, bug]));
  const index = duplicateIndex();
  return corpus.flatMap((report) => {
    const traits = traitsOf(readReceived(report));
    const near = index.nearest(traits, compared);
    index.add(report.id, traits);
    return near.map(({ id, signals }) => ({
      signals,
      same: report.bug !== null && labels.get(id) === report.bug,
    }));
  });
}

const { prior, weights } = fitWeights(pairsToFit());
console.log(`prior ${prior.toFixed(2)}`);
for (const [name, [none, full]] of weights) console.log(`${name} ${none.toFixed(2)} ${full.toFixed(2)}`);
