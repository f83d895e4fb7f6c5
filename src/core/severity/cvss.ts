/** The base score of a CVSS vector of any version. */
import { baseScore2 } from "#core/severity/cvss-2.ts";
import { baseScore3 } from "#core/severity/cvss-3.ts";
import { baseScore4 } from "#core/severity/cvss-4.ts";
import { type CvssVector, parseVector } from "#core/severity/vector.ts";

/** A vector's version and base score; `null` for what is no vector or lacks a metric. */
export function scoreOfVector(
  text: string,
): { readonly version: CvssVector["version"]; readonly base: number } | null {
  const vector = parseVector(text);
  if (vector === null) return null;
  const { version, metrics } = vector;
  const base =
    version === "2.0" ? baseScore2(metrics) : version === "4.0" ? baseScore4(metrics) : baseScore3(metrics);
  return base === null ? null : { version, base };
}
