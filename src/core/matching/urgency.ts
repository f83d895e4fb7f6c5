/**
 * How urgent a line of a check is, by everything that the sources of its vulnerability state: known exploitation, severity, exploitation score.
 * What is not known never makes a line less urgent: a missing severity counts as the highest, unknown exploitation as exploitation where it is asked for.
 */
import type { CheckLine } from "#core/matching/check-lines.ts";
import type { AdvisoryDetails } from "#core/pack/details.ts";
import { type RatedSeverity, type Rating, ratings, reaches, severityOf } from "#core/severity/severity.ts";

/** Known exploitation: `listed` is `null` where no catalogue is at hand; `since` is `null` where only a source says so, without a day. */
type Exploitation = { readonly listed: boolean | null; readonly since: string | null };

/** What makes a line urgent. */
export type Urgency = {
  readonly severity: RatedSeverity | null;
  readonly exploitation: Exploitation;
  readonly epss: AdvisoryDetails["epss"];
};

/** The urgency of a line. */
export function urgencyOf({ records }: Pick<CheckLine, "records">): Urgency {
  return {
    severity: severityOf(records.flatMap(({ severities }) => severities)),
    exploitation: exploitationOf(records),
    epss: records.reduce<AdvisoryDetails["epss"]>((known, { epss }) => newerScore(known, epss), null),
  };
}

function exploitationOf(records: readonly AdvisoryDetails[]): Exploitation {
  const [since = null] = records.flatMap(({ kev }) => (typeof kev === "string" ? [kev] : [])).sort();
  if (since !== null || records.some(({ decision }) => decision.exploitation === "active"))
    return { listed: true, since };
  return { listed: records.some(({ kev }) => kev === false) ? false : null, since: null };
}

function newerScore(a: AdvisoryDetails["epss"], b: AdvisoryDetails["epss"]): AdvisoryDetails["epss"] {
  if (a === null || b === null) return a ?? b;
  const [first, second] = [a.date ?? "", b.date ?? ""];
  return second > first || (second === first && b.score > a.score) ? b : a;
}

const rank = { affected: 0, unknown: 1, not_affected: 2 } as const;

/** Lines, the most urgent first: affected before unknown, what an advisory names before what none does, known exploited, the earliest deadline, severity, exploitation score; else in their order. */
export function mostUrgentFirst(lines: readonly CheckLine[]): readonly CheckLine[] {
  const keyed = lines.map((line) => ({ line, key: sortKey(line) }));
  return keyed.sort((a, b) => compareKeys(a.key, b.key)).map(({ line }) => line);
}

type SortKey = readonly (number | string)[];

function sortKey(line: CheckLine): SortKey {
  const { severity, exploitation, epss } = urgencyOf(line);
  return [
    rank[line.verdict],
    line.advisory === "" ? 1 : 0,
    exploitation.listed === true ? 0 : 1,
    line.due ?? "9",
    severity === null ? -ratings.length : -ratings.indexOf(severity.rating),
    -(severity?.score ?? 0),
    -(epss?.score ?? 0),
  ];
}

function compareKeys(a: SortKey, b: SortKey): number {
  for (const [i, one] of a.entries()) {
    const other = b[i] as typeof one;
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

/** What an affected line must be to fail a check: of a rating or worse, or known exploited. */
export type FailCondition = Rating | "exploited";

/** What the user says counts; without conditions every affected line does. */
export type Threshold = {
  readonly minSeverity: Rating | null;
  readonly failOn: readonly FailCondition[];
};

/** Whether a line is shown and counted under a least severity; what is unknown always is. */
export function isAboveMinimum(line: CheckLine, { minSeverity }: Threshold): boolean {
  return minSeverity === null || line.verdict === "unknown" || reaches(urgencyOf(line).severity, minSeverity);
}

/** Whether an affected line fails the check. Exploitation about which nothing is known counts as exploitation. */
export function failsCheck(line: CheckLine, threshold: Threshold): boolean {
  if (line.verdict !== "affected" || line.accepted !== undefined) return false;
  if (!isAboveMinimum(line, threshold)) return false;
  if (threshold.failOn.length === 0) return true;
  const { severity, exploitation } = urgencyOf(line);
  return threshold.failOn.some((least) =>
    least === "exploited" ? exploitation.listed !== false : reaches(severity, least),
  );
}
