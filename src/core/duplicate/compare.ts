/** Two reports side by side: every signal that has something to go by, and one score. Symmetric: the order of the two makes no difference. */
import { classSignal } from "#core/duplicate/crash-class.ts";
import { namesNoPlace, stateSignal } from "#core/duplicate/crash-state.ts";
import { aliasSignal, weaknessSignal } from "#core/duplicate/names.ts";
import { productSignal, versionSignal } from "#core/duplicate/product.ts";
import { type Signal, signal, type SignalName } from "#core/duplicate/signal.ts";
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
 * which nothing is known. Fitted by logistic regression on one half of the flaws of the corpus (`tools/duplicates/fit.ts`), rounded, and measured on the other;
 * aliases and equal texts, of which the corpus has too few, are set by hand.
 */
const prior = -2.6;
const weights: Readonly<Record<SignalName, readonly [none: number, full: number]>> = {
  alias: [-1, 9],
  state: [-1, 3],
  stack: [-1, 6.5],
  class: [0, 0.2],
  site: [-0.2, 5.2],
  text: [-0.9, 4],
  weakness: [-0.1, 0.2],
  product: [-2.3, 1.5],
  version: [0, 0.2],
};

/** Compares two reports. `rarity` says how telling a word is among the reports that are known. */
export function compareReports(first: Traits, second: Traits, rarity?: Rarity): Comparison {
  const signals = [
    aliasSignal(first.aliases, second.aliases),
    stateSignal(first.state, second.state),
    stackSignal(first.frames, second.frames),
    classSignal(first.class, second.class),
    siteSignal(first, second, rarity),
    textSignal(first, second, rarity),
    weaknessSignal(first.weaknesses, second.weaknesses),
    productSignal(first.product, second.product),
    versionSignal(first.version, second.version),
  ].filter((one) => one !== null);
  const weighed = saysNothing(first, second, signals) ? signals.map(withoutPlace) : signals;
  return { score: scoreOf(weighed), signals: weighed };
}

const telling: ReadonlySet<SignalName> = new Set(["stack", "site", "text"]);

/** Two traces without a readable frame have equal states and nothing in common by that; where the states are all there is, they are compared as ClusterFuzz does. */
function saysNothing(first: Traits, second: Traits, signals: readonly Signal[]): boolean {
  if (!namesNoPlace(first.state) || !namesNoPlace(second.state)) return false;
  return signals.some(({ name, score }) => telling.has(name) || (name !== "state" && score === 0));
}

function withoutPlace(one: Signal): Signal {
  return one.name === "state" ? signal("state", 0, "state-none", {}) : one;
}

/** The score of a set of signals. */
function scoreOf(signals: readonly Signal[]): number {
  const odds = signals.reduce((sum, one) => {
    const [none, full] = weights[one.name];
    return sum + none + (full - none) * shareOf(one);
  }, prior);
  return 1 / (1 + Math.exp(-odds));
}

/**
 * The share of its weight that a signal has earned. Two unlike names of functions share half of their letters as edits are counted, and two reports of other
 * flaws share what every report says: a likeness begins to count above that, a text's the more the nearer it is to a copy.
 */
export function shareOf({ name, score }: Signal): number {
  if (name === "state") return Math.max(0, score - 0.6) / 0.4;
  return name === "text" ? (Math.max(0, score - 0.25) / 0.75) ** 2 : score;
}
