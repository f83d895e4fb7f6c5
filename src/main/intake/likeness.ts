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

/** Empty indexes. */
export function openLikeness(): { readonly answer: (question: LikenessQuestion) => LikenessAnswer } {
  const offices = new Map<string, ReturnType<typeof duplicateIndex>>();
  // In the order in which they were taken in: where an index is full, the oldest goes.
  const order = new Set<string>();
  const indexOf = (office: string) => {
    const index = offices.get(office) ?? duplicateIndex();
    offices.set(office, index);
    return index;
  };
  const dropOldest = (): void => {
    const [oldest = ""] = order;
    order.delete(oldest);
    for (const index of offices.values()) index.remove(oldest);
  };
  const take = ({ number, office, traits }: ClearTraits): void => {
    const index = indexOf(office);
    for (const [at, item] of readTraits(traits).entries()) {
      const id = `${number}/${at}`;
      while (!index.add(id, item)) dropOldest();
      order.delete(id);
      order.add(id);
    }
  };
  const near = ({ number, office, traits }: ClearTraits): LikenessAnswer => {
    const items = readTraits(traits);
    const best = new Map<string, LikeReport>();
    for (const item of items)
      for (const { id, score, linked, signals } of indexOf(office).nearest(item, shown * 2)) {
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
