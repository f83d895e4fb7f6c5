/** From what is asked of affected components to tasks: each action once, the earliest deadline holds, and the directive that set it is named. Pure. */
import type { Obligation } from "#agent/check/obligations.ts";
import type { Task, TaskState } from "#agent/task/task.ts";
import type { ActionKind } from "#core/rules/action.ts";
import { readWindow, nextWindow } from "#core/asset/patch-window.ts";
import { compareDeadlines, type DatedAction } from "#core/rules/evaluate.ts";

type ObligationAction = { readonly obligation: Obligation; readonly action: DatedAction };

/** One task an action and component; an action on the whole system once a list; what the answer to the room does is no task of its own. */
export function actionTasks(obligations: readonly Obligation[], now: string): readonly Task[] {
  const asked = obligations.flatMap((obligation) =>
    obligation.evaluation.actions
      .filter((action) => !isAnswer(action))
      .map((action) => ({ obligation, action })),
  );
  return [...Map.groupBy(asked, identityOf).values()].map((same) => taskOf(same, now));
}

/** What an action of a kind is done to: one component, the whole system that a list describes, or the room, which is informed. */
const doneTo: Readonly<Record<ActionKind, "component" | "system" | "room">> = {
  patch: "component",
  upgrade: "component",
  mitigate: "component",
  disconnect: "system",
  remove: "component",
  "rotate-secrets": "system",
  hunt: "system",
  "attest-not-affected": "room",
  report: "room",
};

/** Whether an action informs the room. */
export function informsRoom({ kind }: DatedAction): boolean {
  return doneTo[kind] === "room";
}

function isAnswer(action: DatedAction): boolean {
  return informsRoom(action) && (action.kind !== "report" || action.from !== "procedure");
}

/** An action under a condition may fall away, so it never stands for one that is asked for always; a step is its directive's own. */
function identityOf({ obligation, action }: ObligationAction): string {
  const { affected, directive } = obligation;
  const { kind, step, condition } = action;
  // A kind that a newer room made is done to the component.
  const where = { room: "", system: affected.list, component: affected.digest }[doneTo[kind] ?? "component"];
  return JSON.stringify([
    kind,
    condition?.when ?? null,
    where,
    step === undefined ? null : [directive.id, step],
  ]);
}

function taskOf(same: readonly ObligationAction[], now: string): Task {
  const ordered = same.toSorted(
    (a, b) =>
      compareDeadlines(a.action.deadline, b.action.deadline) ||
      (a.obligation.directive.id < b.obligation.directive.id ? -1 : 1),
  );
  const { obligation, action } = ordered[0] as ObligationAction;
  const { directive, affected, evaluation, open, statement: said, situation } = obligation;
  const fixing = action.kind === "patch" || action.kind === "upgrade";
  return {
    what: "act",
    directive: directive.id,
    title: directive.draft.title,
    binding: directive.draft.binding,
    alsoBy: otherDirectives(ordered, directive.id),
    deadline: action.deadline,
    state: stateOf(action, now),
    components: new Set(same.map((one) => one.obligation.affected.digest)).size,
    action,
    affected,
    advisories: [...new Set(same.map((one) => one.obligation.by.id))],
    evaluation,
    open,
    command: fixing ? (affected.command ?? null) : null,
    controls: said.controls ?? [],
    window: windowOf(obligation, action.deadline, now),
    receipt: null,
    unconfirmed: null,
    extensions: (action.course?.extended ?? 0) > 0 ? (situation.extensions ?? []) : [],
  };
}

function otherDirectives(ordered: readonly ObligationAction[], winner: string): Task["alsoBy"] {
  const first = new Map<string, string | null>();
  for (const { obligation, action } of ordered) {
    const { id } = obligation.directive;
    if (id !== winner && !first.has(id)) first.set(id, action.deadline);
  }
  return [...first].map(([directive, deadline]) => ({ directive, deadline }));
}

function stateOf({ deadline, waiting, course }: DatedAction, now: string): TaskState {
  if (course?.paused === true) return "paused";
  if (deadline === null) return waiting === null ? "open" : "waiting";
  if (compareDeadlines(deadline, now) < 0) return "overdue";
  return (course?.extended ?? 0) > 0 ? "extended" : "open";
}

function windowOf({ statement: said }: Obligation, deadline: string | null, now: string): Task["window"] {
  const window = said.patchWindow === undefined ? null : readWindow(said.patchWindow);
  if (window === null) return null;
  const next = nextWindow(window, now);
  return { ...next, inTime: deadline === null || compareDeadlines(next.from, deadline) <= 0 };
}
