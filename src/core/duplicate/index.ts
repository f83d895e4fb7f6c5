/**
 * The nearest of many: the traits of every report that may be compared, in memory, and lists of who has which. A report is looked up by what it has that
 * few others have, and the likeliest are compared in full. Built from clear text when a worker starts and never written anywhere.
 */
import { compareReports, type Comparison } from "#core/duplicate/compare.ts";
import { Postings } from "#core/duplicate/postings.ts";
import { mentionNames, termClasses, termOf } from "#core/duplicate/text-terms.ts";
import { type Rarity, weightOfClass } from "#core/duplicate/text-likeness.ts";
import { linksByItself } from "#core/duplicate/link.ts";
import { fingerprintTexts } from "#core/duplicate/fingerprint.ts";
import { interner } from "#core/duplicate/interner.ts";
import type { Traits } from "#core/duplicate/traits.ts";

/** A report that may be the same as the one that was asked about; `linked` where the two are linked without a person. */
type NearReport = Comparison & { readonly id: string; readonly linked: boolean };

/** Reports in memory, found by likeness. */
type DuplicateIndex = {
  /** Takes a report in, in place of an earlier one of its id; false where the index is full, and then nothing changes. */
  readonly add: (id: string, traits: Traits) => boolean;
  /** Takes a report out. */
  readonly remove: (id: string) => void;
  /** The likeliest, best first; reports with nothing in common are not among them. `except` is the report itself, where it is in the index. */
  readonly nearest: (traits: Traits, count: number, except?: string) => readonly NearReport[];
  readonly size: () => number;
};

/** Bounds of one look-up: steps along the lists of the index, and full comparisons. */
const bounds = { reports: 400_000, steps: 50_000, compared: 48 } as const;

/** An empty index for at most so many reports. */
export function duplicateIndex(most: number = bounds.reports): DuplicateIndex {
  let held = emptyShelf();
  const remove = (id: string): void => {
    const at = held.places.get(id);
    if (at === undefined) return;
    held.places.delete(id);
    held.reports[at] = null;
    if (held.reports.length > 1024 && held.places.size * 2 < held.reports.length) held = rebuilt(held);
  };
  return {
    add: (id, traits) => {
      if (held.places.size >= most && !held.places.has(id)) return false;
      remove(id);
      shelve(held, id, traits);
      return true;
    },
    remove,
    nearest: (traits, count, except) => nearestIn(held, traits, { count, except }),
    size: () => held.places.size,
  };
}

type Shelf = {
  readonly reports: (ShelvedReport | null)[];
  readonly places: Map<string, number>;
  readonly postings: Postings;
  readonly intern: (text: string) => string;
};
type ShelvedReport = { readonly id: string; readonly traits: Traits };

function emptyShelf(): Shelf {
  return { reports: [], places: new Map(), postings: new Postings(), intern: interner() };
}

function shelve(shelf: Shelf, id: string, traits: Traits): void {
  const at = shelf.reports.length;
  shelf.reports.push({ id, traits: ownStrings(traits, shelf.intern) });
  shelf.places.set(id, at);
  for (const term of featuresOf(traits).keys()) shelf.postings.add(term, at);
}

/** A shelf without the places of what was taken away. */
function rebuilt(old: Shelf): Shelf {
  const shelf = emptyShelf();
  for (const report of old.reports) if (report !== null) shelve(shelf, report.id, report.traits);
  return shelf;
}

/** Weights of what is no word: how much more it says that two reports have it in common. */
const featureWeight = { alias: 8, line: 3, state: 4, frame: 2.5, name: 5, place: 3, fingerprint: 4 } as const;

/** What a report is found by, each with its weight. */
function featuresOf(traits: Traits): ReadonlyMap<number, number> {
  const features = new Map<number, number>();
  const add = (kind: keyof typeof featureWeight, names: readonly string[]) => {
    for (const name of names) features.set(termOf(`${kind}:${name}`, termClasses.code), featureWeight[kind]);
  };
  add("alias", traits.aliases);
  add("state", traits.state);
  add("frame", traits.frames);
  add(
    "name",
    traits.frames.slice(0, 8).flatMap((frame) => mentionNames(frame).slice(0, 1)),
  );
  add("name", [...traits.sites.functions.flatMap(mentionNames), ...traits.codeNames, ...traits.files]);
  add("place", traits.sites.functions);
  add("line", traits.sites.lines);
  add("fingerprint", fingerprintTexts(traits));
  for (const term of traits.text.terms)
    if ((term & 3) !== termClasses.letters) features.set(term, weightOfClass(term));
  return features;
}

type NearQuestion = { readonly count: number; readonly except: string | undefined };

function nearestIn(shelf: Shelf, traits: Traits, { count, except }: NearQuestion): readonly NearReport[] {
  const rarity = rarityIn(shelf);
  return likeliest(shelf, traits, rarity)
    .flatMap((at) => shelf.reports[at] ?? [])
    .filter(({ id }) => id !== except)
    .map((other) => ({
      id: other.id,
      linked: linksByItself(traits, other.traits),
      ...compareReports(traits, other.traits, rarity),
    }))
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, count);
}

/** As in BM25; with few reports nothing is known to be common. */
function rarityIn({ postings, places }: Shelf): Rarity {
  const reports = Math.max(places.size, 200);
  const most = Math.log(1 + reports);
  return (term) => Math.log(1 + reports / (postings.count(term) + 1)) / most;
}

/** The places of the likeliest reports: rarest traits first, until the steps are used up. */
function likeliest(shelf: Shelf, traits: Traits, rarity: Rarity): readonly number[] {
  const { postings, reports } = shelf;
  const features = [...featuresOf(traits)]
    .map(([term, weight]) => ({ term, weight: weight * rarity(term), count: postings.count(term) }))
    .filter((one) => one.count > 0)
    .toSorted((a, b) => a.count - b.count);
  const sums = new Float32Array(reports.length);
  const met: number[] = [];
  let steps = 0;
  for (const { term, weight, count } of features) {
    steps += count;
    if (steps > bounds.steps && met.length > 0) break;
    postings.each(term, (at) => {
      if (sums[at] === 0) met.push(at);
      sums[at] = (sums[at] ?? 0) + weight;
    });
  }
  return highest(
    met.filter((at) => reports[at] !== null),
    sums,
    bounds.compared,
  );
}

/** The places of the highest sums, best first, of equal ones those that were met first. Most of many places are passed by with one comparison: nothing is sorted. */
function highest(places: readonly number[], sums: Float32Array, most: number): readonly number[] {
  const best: number[] = [];
  let least = 0;
  for (const at of places) {
    const sum = sums[at] ?? 0;
    if (best.length === most && sum <= least) continue;
    let before = best.length;
    while (before > 0 && (sums[best[before - 1] ?? 0] ?? 0) < sum) before--;
    best.splice(before, 0, at);
    if (best.length > most) best.pop();
    least = sums[best.at(-1) ?? 0] ?? 0;
  }
  return best;
}

/** The traits with strings of their own: a piece of a text would keep the whole text in memory. */
function ownStrings(traits: Traits, intern: (text: string) => string): Traits {
  const all = (texts: readonly string[]) => texts.map(intern);
  const { product, sites } = traits;
  return {
    ...traits,
    product: product && {
      id: product.id === null ? null : intern(product.id),
      name: product.name === null ? null : intern(product.name),
    },
    version: traits.version === null ? null : intern(traits.version),
    crashType: intern(traits.crashType),
    state: all(traits.state),
    frames: all(traits.frames),
    files: all(traits.files),
    sites: { functions: all(sites.functions), files: all(sites.files), lines: all(sites.lines) },
    weaknesses: all(traits.weaknesses),
    aliases: all(traits.aliases),
    codeNames: all(traits.codeNames),
  };
}
