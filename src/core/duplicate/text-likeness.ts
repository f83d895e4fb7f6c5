/**
 * How like two texts are: BM25 of each as a question to the other, as a share of what each would have of itself. Rarity counts squared, as it does where both
 * sides are weighed: what every reporter writes is worth little beside a name.
 */
import type { TextTerms } from "#core/duplicate/text-terms.ts";
import { termClasses } from "#core/duplicate/text-terms.ts";
import { type Signal, signal } from "#core/duplicate/signal.ts";

/** How telling a term is, from 0 where every report has it to 1 where no other has. */
export type Rarity = (term: number) => number;

const classWeight: Readonly<Record<number, number>> = {
  [termClasses.word]: 1,
  [termClasses.syllables]: 0.7,
  [termClasses.code]: 2.5,
  [termClasses.letters]: 0.3,
};

/** The weight of a term by what it was cut from: names of code most, letter runs least. */
export function weightOfClass(term: number): number {
  return classWeight[term & 3] ?? 1;
}

/** Where nothing is known of other reports, every term of a class is as rare as another. */
export const evenRarity: Rarity = () => 1;

const [saturation, lengthShare, usualLength] = [1.2, 0.6, 200];

/** 1 for equal texts, 0 for texts without a term in common. Symmetric, linear in the terms. */
function textLikeness(first: TextTerms, second: TextTerms, rarity: Rarity = evenRarity): number {
  const [ownFirst, ownSecond] = [sumOf(first, rarity), sumOf(second, rarity)];
  if (ownFirst === 0 || ownSecond === 0) return 0;
  let [ofFirst, ofSecond] = [0, 0];
  for (let i = 0, j = 0; i < first.terms.length && j < second.terms.length;) {
    const [one = 0, other = 0] = [first.terms[i], second.terms[j]];
    if (one === other) {
      const weight = rarity(one) ** 2 * weightOfClass(one);
      ofFirst += weight * often(first, i);
      ofSecond += weight * often(second, j);
    }
    if (one <= other) i++;
    if (other <= one) j++;
  }
  return Math.min(1, (ofSecond / ownFirst + ofFirst / ownSecond) / 2);
}

/** BM25's measure of how often a term stands in a text of this length. */
function often({ counts, total }: TextTerms, at: number): number {
  const count = counts[at] ?? 0;
  const length = 1 - lengthShare + (lengthShare * total) / usualLength;
  return (count * (saturation + 1)) / (count + saturation * length);
}

function sumOf(text: TextTerms, rarity: Rarity): number {
  return text.terms.reduce(
    (sum, term, at) => sum + rarity(term) ** 2 * weightOfClass(term) * often(text, at),
    0,
  );
}

/** What the texts say; null where one has nothing to go by. The names of code that both have are its evidence. */
export function textSignal(
  first: { readonly text: TextTerms; readonly codeNames: readonly string[] },
  second: { readonly text: TextTerms; readonly codeNames: readonly string[] },
  rarity?: Rarity,
): Signal | null {
  if (first.text.total === 0 || second.text.total === 0) return null;
  const score = textLikeness(first.text, second.text, rarity);
  const other = new Set(second.codeNames);
  const names = first.codeNames.filter((name) => other.has(name)).slice(0, 5);
  return signal("text", score, "text-likeness", {
    percent: Math.round(score * 100),
    names: names.join(", "),
  });
}
