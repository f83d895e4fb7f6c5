/**
 * The keys at which an answer about a product can change. All versions between the same two neighbours, and all that are equal to the same
 * one, get the same answer from every advisory, with the same fixed versions above them: who asks about many versions answers each place once.
 * `judge-entry.ts` gives the verdict itself.
 */
import { namedInExcuses } from "#core/pack/read/excused-versions.ts";
import { isVersionText } from "#core/version/version-text.ts";
import { type FixOrder, keyedFixes } from "#core/pack/read/fixed-versions.ts";
import { type KeyCache, keyOf, type EntryDetails } from "#core/pack/read/judge-entry.ts";
import { type VersionKeys, rankAmong } from "#core/pack/read/read-list.ts";
import { schemeNamed } from "#core/version/index.ts";
import { compareBytes, type Scheme } from "#core/version/scheme.ts";

/** The marks of a product of which every entry has the same scheme. */
export type VerdictBoundaries = {
  readonly scheme: Scheme;
  /** Ascending, each once. */
  readonly keys: VersionKeys;
  /** Versions that are compared as text stand apart from their neighbours. */
  readonly texts: ReadonlySet<string>;
};

/** What was made already, for whoever asks about many products. */
export type MatchCaches = { readonly order: FixOrder; readonly keyed: KeyCache };

/** The marks of everything that is said of a product; `null` where keys alone do not decide: then every version is a case of its own. */
export function verdictBoundaries(
  told: readonly EntryDetails[],
  { order, keyed }: MatchCaches,
): VerdictBoundaries | null {
  const scheme = schemeNamed(told[0]?.entry.scheme ?? "");
  if (scheme === undefined || !told.every((one) => isRanked(one, scheme))) return null;
  const keys: Uint8Array[] = [];
  const texts = new Set<string>();
  for (const list of new Set(told.map(({ entry }) => entry.keys))) for (const key of list) keys.push(key);
  for (const part of new Set(told.map((one) => one.part))) {
    for (const { key } of keyedFixes(part, order)) if (key !== null) keys.push(key);
    for (const text of part.texts) {
      texts.add(text);
      const key = scheme.exact === undefined ? null : keyOf(scheme, text, keyed);
      if (key !== null) keys.push(key);
    }
    for (const named of namedInExcuses(part)) {
      const key = keyOf(scheme, named, keyed);
      if (key === null) texts.add(named);
      else keys.push(key);
    }
  }
  keys.sort(compareBytes);
  const distinct = keys.filter((key, i) => i === 0 || compareBytes(keys[i - 1] as Uint8Array, key) !== 0);
  return { scheme, keys: distinct, texts };
}

/** Whether only the place of a version's key decides: also where a comparison that is no order has the last word, if all it is given is ordered. */
function isRanked({ entry, part }: EntryDetails, scheme: Scheme): boolean {
  if (schemeNamed(entry.scheme) !== scheme || schemeNamed(part.scheme) !== scheme) return false;
  if (scheme.exact === undefined) return true;
  const { ordered } = scheme;
  if (ordered === undefined) return false;
  return (
    part.texts.every(ordered) &&
    namedInExcuses(part).every(ordered) &&
    part.intervals.every(({ from, to }) => (from === null || ordered(from)) && (to === null || ordered(to)))
  );
}

/** The place of a version: -1 for one that the scheme cannot read, `null` for one that only its own text decides. */
export function boundaryIndex(
  { scheme, keys, texts }: VerdictBoundaries,
  version: string,
  keyed: KeyCache,
): number | null {
  if (texts.has(version) || !isVersionText(version)) return null;
  if (scheme.exact !== undefined && scheme.ordered?.(version) !== true) return null;
  const key = keyOf(scheme, version, keyed);
  return key === null ? -1 : rankAmong(keys, key);
}
