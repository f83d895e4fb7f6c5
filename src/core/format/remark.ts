/**
 * The remarks that readers of advisories make on a record that was read, a closed list: each has a sentence in every language (`messages/…/shared/finding/finding.ts`) and a
 * weight that was decided. What breaks a record makes it unreadable instead, and then it has no remarks.
 */
import { type Cursor, pointerOf } from "#core/input/json-cursor.ts";
import type { Finding } from "#core/problem.ts";

/**
 * `unknown`: it leaves open what the record is about, so that the record counts as one that was not compared. `note`: what is in doubt is
 * undecidable in the record itself, or says nothing of what is affected.
 */
type RemarkWeight = "unknown" | "note";

/** The weight of each. Most are about a member beside what is affected, which is then left out. */
export const advisoryRemarkWeights = {
  "cve-invalid": "note",
  "date-invalid": "note",
  /** Of two members of one name the last counts; the first may have been what is affected. */
  "json-key-repeated": "unknown",
  "json-lone-surrogate": "note",
  "json-more-remarks": "note",
  "json-number-inexact": "note",
  "json-number-infinite": "note",
  "json-number-too-long": "note",
  "member-missing": "note",
  "name-too-long": "note",
  /** Two products of one id: each is undecidable. */
  "product-id-twice": "note",
  /** Of a status that excuses only; of another it breaks the record. */
  "product-undefined": "note",
  /** The record says of no product that it is affected, though its kind must. */
  "products-missing": "unknown",
  "relationship-unresolved": "unknown",
  "ssvc-unknown": "note",
  "text-empty": "note",
  "type-wrong": "note",
  "value-unknown": "note",
} as const satisfies Readonly<Record<string, RemarkWeight>>;

type AdvisoryRemarkCode = keyof typeof advisoryRemarkWeights;

/** Adds a remark on one place of the record. */
export function addRemark(
  remarks: Finding[],
  place: Cursor,
  { code, message }: { readonly code: AdvisoryRemarkCode; readonly message: string },
): void {
  remarks.push({ at: pointerOf(place), code, message });
}

/** Whether a remark says that the record may be about something that cannot be named; one that is not on the list does. */
export function leavesOpen({ code }: Finding): boolean {
  return !Object.hasOwn(advisoryRemarkWeights, code) || isOpening(code as AdvisoryRemarkCode);
}

function isOpening(code: AdvisoryRemarkCode): boolean {
  const weight: RemarkWeight = advisoryRemarkWeights[code];
  return weight === "unknown";
}
