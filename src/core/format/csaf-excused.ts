/** What a CSAF document states as not affected (`known_not_affected`) or as fixed: a source's word, with the reason that its flags give. */
import type { ExcusedVersions, ExcusingStatus } from "#core/advisory.ts";
import { everyVersion } from "#core/version/range.ts";
import { isVersionText } from "#core/version/version-text.ts";
import { versionsOf } from "./csaf-identity.ts";
import type { StatedProduct } from "./csaf-statuses.ts";

/** The strongest word first: of two statuses on one product it is the one that is shown. What is only recommended is not said to have the fix. */
const words: readonly (readonly [status: string, word: ExcusingStatus])[] = [
  ["known_not_affected", "known_not_affected"],
  ["fixed", "fixed"],
  ["first_fixed", "fixed"],
];

/** The versions of one product that a document excuses, one entry a word and reason. */
export function excusedVersions(group: readonly StatedProduct[]): readonly ExcusedVersions[] {
  const excused = new Map<string, ExcusedVersions>();
  for (const stated of group) {
    const one = stated.isExcused ? excuseOf(stated) : null;
    if (one === null) continue;
    const key = `${one.status} ${one.justification ?? ""}`;
    const before = excused.get(key);
    excused.set(key, {
      ...one,
      intervals: [...(before?.intervals ?? []), ...one.intervals],
      versions: [...new Set([...(before?.versions ?? []), ...one.versions])],
    });
  }
  return [...excused.values()];
}

/** Without a version a whole product is called not affected; nothing is called fixed that has none. What cannot be read excuses nothing. */
function excuseOf({ product, statuses, flags }: StatedProduct): ExcusedVersions | null {
  const status = words.find(([name]) => statuses.has(name))?.[1];
  if (status === undefined || product.isAmbiguous) return null;
  const read = versionsOf(product);
  const isWhole = status === "known_not_affected" && read.undecidable === "no-range";
  const intervals = isWhole ? [everyVersion] : read.intervals;
  const versions = read.versions.filter(isVersionText);
  if ((read.undecidable !== undefined && !isWhole) || intervals.length + versions.length === 0) return null;
  const [justification] = status === "known_not_affected" ? flags : [];
  return { status, ...(justification === undefined ? {} : { justification }), intervals, versions };
}
