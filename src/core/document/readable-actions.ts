/**
 * The actions of a published directive, whatever words a newer program put into them. No unknown word makes less required:
 * `docs/compatibility.md` has the rule for each kind of document.
 */
import { readDuration } from "#core/clock/clock.ts";
import { type ActionKind, actionKinds, type RequiredAction } from "#core/rules/action.ts";
import { type ClockStart } from "#core/clock/duration.ts";
import { listMember, member } from "#core/input/json.ts";
import { printable } from "#core/input/printable.ts";
import type { Finding } from "#core/problem.ts";
import { readCondition } from "#core/rules/condition.ts";
import { stepStarts } from "#core/rules/rule-pack/rule-pack.ts";

/** The actions of a document as this program evaluates them, and a remark for each word that it does not know. */
type ReadableActions = {
  readonly actions: readonly RequiredAction[];
  readonly remarks: readonly Finding[];
};

/** An action of an unknown kind stays; an unknown condition requires it always; a clock that cannot be read gives way to the table's date. */
export function readableActions(draft: unknown): ReadableActions {
  const read = listMember(draft, "actions").map((action, i) =>
    readableAction(action as RequiredAction, `/draft/actions/${i}`),
  );
  return {
    actions: read.map(({ action }) => action),
    remarks: read.flatMap(({ remarks }) => remarks),
  };
}

function readableAction(
  action: RequiredAction,
  at: string,
): { readonly action: RequiredAction; readonly remarks: readonly Finding[] } {
  const { when, clock, kind, ...always } = action;
  const condition = when === undefined ? null : readCondition(when, `${at}/when`);
  const duration =
    clock === undefined ? null : readDuration(member(clock, "duration"), `${at}/clock/duration`);
  return {
    action: {
      ...always,
      kind: shown(kind) as ActionKind,
      ...(duration?.ok === true && clock !== undefined
        ? { clock: { ...clock, start: shown(clock.start) as ClockStart } }
        : {}),
      ...(condition?.ok === true ? { when: condition.value } : {}),
    },
    remarks: [
      ...unknownWord(actionKinds, kind, `${at}/kind`),
      ...(clock === undefined ? [] : unknownWord(stepStarts, member(clock, "start"), `${at}/clock/start`)),
      ...(condition === null || condition.ok ? [] : condition.findings),
      ...(duration === null || duration.ok ? [] : duration.findings),
    ],
  };
}

/** A word fit to be shown, whatever it is. */
function shown(word: unknown): string {
  return printable(String(word), 80);
}

/** A remark where a word is none of those that are known here. */
export function unknownWord(known: readonly string[], word: unknown, at: string): readonly Finding[] {
  if (known.some((one) => one === word)) return [];
  const message = `This program does not know "${shown(word)}"; what it says still stands.`;
  return [{ at, code: "word-unknown", message, about: `"${shown(word)}"` }];
}
