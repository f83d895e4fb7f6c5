/** What two reports have in common or not, one signal each: a score and its evidence as data. Sentences are made of it in the catalogue of messages. */

/** The name of a signal, in the order in which they are shown. */
export type SignalName =
  | "alias"
  | "state"
  | "stack"
  | "class"
  | "site"
  | "text"
  | "weakness"
  | "product"
  | "version";

/** Why a signal has its score: a code, of which a sentence is made, and the values that the sentence names. Values come from reports and are hostile text. */
export type Evidence = {
  readonly code: EvidenceCode;
  readonly values: Readonly<Record<string, string | number>>;
};

/** Every reason that a signal can give. */
type EvidenceCode =
  | "alias-shared"
  | "alias-other"
  | "state-equal"
  | "state-none"
  | "state-similar"
  | "state-other"
  | "stack-likeness"
  | "class-equal"
  | "class-near"
  | "class-other"
  | "site-hunks"
  | "site-function"
  | "site-mention"
  | "site-names"
  | "site-file"
  | "site-other"
  | "text-likeness"
  | "weakness-equal"
  | "weakness-other"
  | "product-equal"
  | "product-other"
  | "version-equal"
  | "version-other";

/** One signal: 0 where it speaks against sameness, 1 where it could not speak more for it. A signal that has nothing to go by is not there. */
export type Signal = { readonly name: SignalName; readonly score: number; readonly why: Evidence };

/** A signal with its evidence; the score is brought between 0 and 1. */
export function signal(
  name: SignalName,
  score: number,
  code: EvidenceCode,
  values: Evidence["values"] = {},
): Signal {
  return { name, score: Math.max(0, Math.min(1, score)), why: { code, values } };
}
