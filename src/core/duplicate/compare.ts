/** Two reports side by side: every signal that has something to go by, and one score. Symmetric: the order of the two makes no difference. */
import { classSignal } from "#core/duplicate/crash-class.ts";
import { stateSignal } from "#core/duplicate/crash-state.ts";
import { aliasSignal, weaknessSignal } from "#core/duplicate/names.ts";
import { productSignal, versionSignal } from "#core/duplicate/product.ts";
import type { Signal, SignalName } from "#core/duplicate/signal.ts";
import { siteSignal } from "#core/duplicate/site.ts";
import { stackSignal } from "#core/duplicate/stack.ts";
import { type Rarity, textSignal } from "#core/duplicate/text-likeness.ts";
import type { Traits } from "#core/duplicate/traits.ts";

/** What two reports have in common: the signals in the order of their names, and the probability, as the weights below see it, that they are one flaw. */
export type Comparison = { readonly score: number; readonly signals: readonly Signal[] };

/** At and above this score two reports are suspected to be the same: they stand together in the queue, and a person links them or not. */
export const sameThreshold = 0.5;

/**
 * Weights of evidence, in log odds: what a signal adds at score 0 and at score 1, between them in proportion. `prior` is what is thought of two reports of
 * which nothing is known. State, stack and site are different views of one stack or place: the strongest of those that speak for sameness counts in full,
 * the others by a third.
 */
const prior = -3.2;
const weights: Readonly<Record<SignalName, readonly [none: number, full: number]>> = {
  alias: [-1, 9],
  state: [-2.2, 5.5],
  stack: [-2, 5.5],
  site: [-1, 4.5],
  class: [-0.8, 0.5],
  text: [-0.8, 7],
  weakness: [-0.3, 0.6],
  product: [-3, 1],
  version: [0, 0.3],
};
const ofOnePlace: ReadonlySet<SignalName> = new Set(["state", "stack", "site"]);

/** Compares two reports. `rarity` says how telling a word is among the reports that are known. */
export function compareReports(first: Traits, second: Traits, rarity?: Rarity): Comparison {
  const signals = [
    aliasSignal(first.aliases, second.aliases),
    stateSignal(first.state, second.state),
    stackSignal(first.frames, second.frames),
    classSignal(first.class, second.class),
    siteSignal(first.sites, second.sites),
    textSignal(first, second, rarity),
    weaknessSignal(first.weaknesses, second.weaknesses),
    productSignal(first.product, second.product),
    versionSignal(first.version, second.version),
  ].filter((one) => one !== null);
  return { score: scoreOf(signals), signals };
}

/** The score of a set of signals. */
function scoreOf(signals: readonly Signal[]): number {
  const evidence = signals.map((one) => ({ name: one.name, odds: oddsOf(one) }));
  const views = evidence.filter(({ name }) => ofOnePlace.has(name)).map(({ odds }) => odds);
  const strongest = Math.max(0, ...views);
  const place = views.reduce((sum, odds) => sum + (odds === strongest ? 0 : odds / 3), strongest);
  const rest = evidence.filter(({ name }) => !ofOnePlace.has(name)).reduce((sum, { odds }) => sum + odds, 0);
  return 1 / (1 + Math.exp(-(prior + place + rest)));
}

/** The state's likeness starts where two unlike names of functions are: half of their letters need no edit. */
function oddsOf({ name, score }: Signal): number {
  const [none, full] = weights[name];
  const share = name === "state" ? Math.max(0, (score - 0.6) / 0.4) : score;
  return none + (full - none) * share;
}
