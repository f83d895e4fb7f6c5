/** The tasks of a directive whose rules this program does not know: what its document asks, in its own words and without a date that nobody here can work out. Pure. */
import type { AffectedComponent } from "#agent/check/affected-store.ts";
import { unknownRules } from "#agent/check/unknown-rules.ts";
import { informsRoom } from "#agent/task/task-actions.ts";
import type { Task } from "#agent/task/task.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { findProcedure } from "#core/rules/packs/index.ts";
import type { ActionKind, RequiredAction } from "#core/rules/action.ts";
import type { DatedAction } from "#core/rules/evaluate.ts";

/** Each action for each affected component; none where the rules are known. `own` is a task of the directive with nothing in it. */
export function undatedTasks(
  directive: DirectiveDocument,
  affected: readonly AffectedComponent[],
  own: Task,
): readonly Task[] {
  if (unknownRules(directive).length === 0) return [];
  const actions = wantedActions(directive).map(undated);
  const components = affected.filter((one) => one.directive === directive.id);
  return components.flatMap((component) =>
    actions
      .filter((action) => !informsRoom(action))
      .map((action) => ({
        ...own,
        components: 1,
        action,
        affected: component,
        advisories: component.advisories.map(({ id }) => id),
      })),
  );
}

/** What the document names; a procedure that is not known stands as its own name, since its steps are not here. */
function wantedActions({ draft: { actions, procedure } }: DirectiveDocument): readonly RequiredAction[] {
  if (procedure === undefined) return actions;
  const steps = findProcedure(procedure)?.steps.map(({ kind, what, when }) => ({
    kind,
    note: what,
    ...(when && { when }),
  }));
  return [...actions, ...(steps ?? [{ kind: procedure as ActionKind }])];
}

function undated({ kind, note, clock }: RequiredAction): DatedAction {
  return {
    kind,
    duration: clock?.duration ?? { nextUpgrade: true },
    start: clock?.start ?? "published",
    deadline: null,
    waiting: null,
    note: note ?? null,
    from: "directive",
  };
}
