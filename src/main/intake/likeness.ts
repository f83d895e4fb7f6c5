/** Which reports are alike: an index of traits for each office, so that none learns by it what was reported to another. */
import { sameThreshold } from "#core/duplicate/compare.ts";
import { duplicateIndex } from "#core/duplicate/index.ts";
import type { LikeReport } from "#core/intake/likeness-evidence.ts";
import { readTraits } from "#core/duplicate/traits-document.ts";

/** Traits of a report as they are handed in: clear, and never written. */
export type ClearTraits = { readonly number: string; readonly office: string; readonly traits: Uint8Array };

/** What is asked of the index: to take reports in, or which are like one that is in it. */
export type LikenessQuestion =
  | { readonly kind: "take"; readonly reports: readonly ClearTraits[] }
  | { readonly kind: "near"; readonly report: ClearTraits };

/** `near` of a report without anything to go by is null. */
export type LikenessAnswer = { readonly near: readonly LikeReport[] | null };

const shown = 8;

/** The index of an office, and its items in the order in which they were taken in: where it is full, its oldest goes. */
type OfficeIndex = { readonly index: ReturnType<typeof duplicateIndex>; readonly order: Set<string> };

/** Empty indexes. */
export function openLikeness(): { readonly answer: (question: LikenessQuestion) => LikenessAnswer } {
  const offices = new Map<string, OfficeIndex>();
  const indexOf = (office: string): OfficeIndex => {
    const known = offices.get(office) ?? { index: duplicateIndex(), order: new Set() };
    offices.set(office, known);
    return known;
  };
  const take = ({ number, office, traits }: ClearTraits): void => {
    const { index, order } = indexOf(office);
    for (const [at, item] of readTraits(traits).entries()) {
      const id = `${number}/${at}`;
      while (!index.add(id, item)) {
        const [oldest = ""] = order;
        order.delete(oldest);
        index.remove(oldest);
      }
      order.delete(id);
      order.add(id);
    }
  };
  const near = ({ number, office, traits }: ClearTraits): LikenessAnswer => {
    const items = readTraits(traits);
    const best = new Map<string, LikeReport>();
    for (const item of items)
      for (const { id, score, linked, signals } of indexOf(office).index.nearest(item, shown * 2)) {
        const other = id.slice(0, id.lastIndexOf("/"));
        const identical = linked || best.get(other)?.identical === true;
        if (other === number || score < sameThreshold || (best.get(other)?.score ?? 0) >= score) continue;
        best.set(other, { number: other, score, identical, signals });
      }
    const ranked = [...best.values()].toSorted((a, b) => b.score - a.score || (a.number < b.number ? -1 : 1));
    return { near: items.length === 0 ? null : ranked.slice(0, shown) };
  };
  return {
    answer: (question) => {
      if (question.kind === "near") return near(question.report);
      for (const report of question.reports) take(report);
      return { near: null };
    },
  };
}
