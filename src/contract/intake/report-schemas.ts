/** What the endpoints of reporting share. */
import Type from "typebox";
import { numberForm } from "#core/intake/case-number.ts";
import { gates } from "#core/intake/gate.ts";
import { lanes } from "#core/intake/lane.ts";
import { Closed, Envelope, Instant } from "#contract/shared-schemas.ts";

/** The number of a report. */
export const ReportNumber = Type.String({ minLength: 12, maxLength: 12, pattern: numberForm.source });
/** What the words of a case lead to; see `core/intake/case-words.ts`. */
export const CaseSecret = Type.String({ minLength: 64, maxLength: 64, pattern: "^[0-9a-f]{64}$" });
/** SHA-256 in hexadecimal. */
export const Sha256 = Type.String({ minLength: 64, maxLength: 64, pattern: "^[0-9a-f]{64}$" });
/** A key under which something is sent once, however often. */
export const OnceKey = Type.String({ minLength: 16, maxLength: 100, pattern: "^[!-~]+$" });
/** A lane of reports. */
export const LaneName = Type.Enum([...lanes]);
/** A finding about something that was sent. */
const ItemFinding = Closed({ at: Type.String(), code: Type.String(), message: Type.String() });
/** One item of a call: its receipt, or why there is none. `line` counts from 1. */
export const ReceivedItem = Type.Union([
  Closed({
    line: Type.Integer(),
    number: ReportNumber,
    sha256: Sha256,
    receivedAt: Instant,
    /** It had been received before. */
    again: Type.Boolean(),
    /** The room's sealed word for it (`bongsu.report-receipt/1`). */
    receipt: Type.Optional(Envelope),
  }),
  Closed({ line: Type.Integer(), findings: Type.Array(ItemFinding) }),
]);
/** What a gate decided of a report. */
export const GateOutcome = Closed({
  gate: Type.Enum([...gates]),
  verdict: Type.String(),
  reasons: Type.Array(Type.String()),
  decidedAt: Instant,
});
