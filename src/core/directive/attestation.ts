/** What an organisation sends back: an acknowledgement, and an attestation of counts with evidence classes. Never a component, a path or a host. */

import type { AnswerCoverage } from "#core/directive/answer-coverage.ts";

/** Evidence classes: E0 self-attested, E1 command output, E2 signed agent check, E3 independent verification. */
export const evidenceClasses = ["E0", "E1", "E2", "E3"] as const;
type EvidenceClass = (typeof evidenceClasses)[number];

/** The statuses by which an answer counts, in the order in which they are read. */
export const countedStatuses = ["affected", "fixed", "mitigated", "notAffected", "unknown"] as const;

/** Counts of components (or of systems, for a self-attested answer) by status. */
export type StatusCounts = Readonly<Record<(typeof countedStatuses)[number], number>>;

/** An acknowledgement: the organisation has the directive. It says nothing about being affected. */
export type Acknowledgement = {
  readonly type: "bongsu.acknowledgement/1";
  readonly organization: string;
  readonly directive: string;
  readonly revision: number;
  readonly drill: boolean;
  readonly at: string;
};

/** One signed answer to one directive. All are kept, and where the organisation stands follows from all of them (`core/directive/response-history.ts`). */
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
  /** Of an answer on a return slip, which has no room for more: the digest's first 8 digits. `evidenceDigest` is `null` then. */
  readonly evidenceDigestStart?: string;
  /** What was looked at; absent in a self-attested answer, and from agents of 0.1.0: then it is not known. */
  readonly coverage?: AnswerCoverage;
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

/** What an answer can come to: every status but those of silence. */
export type AnsweredStatus = Exclude<ResponseStatus, "told" | "acknowledged">;
