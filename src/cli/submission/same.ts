/** `bongsu report same A B`: whether two reports are about one flaw, each signal with its evidence as a sentence. */
import { readComparable } from "#cli/submission/comparable-file.ts";
import type { ReportAround } from "#cli/submission/report-word.ts";
import { duplicateIndex } from "#core/duplicate/index.ts";
import { comparePair, type PairVerdict } from "#core/duplicate/pair.ts";
import { type Traits, traitsOf } from "#core/duplicate/traits.ts";
import { evidenceText } from "#messages/render/submission/evidence.ts";
import type { Translate } from "#messages/message.ts";

/** Prints the verdict about two files or folders; of several reports in each, about the two that are nearest. 0 for the same, 1 for others. Throws refusals for what cannot be read. */
export async function sameReports(first: string, second: string, around: ReportAround): Promise<number> {
  const firsts = (await readComparable(first, around)).map(traitsOf);
  const seconds = (await readComparable(second, around)).map(traitsOf);
  const pairs = pairsOf(firsts, seconds).map(([one, other]) => comparePair(one, other));
  const nearest = pairs.reduce((best, pair) => (isNearer(pair, best) ? pair : best));
  around.io.write(`${JSON.stringify(verdictLine(nearest, around.t))}\n`);
  return nearest.same ? 0 : 1;
}

type ComparedPair = readonly [first: Traits, second: Traits];

const mostPairs = 10_000;
const nearestOfMany = 4;

/** Every pair, or of very many those that an index finds near. */
function pairsOf(firsts: readonly Traits[], seconds: readonly Traits[]): readonly ComparedPair[] {
  if (firsts.length * seconds.length <= mostPairs)
    return firsts.flatMap((one) => seconds.map((other): ComparedPair => [one, other]));
  const index = duplicateIndex();
  for (const [at, traits] of seconds.entries()) index.add(String(at), traits);
  const near = firsts.flatMap((one) =>
    index.nearest(one, nearestOfMany).flatMap(({ id }): readonly ComparedPair[] => {
      const other = seconds[Number(id)];
      return other === undefined ? [] : [[one, other]];
    }),
  );
  return near.length === 0 ? pairsOf(firsts.slice(0, 1), seconds.slice(0, 1)) : near;
}

function isNearer(pair: PairVerdict, best: PairVerdict): boolean {
  return pair.same === best.same ? pair.score > best.score : pair.same;
}

function verdictLine({ same, score, signals }: PairVerdict, t: Translate): unknown {
  return {
    same,
    score: rounded(score),
    signals: signals.map((one) => ({
      name: one.name,
      score: rounded(one.score),
      why: evidenceText(one.why, t),
    })),
  };
}

function rounded(score: number): number {
  return Number(score.toFixed(6));
}
