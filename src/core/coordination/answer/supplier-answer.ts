/** What a supplier answers in a case: the buttons of its page, what a document says, and what a script sends are these. */

/** Why a product is not affected: the justifications that OpenVEX, CSAF and CISA share. */
export const answerJustifications = [
  "component_not_present",
  "vulnerable_code_not_present",
  "vulnerable_code_not_in_execute_path",
  "vulnerable_code_cannot_be_controlled_by_adversary",
  "inline_mitigations_already_exist",
] as const;
type AnswerJustification = (typeof answerJustifications)[number];

/** One answer. An empty `product` is the case's own; an empty version is none in particular. `date` is a calendar day, `ends` an RFC 3339 instant. */
export type SupplierAnswer = { readonly product: string; readonly note: string } & (
  | { readonly kind: "received" | "need-information" | "cannot" }
  | { readonly kind: "affected"; readonly from: string; readonly to: string }
  | { readonly kind: "not-affected"; readonly justification: AnswerJustification }
  | { readonly kind: "fix"; readonly version: string; readonly date: string }
  | { readonly kind: "more-time"; readonly ends: string; readonly zone: string }
);
