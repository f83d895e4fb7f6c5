/**
 * From whose copy a fragment comes. For each recipient the evidence is a likelihood ratio: how well what is seen fits its code, against a code that was drawn
 * for somebody else. Over codes that are drawn evenly its mean is one, so that (Markov's inequality) an innocent recipient reaches a ratio of R with a chance of
 * at most 1/R, and one of N does with at most N/R: that is the bound on naming somebody wrongly, whatever was retyped, cut or mixed from several copies.
 */
import { codeOf } from "#core/coordination/mark/mark-code.ts";
import type { MarkCode, MarkedText } from "#core/coordination/mark/marked-text.ts";
import { type SeenChoice, type SeenMarks, seenMarks } from "#core/coordination/mark/observe-marks.ts";

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

/** As many comparisons are weighed of all recipients together where it is open which of several like parts a fragment shows. */
const mostComparisons = 20_000_000;

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
  const seen = weighable(seenMarks(text, fragment), recipients.length);
  const candidates: TraceCandidate[] = [];
  for (const recipient of recipients) {
    const code = await codeOf(text, secret, recipient);
    candidates.push(candidateOf(recipient, comparisonsWith(code, text, seen), recipients.length));
  }
  candidates.sort((a, b) => a.chance - b.chance || b.agreeing - a.agreeing);
  const named = candidates.flatMap(({ recipient, confidence }) => (confidence >= needed ? [recipient] : []));
  return { marks: marksOf(seen), named, candidates };
}

/** How many marks were seen. */
export function marksOf({ choices, ways, orders }: SeenMarks): number {
  return choices.length + orders.length + (ways[0]?.length ?? 0);
}

function weighable(seen: SeenMarks, recipients: number): SeenMarks {
  const each = recipients * (seen.ways[0]?.length ?? 1);
  const step = Math.ceil((seen.ways.length * each) / mostComparisons);
  return { ...seen, ways: seen.ways.filter((_, at) => at % step === 0) };
}

/** A mark that was seen: whether it is the recipient's, and of how many equally likely ones. */
type MarkComparison = { readonly agrees: boolean; readonly of: number };

/** What every way has, and what each way has besides. */
type Comparisons = {
  readonly sure: readonly MarkComparison[];
  readonly ways: readonly (readonly MarkComparison[])[];
};

function comparisonsWith(code: MarkCode, text: MarkedText, seen: SeenMarks): Comparisons {
  const compared = ({ place, chosen }: SeenChoice): MarkComparison => ({
    agrees: code.choices[place] === chosen,
    of: text.places[place]?.alternatives.length ?? 1,
  });
  const orders = seen.orders.map(({ list, items }) => {
    const order = (code.orders[list] ?? []).filter((item) => items.includes(item));
    return { agrees: order.join() === items.join(), of: factorial(items.length) };
  });
  return {
    sure: [...seen.choices.map(compared), ...orders],
    ways: seen.ways.length === 0 ? [[]] : seen.ways.map((way) => way.map(compared)),
  };
}

function factorial(count: number): number {
  return count < 2 ? 1 : count * factorial(count - 1);
}

function candidateOf(recipient: string, { sure, ways }: Comparisons, recipients: number): TraceCandidate {
  const agreeingIn = (comparisons: readonly MarkComparison[]): number =>
    comparisons.filter(({ agrees }) => agrees).length;
  const chance = Math.min(1, recipients / likelihoodRatio({ sure, ways }));
  const agreeing = agreeingIn(sure) + ways.reduce((most, way) => Math.max(most, agreeingIn(way)), 0);
  return { recipient, agreeing, chance, confidence: 1 - chance };
}

/** The mean over the shares of wrong marks and over the ways; each term has the mean one for somebody else's code, so their mean has too. */
function likelihoodRatio({ sure, ways }: Comparisons): number {
  let ratio = 0;
  for (const { wrong, weight } of shares) {
    const always = logRatio(sure, wrong);
    for (const way of ways)
      ratio += (weight / ways.length) * Math.exp(Math.min(largestLog, always + logRatio(way, wrong)));
  }
  return ratio;
}

function logRatio(comparisons: readonly MarkComparison[], wrong: number): number {
  return comparisons.reduce(
    (sum, { agrees, of }) => sum + Math.log((agrees ? (1 - wrong) * of : 0) + wrong),
    0,
  );
}

const largestLog = 600;
