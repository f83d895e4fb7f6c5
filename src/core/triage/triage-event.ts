/** What the journal says of triage: who looked, and what was decided. What was written to a reporter stands sealed in its object. */

/** The facts of triage; `submission` is the number of a report. */
export type TriageEvent =
  | { readonly kind: "triage.looked" | "triage.released" | "triage.accepted"; readonly submission: string }
  | { readonly kind: "triage.rejected"; readonly submission: string; readonly reason: string }
  /** Two reports are taken for one flaw, or no longer; neither loses its receipt. */
  | {
      readonly kind: "triage.linked" | "triage.unlinked";
      readonly submission: string;
      readonly other: string;
    }
  | { readonly kind: "triage.assigned"; readonly submission: string; readonly operator: string | null }
  | { readonly kind: "triage.snoozed"; readonly submission: string; readonly until: string }
  /** An act was taken back before its reporter saw it, or reversed afterwards. */
  | {
      readonly kind: "triage.taken-back" | "triage.reversed";
      readonly submission: string;
      readonly act: string;
    };

/** Who reads which field: as of reports, nobody anything in the journal; who may read a report sees its history with it. */
export const triageVisibility = {
  "triage.looked": { submission: "room" },
  "triage.released": { submission: "room" },
  "triage.accepted": { submission: "room" },
  "triage.rejected": { submission: "room", reason: "room" },
  "triage.linked": { submission: "room", other: "room" },
  "triage.unlinked": { submission: "room", other: "room" },
  "triage.assigned": { submission: "room", operator: "room" },
  "triage.snoozed": { submission: "room", until: "room" },
  "triage.taken-back": { submission: "room", act: "room" },
  "triage.reversed": { submission: "room", act: "room" },
} as const;
