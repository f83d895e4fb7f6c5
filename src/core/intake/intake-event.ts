/** What the journal says of reports: that there is one, and what was decided of it; never what is in it, nor who sent it. */
import type { GateName } from "#core/intake/gate.ts";

/** The facts of intake; one part of the union of `core/journal-event.ts`. */
export type IntakeEvent =
  /** A report was recorded: its number, the digest of what was sent, and the sealed object that holds it. */
  | {
      readonly kind: "submission.received";
      readonly submission: string;
      readonly sha256: string;
      readonly object: string;
    }
  /** A gate decided of a report. */
  | {
      readonly kind: "submission.judged";
      readonly submission: string;
      readonly gate: GateName;
      readonly verdict: string;
    }
  /** The office asked the reporter something, or the reporter answered; what it is stands sealed in the object. */
  | {
      readonly kind: "submission.asked" | "submission.answered";
      readonly submission: string;
      readonly object: string;
    }
  /** A supplier said how many reports it takes in seven days. */
  | { readonly kind: "supplier-pace.stated"; readonly organization: string; readonly weekly: number };

/** Who reads which field: of reports nobody anything in the journal, since whoever may read one sees its history with it. */
export const intakeVisibility = {
  "submission.received": { submission: "room", sha256: "room", object: "room" },
  "submission.judged": { submission: "room", gate: "room", verdict: "room" },
  "submission.asked": { submission: "room", object: "room" },
  "submission.answered": { submission: "room", object: "room" },
  "supplier-pace.stated": { organization: "own", weekly: "own" },
} as const;
