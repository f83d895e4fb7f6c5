/** What a supplier answers in a case: the buttons of its page, what a document says, and what a script sends are these. */
import { textMember } from "#core/input/json.ts";

/** Why a product is not affected: the justifications that OpenVEX, CSAF and CISA share. */
export const answerJustifications = [
  "component_not_present",
  "vulnerable_code_not_present",
  "vulnerable_code_not_in_execute_path",
  "vulnerable_code_cannot_be_controlled_by_adversary",
  "inline_mitigations_already_exist",
] as const;
type AnswerJustification = (typeof answerJustifications)[number];

/** How many answers are given at once at the most. */
export const mostAnswers = 200;

/** How long a product, version or other short member is at the most, and what is written beside. */
export const longestAnswered = { product: 300, note: 4_000 } as const;

/** One answer. An empty `product` is the case's own; an empty version is none in particular. `date` is a calendar day, `ends` an RFC 3339 instant. */
export type SupplierAnswer = { readonly product: string; readonly note: string } & (
  | { readonly kind: "received" | "need-information" | "cannot" }
  | { readonly kind: "affected"; readonly from: string; readonly to: string }
  | { readonly kind: "not-affected"; readonly justification: AnswerJustification }
  | { readonly kind: "fix"; readonly version: string; readonly date: string }
  | { readonly kind: "more-time"; readonly ends: string; readonly zone: string }
);

/** An answer as a case keeps it; `null` of what is none, or locked. */
export function supplierAnswerIn(content: unknown): SupplierAnswer | null {
  const text = (name: string): string => textMember(content, name) ?? "";
  const about = { product: text("product"), note: text("note") };
  const kind = textMember(content, "kind");
  const justification = answerJustifications.find((one) => one === text("justification"));
  if (kind === "received" || kind === "need-information" || kind === "cannot") return { ...about, kind };
  if (kind === "affected") return { ...about, kind, from: text("from"), to: text("to") };
  if (kind === "fix") return { ...about, kind, version: text("version"), date: text("date") };
  if (kind === "more-time") return { ...about, kind, ends: text("ends"), zone: text("zone") };
  if (kind !== "not-affected" || justification === undefined) return null;
  return { ...about, kind, justification };
}
