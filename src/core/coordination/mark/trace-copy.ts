/**
 * From whose copy a fragment comes. For each recipient the evidence is a likelihood ratio: how well what is seen fits its code, against a code that was drawn
 * for somebody else. Over codes that are drawn evenly its mean is one, so that (Markov's inequality) an innocent recipient reaches a ratio of R with a chance of
 * at most 1/R, and one of N does with at most N/R: that is the bound on naming somebody wrongly, whatever was retyped, cut or mixed from several copies.
 */
import { codeOf } from "#core/coordination/mark/mark-code.ts";
import type { MarkCode, MarkedText } from "#core/coordination/mark/marked-text.ts";
import { type SeenMarks, seenMarks } from "#core/coordination/mark/observe-marks.ts";

/** How a fragment speaks of one recipient. */
type TraceCandidate = {
  readonly recipient: string;
  /** Marks that agree with its copy, of those that were seen. */
  readonly agreeing: number;
  /** At most so likely would any recipient be named by chance who had nothing to do with it. */
  readonly chance: number;
  /** One less the chance. */
  readonly confidence: number;
};

/** What came of tracing: those who are named, and every recipient, the most likely first. */
export type Trace = {
  readonly marks: number;
  readonly named: readonly string[];
  readonly candidates: readonly TraceCandidate[];
};

/** How many marks may be wrong in a fragment, from a faithful copy to one that was mixed from several: none is assumed, all are weighed, and the weights are one together. */
const shares = [
  { wrong: 0.01, weight: 0.45 },
  { wrong: 0.06, weight: 0.25 },
  { wrong: 0.15, weight: 0.15 },
  { wrong: 0.3, weight: 0.1 },
  { wrong: 0.5, weight: 0.05 },
] as const;

type TraceTerms = {
  readonly secret: Uint8Array;
  readonly recipients: readonly string[];
  readonly needed: number;
};

/** Traces a fragment; a recipient is named whose confidence reaches `needed`. */
export async function traceCopy(
  text: MarkedText,
  fragment: string,
  { secret, recipients, needed }: TraceTerms,
): Promise<Trace> {
  const seen = seenMarks(text, fragment);
  const candidates: TraceCandidate[] = [];
  for (const recipient of recipients) {
    const code = await codeOf(text, secret, recipient);
    candidates.push(candidateOf(recipient, comparisonsWith(code, text, seen), recipients.length));
  }
  candidates.sort((a, b) => a.chance - b.chance || b.agreeing - a.agreeing);
  const named = candidates.flatMap(({ recipient, confidence }) => (confidence >= needed ? [recipient] : []));
  return { marks: seen.choices.length + seen.orders.length, named, candidates };
}

/** A mark that was seen: whether it is the recipient's, and of how many equally likely ones. */
type MarkComparison = { readonly agrees: boolean; readonly of: number };

function comparisonsWith(code: MarkCode, text: MarkedText, seen: SeenMarks): readonly MarkComparison[] {
  const choices = seen.choices.map(({ place, chosen }) => ({
    agrees: code.choices[place] === chosen,
    of: text.places[place]?.alternatives.length ?? 1,
  }));
  const orders = seen.orders.map(({ list, items }) => {
    const order = (code.orders[list] ?? []).filter((item) => items.includes(item));
    return { agrees: order.join() === items.join(), of: factorial(items.length) };
  });
  return [...choices, ...orders];
}

function factorial(count: number): number {
  return count < 2 ? 1 : count * factorial(count - 1);
}

function candidateOf(
  recipient: string,
  comparisons: readonly MarkComparison[],
  recipients: number,
): TraceCandidate {
  const chance = Math.min(1, recipients / likelihoodRatio(comparisons));
  const agreeing = comparisons.filter(({ agrees }) => agrees).length;
  return { recipient, agreeing, chance, confidence: 1 - chance };
}

/** The mean over the shares of wrong marks; each term has the mean one for somebody else's code, so their mean has too. */
function likelihoodRatio(comparisons: readonly MarkComparison[]): number {
  let ratio = 0;
  for (const { wrong, weight } of shares) {
    const logs = comparisons.map(({ agrees, of }) => Math.log((agrees ? (1 - wrong) * of : 0) + wrong));
    ratio += weight * Math.exp(Math.min(largestLog, sumOf(logs)));
  }
  return ratio;
}

const largestLog = 600;

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
