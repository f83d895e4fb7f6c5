/** What an organisation sends back: an acknowledgement, and an attestation of counts with evidence classes. Never a component, a path or a host. */

/** Evidence classes: E0 self-attested, E1 command output, E2 signed agent check, E3 independent verification. */
export const evidenceClasses = ["E0", "E1", "E2", "E3"] as const;
type EvidenceClass = (typeof evidenceClasses)[number];

/** Counts of components (or of systems, for a self-attested answer) by status. */
export type StatusCounts = {
  readonly affected: number;
  readonly fixed: number;
  readonly mitigated: number;
  readonly notAffected: number;
  readonly unknown: number;
};

/** An acknowledgement: the organisation has the directive. It says nothing about being affected. */
export type Acknowledgement = {
  readonly type: "bongsu.acknowledgement/1";
  readonly organization: string;
  readonly directive: string;
  readonly revision: number;
  readonly drill: boolean;
  readonly at: string;
};

/** One signed answer to one directive. A later answer of the same organisation (higher `sequence`) replaces the earlier in the picture; all are kept. */
export type Attestation = {
  readonly type: "bongsu.attestation/1";
  readonly organization: string;
  readonly directive: string;
  readonly revision: number;
  readonly drill: boolean;
  /** From 1, growing by the organisation; the same sequence with other content is a conflict. */
  readonly sequence: number;
  readonly at: string;
  readonly counts: StatusCounts;
  readonly evidence: Readonly<Record<EvidenceClass, number>>;
  /** Number of components that an earlier answer called fixed and this check found affected again. */
  readonly contradicted: number;
  /** sha256 (hex) of the local check report that stays at home; `null` for a self-attested answer. */
  readonly evidenceDigest: string | null;
};

/**
 * Where an organisation stands on one directive.
 * `told` and `acknowledged` say nothing about applicability; `unknown` is an answer that could not decide; `contradicted` is a
 * claim of closure that a later check found to be untrue: open, whatever else was said.
 */
export const responseStatuses = [
  "told",
  "acknowledged",
  "unknown",
  "affected",
  "contradicted",
  "closed",
  "not-affected",
] as const;
export type ResponseStatus = (typeof responseStatuses)[number];

/** The standing that an attestation puts an organisation in, given the one before. Order of severity: contradicted, affected, unknown, closed, not affected. */
export function responseStatusOf(
  attestation: Pick<Attestation, "counts" | "contradicted">,
  before: ResponseStatus,
): ResponseStatus {
  const { affected, unknown, fixed, mitigated } = attestation.counts;
  const claimedClosed = before === "closed" || before === "not-affected" || before === "contradicted";
  if (affected > 0) return claimedClosed || attestation.contradicted > 0 ? "contradicted" : "affected";
  if (attestation.contradicted > 0) return "contradicted";
  if (unknown > 0) return "unknown";
  return fixed + mitigated > 0 ? "closed" : "not-affected";
}
