/** The ten-reporters test on real flaws, and what it costs to suspect more or less: the figures of `docs/duplicates.md`. */
import type { SignalName } from "#core/duplicate/signal.ts";
import { linksByItself } from "#core/duplicate/link.ts";
import { duplicateIndex } from "#core/duplicate/index.ts";
import { traitsOf } from "#core/duplicate/traits.ts";
import { plainTable } from "../evidence/table.ts";
import type { Bug } from "./bug.ts";
import { corpusOf, fullSize, type LabelledReport } from "./corpus.ts";
import { rates } from "./measure-crashes.ts";
import { readReceived } from "./read-received.ts";
import { type CorpusScore, scoreCorpus } from "./score.ts";
import { halfOf, sharedBugs, stateOnlyBugs } from "./shared-bugs.ts";

const [flaws, singles] = [100, 300];

/** The table of the ten-reporters test: all flaws, and the half of them that no weight was fitted on. */
export function tenReportersEvidence(seed: number): string {
  const bugs = sharedBugs(flaws);
  if (bugs.length === 0) return "no shared crash data here: the ten-reporters test is not run on real flaws";
  const alone = stateOnlyBugs(singles);
  const rows = [
    scoreRow(`all ${bugs.length} flaws`, bugs, alone, seed),
    scoreRow("the half not fitted on", halfOf(bugs, "unseen"), alone, seed + 1),
  ];
  return rows.map(({ text }) => text).join("\n\n");
}

function scoreRow(name: string, bugs: readonly Bug[], alone: readonly Bug[], seed: number) {
  const score = scoreCorpus(corpusOf(bugs, alone, { size: fullSize, seed }), readReceived);
  const kinds = [...score.byKind].map(([kind, { later, first }]) => ({
    report: kind,
    "after the first": later,
    "earlier one found first": first,
    recall: (first / later).toFixed(3),
  }));
  return {
    text: `### ${name}, seed ${seed}\n\n${plainTable([...kinds, total(score)])}\n\n${plainTable([lines(score)])}`,
  };
}

function total({ byKind }: CorpusScore) {
  const counts = [...byKind.values()];
  const later = counts.reduce((sum, count) => sum + count.later, 0);
  const first = counts.reduce((sum, count) => sum + count.first, 0);
  return {
    report: "together",
    "after the first": later,
    "earlier one found first": first,
    recall: (first / later).toFixed(3),
  };
}

function lines(score: CorpusScore) {
  return {
    reports: score.reports,
    suspected: score.suspected,
    "of them right": (score.suspectedRightly / score.suspected).toFixed(3),
    "linked by itself": score.linked,
    wrongly: score.linkedWrongly,
    "looks per flaw": (score.looks / score.flaws).toFixed(3),
    "groups of two flaws": score.mixedGroups,
    "credit lost": score.lostCredit,
  };
}

/** Pairs of reports about two flaws of one product that are linked without a person: each would be wrong. */
export function wrongLinkEvidence(pairs: number, seed: number): string {
  const bugs = sharedBugs(flaws);
  if (bugs.length === 0) return "no shared crash data here: no report is linked";
  const corpus = corpusOf(bugs, stateOnlyBugs(singles), { size: fullSize, seed });
  const withTraits = corpus.map((report) => ({ bug: report.bug, traits: traitsOf(readReceived(report)) }));
  const products = Map.groupBy(withTraits, ({ traits }) => traits.product?.name ?? "").values();
  const counts = { pairs: 0, linked: 0 };
  for (const list of products)
    for (const [at, one] of list.entries())
      for (const other of list.slice(at + 1)) {
        if (one.bug === other.bug || counts.pairs >= pairs) continue;
        counts.pairs++;
        counts.linked += Number(linksByItself(one.traits, other.traits));
      }
  return plainTable([{ pairs: "of one product, two flaws", count: counts.pairs, linked: counts.linked }]);
}

const thresholds = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95] as const;
const candidates = 32;

/** Precision and recall of pairs that a look-up compares, by each signal alone and together, on the half that no weight was fitted on. */
export function curveEvidence(seed: number): string {
  const bugs = halfOf(sharedBugs(flaws), "unseen");
  if (bugs.length === 0) return "no shared crash data here: there is no curve";
  const pairs = comparedPairs(corpusOf(bugs, stateOnlyBugs(singles), { size: fullSize, seed }));
  const names: readonly SignalName[] = ["state", "stack", "site", "text", "class", "weakness", "product"];
  const rows = thresholds.map((least) => {
    const together = countsAt(pairs, ({ score }) => score >= least);
    const alone = names.map((name) => {
      const { precision, recall } = rates(countsAt(pairs, ({ scores }) => (scores.get(name) ?? 0) >= least));
      return [name, `${precision} / ${recall}`] as const;
    });
    const { precision, recall } = rates(together);
    return { "score ≥": least, together: `${precision} / ${recall}`, ...Object.fromEntries(alone) };
  });
  return `precision / recall of ${pairs.length} pairs\n\n${plainTable(rows)}`;
}

type ScoredPair = {
  readonly score: number;
  readonly scores: ReadonlyMap<SignalName, number>;
  readonly same: boolean;
};

function comparedPairs(corpus: readonly LabelledReport[]): readonly ScoredPair[] {
  const index = duplicateIndex();
  const known = new Map<
    string,
    { readonly bug: string | null; readonly traits: ReturnType<typeof traitsOf> }
  >();
  return corpus.flatMap(({ id, bug, ...rest }) => {
    const traits = traitsOf(readReceived({ id, bug, ...rest }));
    const near = index.nearest(traits, candidates);
    index.add(id, traits);
    known.set(id, { bug, traits });
    return near.map((other) => {
      const scores = new Map(other.signals.map((one) => [one.name, one.score]));
      return { score: other.score, scores, same: bug !== null && known.get(other.id)?.bug === bug };
    });
  });
}

function countsAt(pairs: readonly ScoredPair[], answer: (pair: ScoredPair) => boolean) {
  const counts = { right: 0, wrong: 0, missed: 0 };
  for (const pair of pairs) {
    const yes = answer(pair);
    if (yes && pair.same) counts.right++;
    else if (yes) counts.wrong++;
    else if (pair.same) counts.missed++;
  }
  return counts;
}
