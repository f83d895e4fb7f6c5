/** What may happen to a case, and every reason for which it may not. */
import type { CaseMachine } from "#core/coordination/machine/case-transitions.ts";
import type { CaseStateAct } from "#core/coordination/machine/case-machine.ts";
import type { EmbargoAct } from "#core/coordination/machine/embargo-machine.ts";
import type { ReportAct } from "#core/coordination/machine/report-machine.ts";
import type { CoordinatedCase } from "#core/coordination/coordinated-case.ts";

/** What a participant who stops working does with an embargo in force. */
export const adherences = ["keep", "leave"] as const;
type Adherence = (typeof adherences)[number];

/** One act; `by` is a participant's id, or the system's. A report is received by `participant` from `by`; every other report act is about oneself. */
export type CaseAct =
  | {
      readonly kind: "report";
      readonly act: ReportAct;
      readonly by: string;
      readonly participant: string;
      readonly adherence?: Adherence;
    }
  | { readonly kind: "embargo"; readonly act: EmbargoAct; readonly by: string }
  | { readonly kind: "state"; readonly act: CaseStateAct; readonly by: string; readonly supplier?: string }
  | { readonly kind: "publish"; readonly by: string };

/** Every reason for which an act is refused. */
export const caseRefusals = [
  "participant-unknown",
  "role-forbids",
  "not-own-state",
  "state-forbids",
  "report-state-forbids",
  "sender-not-accepted",
  "report-not-accepted",
  "embargo-not-accepted",
  "embargo-undecided",
  "embargo-in-force",
  "embargo-pointless",
  "adherence-unstated",
  "own-proposal",
  "not-own-proposal",
  "already-answered",
] as const;
export type CaseRefusal = (typeof caseRefusals)[number];

/** One row of a machine's table that was taken; `subject` is the participant whose state it is, `null` for the case's. */
export type CaseStep = {
  readonly machine: CaseMachine;
  readonly subject: string | null;
  readonly from: string;
  readonly act: string;
  readonly to: string;
};

/** The case after an act, with the rows that it took, consequences included. */
export type CaseProgress = { readonly after: CoordinatedCase; readonly steps: readonly CaseStep[] };

/** What an act led to, or why it may not be. */
export type CaseOutcome =
  | ({ readonly ok: true } & CaseProgress)
  | { readonly ok: false; readonly code: CaseRefusal };

/** An act that is refused. */
export function refusedAct(code: CaseRefusal): CaseOutcome {
  return { ok: false, code };
}
