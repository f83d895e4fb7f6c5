/**
 * The rediscovery clock: where a second finder has come upon the same flaw, others can too, and the embargo protects less. It shortens by the terms that the parties accepted, and only
 * on a report that was reproduced and that a coordinator confirmed as independent: a decoy moves no date.
 */
import { type EmbargoTerms, shortenedTerms } from "#core/coordination/embargo/embargo-terms.ts";

/** A further report of the same flaw, and what was found about it. `finders` reported it before. */
export type Rediscovery = {
  readonly finder: string;
  readonly finders: readonly string[];
  readonly verdict: "reproduced" | "not-reproduced" | "inconclusive" | null;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string;
};

/** Why a further report moves no date. */
export type RediscoveryRefusal = "same-finder" | "not-reproduced" | "not-confirmed";

type RediscoveryOutcome =
  | { readonly ok: true; readonly terms: EmbargoTerms }
  | { readonly ok: false; readonly code: RediscoveryRefusal };

/** The terms after a rediscovery, or why it moves nothing. */
export function rediscoveredTerms(terms: EmbargoTerms, seen: Rediscovery): RediscoveryOutcome {
  if (seen.finders.includes(seen.finder)) return { ok: false, code: "same-finder" };
  if (seen.verdict !== "reproduced") return { ok: false, code: "not-reproduced" };
  if (seen.confirmedBy === null || seen.confirmedBy === seen.finder)
    return { ok: false, code: "not-confirmed" };
  return { ok: true, terms: shortenedTerms(terms, seen.confirmedAt, "rediscovery") };
}

/** A report of the case, and what its reproducer showed where the room ran it. */
type RunOfReport = { readonly number: string; readonly verdict: string | null; readonly accepted: boolean };

const ranVerdicts = ["reproduced", "not-reproduced", "inconclusive"] as const;

/**
 * A rediscovery as the room's own runs show it: where the finder is named by a report of the case whose reproducer ran, that run says the verdict and nobody's word does. The
 * reports that the case was opened from are those of its first finders.
 */
export function withRuns(seen: Rediscovery, reports: readonly RunOfReport[]): Rediscovery {
  const report = reports.find(({ number }) => number === seen.finder);
  const ran = ranVerdicts.find((one) => one === report?.verdict);
  const first = reports.flatMap(({ number, accepted }) => (accepted ? [number] : []));
  return { ...seen, verdict: ran ?? seen.verdict, finders: [...seen.finders, ...first] };
}

/** Days of embargo that bought nothing: begun days from the confirmation of a second finder to the end. */
export function idleEmbargoDays(confirmedAt: string, endedAt: string): number {
  const hours = Temporal.Instant.from(confirmedAt).until(Temporal.Instant.from(endedAt)).total("hours");
  return Math.max(0, Math.ceil(hours / 24));
}
