/** The refusal of a directive that is not here or not in force, with the one that may be meant. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { suggestNames } from "#core/input/suggest-names.ts";

/** Says that a directive is missing among those that are known. */
export function missingDirective(
  what: "noDirective" | "notInForce",
  directive: string,
  known: readonly Pick<DirectiveDocument, "id">[],
): MessageRefusal {
  const [near] = suggestNames(
    directive,
    known.map(({ id }) => id),
  );
  return new MessageRefusal("not-found", (t) =>
    near === undefined ? t(`agent.${what}`, { directive }) : t(`agent.${what}Near`, { directive, near }),
  );
}
