/** The CVSS scores of a vulnerability for documents that carry them: of each major version the worst base vector that a source states, and what is worked out from it. */
import type { Severity } from "#core/advisory.ts";
import { scoreOfVector } from "#core/severity/cvss.ts";
import { type Rating, ratingOfScore } from "#core/severity/severity.ts";
import { type CvssVector, parseVector } from "#core/severity/vector.ts";

/** One score; `vector` holds the base metrics only, in the order of the specification. */
export type CvssScore = {
  readonly version: CvssVector["version"];
  readonly vector: string;
  readonly score: number;
  readonly rating: Rating;
};

const baseMetrics: Readonly<Record<CvssVector["version"], string>> = {
  "2.0": "AV AC Au C I A",
  "3.0": "AV AC PR UI S C I A",
  "3.1": "AV AC PR UI S C I A",
  "4.0": "AV AC AT PR UI VC VI VA SC SI SA",
};

/** At most one score of each major version, ascending. A statement that is no vector, or lacks a base metric, gives none. */
export function cvssScores(stated: readonly Severity[]): readonly CvssScore[] {
  const worst = new Map<string, CvssScore>();
  for (const { score: text } of stated) {
    const read = scoreOf(text);
    const major = read?.version.slice(0, 1) ?? "";
    if (read !== null && isWorse(read, worst.get(major))) worst.set(major, read);
  }
  return [...worst].toSorted(([a], [b]) => Number(a) - Number(b)).map(([, score]) => score);
}

/** The higher score; of equal ones the newer version, then the first in order, so that the order of sources changes nothing. */
function isWorse(one: CvssScore, other: CvssScore | undefined): boolean {
  if (other === undefined || one.score !== other.score) return one.score > (other?.score ?? -1);
  if (one.version !== other.version) return one.version > other.version;
  return one.vector < other.vector;
}

function scoreOf(text: string): CvssScore | null {
  const read = parseVector(text.trim());
  if (read === null) return null;
  const { version, metrics } = read;
  const head = version === "2.0" ? "" : `CVSS:${version}/`;
  const named = baseMetrics[version]
    .split(" ")
    .map((name) => `${name}:${metrics.get(name.toUpperCase()) ?? ""}`);
  const vector = head + named.join("/");
  const scored = scoreOfVector(vector);
  return scored === null ? null : { version, vector, score: scored.base, rating: ratingOfScore(scored.base) };
}
