/** Which fields of a draft differ from those of another, whatever language they are read in. */
import type { DirectiveDraft } from "#core/directive/directive.ts";

/** The fields of a draft that hold one value, in the order in which people read them. */
const draftFields = [
  "title",
  "rulePack",
  "procedure",
  "until",
  "scope",
  "binding",
  "legalBasis",
  "contact",
] as const satisfies readonly (keyof DirectiveDraft)[];

export type DraftField = (typeof draftFields)[number];

/** The fields that differ; a text differs where it does in any language, and one that is missing is as good as an empty one. */
export function changedFields(before: DirectiveDraft, after: DirectiveDraft): readonly DraftField[] {
  return draftFields.filter((field) => !sameValue(before[field], after[field]));
}

type FieldValue = DirectiveDraft[DraftField];

function sameValue(before: FieldValue, after: FieldValue): boolean {
  if (typeof before !== "object" || typeof after !== "object") return (before ?? "") === (after ?? "");
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...old.keys(), ...now.keys()].every(
    (language) => (old.get(language) ?? "") === (now.get(language) ?? ""),
  );
}
