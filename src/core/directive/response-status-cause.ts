/** Why an organisation stands where it does after an answer, from the answer itself: so that an answer about less is not taken for the end of the matter. Pure. */
import type { Attestation, ResponseStatus } from "#core/directive/attestation.ts";

/**
 * - `affected`: the answer counts something affected.
 * - `unaccounted`: it does not, but something of it is unknown or gone from where it was, so what was affected before is not accounted for.
 * - `earlier`: an earlier answer, another agent or the page said worse, and this answer is about less.
 * - `contradicted`: what was called fixed was found affected again.
 * - `unknown`: the answer counts something unknown.
 */
type StatusCause = "affected" | "unaccounted" | "earlier" | "contradicted" | "unknown";

/** The cause; `null` where nothing is left to do, or nothing was answered. */
export function responseStatusCause(
  { counts, coverage }: Pick<Attestation, "counts" | "coverage">,
  standing: ResponseStatus,
): StatusCause | null {
  if (standing === "contradicted") return "contradicted";
  if (standing === "unknown") return counts.unknown > 0 ? "unknown" : "earlier";
  if (standing !== "affected") return null;
  if (counts.affected > 0) return "affected";
  return counts.unknown > 0 || (coverage?.lost ?? 0) > 0 ? "unaccounted" : "earlier";
}
