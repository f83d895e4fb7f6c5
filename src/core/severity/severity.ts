/**
 * How severe a vulnerability is by what its sources state: vectors of any CVSS version become base scores, words become ratings. Within one source its own
 * word counts before its vectors, since it is what the source makes of them; among sources the highest counts. What nobody states, or nobody
 * can read, has no rating and counts as the highest wherever a threshold is asked.
 */
import type { Severity } from "#core/advisory.ts";
import { scoreOfVector } from "#core/severity/cvss.ts";

/** The qualitative ratings of CVSS, ascending. */
export const ratings = ["none", "low", "medium", "high", "critical"] as const;
export type Rating = (typeof ratings)[number];

/** One statement as a rating: by a vector with its base score, or by a source's own word. */
export type RatedSeverity = {
  readonly rating: Rating;
  /** The base score; `null` for a word. */
  readonly score: number | null;
  /** The CVSS version; `null` for a word. */
  readonly version: string | null;
  readonly vector: string | null;
  /** Who states it; empty where that is not said. */
  readonly by: string;
};

/** The words of sources, in lower case, as ratings. */
const words: ReadonlyMap<string, Rating> = new Map([
  ["none", "none"],
  ["negligible", "low"],
  ["minor", "low"],
  ["low", "low"],
  ["moderate", "medium"],
  ["medium", "medium"],
  ["important", "high"],
  ["high", "high"],
  ["critical", "critical"],
]);

/** The rating of a score, by the scale of CVSS 3 and 4 for every version: that of version 2 knows no "critical". */
export function ratingOfScore(score: number): Rating {
  if (score >= 9) return "critical";
  if (score >= 7) return "high";
  if (score >= 4) return "medium";
  return score > 0 ? "low" : "none";
}

/** What one statement rates; `null` where it cannot be read. A score that stands beside a vector counts only where it is higher. */
function rated({ score: text, base, by = "" }: Severity): RatedSeverity | null {
  const read = scoreOfVector(text);
  if (read !== null) {
    const score = isScore(base) && base > read.base ? base : read.base;
    return { rating: ratingOfScore(score), score, version: read.version, vector: text.trim(), by };
  }
  if (isScore(base)) return { rating: ratingOfScore(base), score: base, version: null, vector: null, by };
  const rating = words.get(text.trim().toLowerCase());
  return rating === undefined ? null : { rating, score: null, version: null, vector: null, by };
}

function isScore(base: number | undefined): base is number {
  return base !== undefined && base >= 0 && base <= 10;
}

/** The statement that counts among all of a vulnerability's; `null` where none can be read. */
export function severityOf(stated: readonly Severity[]): RatedSeverity | null {
  const read = stated.flatMap((one) => rated(one) ?? []);
  const own = new Set(read.filter(({ score }) => score === null).map(({ by }) => by));
  const counting = read.filter(({ by, score }) => score === null || !own.has(by));
  return counting.reduce<RatedSeverity | null>(
    (worst, one) => (worst === null || isWorse(one, worst) ? one : worst),
    null,
  );
}

function isWorse(a: RatedSeverity, b: RatedSeverity): boolean {
  const byRating = ratings.indexOf(a.rating) - ratings.indexOf(b.rating);
  return byRating !== 0 ? byRating > 0 : (a.score ?? 0) > (b.score ?? 0);
}

/** Whether a severity reaches a threshold; a missing one does. */
export function reaches(severity: RatedSeverity | null, least: Rating): boolean {
  return severity === null || ratings.indexOf(severity.rating) >= ratings.indexOf(least);
}
