/** Directives whose rule pack or procedure this program does not know: they stand, and by when is unknown. */
import type { DirectiveDocument } from "#core/directive/directive.ts";
import type { DirectiveGap } from "#core/document/directive-gap.ts";
import { printable } from "#core/input/printable.ts";
import { findPack, findProcedure } from "#core/rules/packs/index.ts";

/** The rules of a directive that are not known here. */
export function unknownRules({ draft: { rulePack, procedure } }: DirectiveDocument): readonly string[] {
  const unknown = [
    ...(findPack(rulePack) === null ? [rulePack] : []),
    ...(procedure !== undefined && findProcedure(procedure) === null ? [procedure] : []),
  ];
  return unknown.map((reference) => printable(reference, 100));
}

/** A gap for each directive with such rules. */
export function ruleGaps(directives: readonly DirectiveDocument[]): readonly DirectiveGap[] {
  return directives.flatMap((document) => {
    const words = unknownRules(document);
    const { id: directive, revision } = document;
    return words.length === 0 ? [] : [{ directive, revision, reason: "rules-unknown", words }];
  });
}
