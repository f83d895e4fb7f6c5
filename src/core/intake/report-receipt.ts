/** A receipt of a report: the room's sealed word that it has these bytes, under this number, since this time. It says nothing of what is in them. */
import { wordsToUnderstand } from "#core/document/must-understand.ts";
import { hasInstant, isOfRoom } from "#core/document/shared-members.ts";
import { textMember } from "#core/input/json.ts";
import { numberForm } from "#core/intake/case-number.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

/** The document type. */
export const reportReceiptForm = "bongsu.report-receipt/1";

/** The payload of a receipt of a report. */
export type ReportReceipt = {
  readonly type: typeof reportReceiptForm;
  /** The room by its address, and its world. */
  readonly room: string;
  readonly drill: boolean;
  readonly number: string;
  /** SHA-256 (hex) of the bytes that were sent. */
  readonly sha256: string;
  readonly receivedAt: string;
};

/** Reads the payload of a receipt; `number` is fit to be a file's name. */
export function readReportReceipt(value: unknown): Parsed<ReportReceipt> {
  const missing = wordsToUnderstand(value);
  if (missing.length > 0) return { ok: false, findings: missing };
  const isReceipt =
    isOfRoom(value, reportReceiptForm) &&
    numberForm.test(textMember(value, "number") ?? "") &&
    /^[0-9a-f]{64}$/.test(textMember(value, "sha256") ?? "") &&
    hasInstant(value, "receivedAt");
  return isReceipt
    ? parsed(value as ReportReceipt)
    : failed("", "receipt-form", "This is not a receipt of a report that this program reads.");
}
