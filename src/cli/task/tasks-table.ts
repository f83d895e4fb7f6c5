/** The list of tasks for people: one block a task, alike ones together, the most urgent first. */
import type { Task } from "#agent/task/task.ts";
import type { TaskList } from "#agent/task/tasks.ts";
import { movedLines, openLines } from "#cli/check/deadline-lines.ts";
import { noticeLines } from "#cli/check/notice-lines.ts";
import { suspensionLines } from "#cli/check/suspension-lines.ts";
import { gapLines } from "#cli/check/directive-gap-lines.ts";
import {
  ageText,
  commandFor,
  lookedAtLines,
  oneLineText,
  taskActionText,
  taskDeadlineText,
  taskReasonText,
} from "#cli/task/task-text.ts";
import { printable } from "#core/input/printable.ts";
import type { Translate } from "#messages/message.ts";
import { instantText } from "#messages/render/clock.ts";

/** How the list is shown; `all` shows every component and what is done. */
export type TasksTableOptions = {
  readonly t: Translate;
  readonly all: boolean;
  /** The folder, where the command line named it: the commands name it too. */
  readonly folder?: string | null;
};

/** The whole text. */
export function tasksTable(list: TaskList, shown: TasksTableOptions): string {
  const { t, all } = shown;
  const wanted = list.tasks.filter(({ state }) => all || state !== "done");
  const groups = [...Map.groupBy(wanted, alike).values()];
  const parts = [
    head(groups, list, t),
    suspensionLines(list.suspended, t),
    noticeLines(list.notices, t),
    gapLines(list.gaps, t),
    ...groups.map((group, i) => block(group, i + 1, { ...shown, now: list.now })),
    movedLines(list.moved, t),
    openLines(list.open, t),
    all ? "" : doneLine(list, t),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

/** Tasks that differ in nothing but the component and its list. */
function alike({ what, directive, deadline, state, action, alsoBy, evaluation, ...rest }: Task): string {
  const { kind, step, condition } = action ?? {};
  const { window, controls, advisories, nothingCompared, lostLists } = rest;
  const dated = [deadline, state, kind, step, condition?.when, evaluation?.reasons];
  return JSON.stringify([
    what,
    directive,
    alsoBy,
    advisories,
    window,
    controls,
    nothingCompared,
    lostLists,
    dated,
  ]);
}

/** How much there is to do, and how old the newest check is, so that nobody takes an old list for the present. */
function head(groups: readonly (readonly Task[])[], list: TaskList, t: Translate): string {
  const open = groups.flatMap(([first]) => (first === undefined || first.state === "done" ? [] : [first]));
  const late = open.filter(({ state }) => state === "overdue").length;
  const [count, checked] = [open.length, checkedText(list, t)];
  const line =
    late > 0
      ? t("tasksCommand.countLate", { count, late, checked })
      : t("tasksCommand.count", { count, checked });
  return `${list.drill ? `${t("terminal.drill")}\n` : ""}${line}\n`;
}

function checkedText({ directives, checkedAt, now, gaps }: TaskList, t: Translate): string {
  if (gaps.length > 0) return t("tasksCommand.notKnown", { count: gaps.length });
  if (directives === 0) return t("tasksCommand.noneAsks");
  if (checkedAt === null) return t("tasksCommand.unchecked");
  return t("tasksCommand.checked", {
    age: ageText(checkedAt, now, t),
    instant: instantText(checkedAt, t),
  });
}

type Block = TasksTableOptions & { readonly now: string };

function block(group: readonly Task[], number: number, { t, all, folder = null, now }: Block): string {
  const first = group[0] as Task;
  const lines = [
    `${t(`tasksCommand.state.${first.state}`)} · ${taskDeadlineText(first, now, t)} · ${taskActionText(first, t)}`,
    sourceLine(first, t),
    whyLine(first, t),
    ...extraLines(first, t),
    ...lookedAtLines(first, t),
    ...(first.affected === null ? wholeLines(first, folder, t) : componentLines(group, { t, all, folder })),
  ].filter((line) => line !== "");
  const place = `${number}.`.padStart(3);
  return `${place} ${lines.join("\n    ")}\n`;
}

const mostNames = 5;

function wholeLines(task: Task, folder: string | null, t: Translate): readonly string[] {
  const { what, components } = task;
  const command = commandFor(task, folder);
  if (command !== "") return [`$ ${command}`];
  if (what !== "find-out") return [];
  return [t("tasksCommand.undecided", { count: components })];
}

/** Each component with its list, and below it the command that fixes it. */
function componentLines(
  group: readonly Task[],
  { t, all, folder = null }: TasksTableOptions,
): readonly string[] {
  const shown = all ? group : group.slice(0, mostNames);
  const left = group.length - shown.length;
  const more = left > 0 ? [t("tasksCommand.moreComponents", { count: left })] : [];
  const lines = shown.flatMap((task) => {
    const { name = "", version = null, list = "" } = task.affected ?? {};
    const named = version === null ? printable(name, 60) : `${printable(name, 60)} ${printable(version, 40)}`;
    const command = commandFor(task, folder);
    return [`- ${named} · ${printable(list, 300)}`, ...(command === "" ? [] : [`  $ ${command}`])];
  });
  return [...lines, ...more];
}

function sourceLine({ directive, title, binding, alsoBy, advisories }: Task, t: Translate): string {
  const nature = t(`tasksCommand.nature.${binding ? "binding" : "advisory"}`);
  const directives = alsoBy.map((one) => one.directive).join(", ");
  const natures = directives === "" ? nature : t("tasksCommand.natureAlso", { nature, directives });
  const named = advisories
    .slice(0, mostNames)
    .map((id) => printable(id, 80))
    .join(", ");
  return `${printable(directive, 80)} ${oneLineText(title, t)} (${natures}) · ${named}`;
}

function whyLine(task: Task, t: Translate): string {
  const reasons = taskReasonText(task, t);
  return reasons === "" ? "" : t("tasksCommand.why", { reasons });
}

function extraLines({ window, controls, state, unconfirmed }: Task, t: Translate): readonly string[] {
  const lines: string[] = [];
  if (window !== null && state !== "done") {
    const instant = instantText(window.from, t);
    lines.push(t(`tasksCommand.${window.inTime ? "window" : "windowLate"}`, { instant }));
  }
  if (unconfirmed !== null) {
    const instant = instantText(unconfirmed.receivedAt, t);
    lines.push(t("tasksCommand.unconfirmed", { instant, receipt: printable(unconfirmed.receipt, 80) }));
  }
  if (controls.length > 0)
    lines.push(t("tasksCommand.controls", { controls: printable(controls.join(", "), 300) }));
  return lines;
}

function doneLine({ tasks }: TaskList, t: Translate): string {
  const done = tasks.filter(({ state }) => state === "done").length;
  if (done === 0) return "";
  return `${t("tasksCommand.done", { count: done })}\n`;
}
