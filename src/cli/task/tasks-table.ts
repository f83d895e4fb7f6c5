/** The list of tasks for people: one block a task, alike ones together, the most urgent first. */
import type { Task } from "#agent/task/task.ts";
import type { TaskList } from "#agent/task/tasks.ts";
import { movedLines, openLines } from "#cli/task/deadline-lines.ts";
import {
  commandFor,
  ageText,
  taskActionText,
  taskDeadlineText,
  taskReasonText,
  stateWords,
} from "#cli/task/task-text.ts";
import { instantText } from "#core/clock/clock.ts";
import { oneLineIn } from "#core/directive/one-line.ts";
import type { Language } from "#core/matching/verdict-text.ts";
import { printable } from "#core/input/printable.ts";

/** How the list is shown; `all` shows every component and what is done. */
export type TasksTableOptions = { readonly language: Language; readonly all: boolean };

/** The whole text. */
export function tasksTable(list: TaskList, shown: TasksTableOptions): string {
  const { language, all } = shown;
  const wanted = list.tasks.filter(({ state }) => all || state !== "done");
  const groups = [...Map.groupBy(wanted, alike).values()];
  const parts = [
    head(groups, list, language),
    ...groups.map((group, i) => block(group, i + 1, { ...shown, now: list.now })),
    movedLines(list.moved, language),
    openLines(list.open, language),
    all ? "" : doneLine(list, language),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

/** Tasks that differ in nothing but the component and its list. */
function alike({ what, directive, deadline, state, action, alsoBy, evaluation, ...rest }: Task): string {
  const { kind, step, condition } = action ?? {};
  const { window, controls, advisories } = rest;
  const dated = [deadline, state, kind, step, condition?.when, evaluation?.reasons];
  return JSON.stringify([what, directive, alsoBy, advisories, window, controls, dated]);
}

function head(groups: readonly (readonly Task[])[], list: TaskList, language: Language): string {
  const ko = language === "ko";
  const left = groups.flatMap(([first]) => (first === undefined || first.state === "done" ? [] : [first]));
  const late = left.filter(({ state }) => state === "overdue").length;
  const mark = list.drill ? (ko ? "[훈련] 훈련 상황입니다\n" : "[DRILL] This is a drill\n") : "";
  const count = ko
    ? `할 일 ${left.length}건${late > 0 ? ` (기한 지남 ${late}건)` : ""}`
    : `${left.length} task${left.length === 1 ? "" : "s"}${late > 0 ? ` (${late} overdue)` : ""}`;
  return `${mark}${count} · ${checkAge(list, language)}\n`;
}

/** How old the newest check is, so that nobody takes an old list for the present. */
function checkAge({ directives, checkedAt, now }: TaskList, language: Language): string {
  const ko = language === "ko";
  if (directives === 0)
    return ko ? "시행 중인 지시 가운데 우리 기관에 묻는 것이 없습니다" : "no directive in force asks you";
  if (checkedAt === null) return ko ? "대조하지 않은 지시가 있습니다" : "a directive was not checked yet";
  const age = ageText(checkedAt, now, language);
  const at = instantText(checkedAt, language);
  return ko ? `마지막 대조 ${age} (${at})` : `last checked ${age} (${at})`;
}

type Block = TasksTableOptions & { readonly now: string };

function block(group: readonly Task[], number: number, { language, all, now }: Block): string {
  const first = group[0] as Task;
  const lines = [
    `${stateWords[first.state][language]} · ${taskDeadlineText(first, now, language)} · ${taskActionText(first, language)}`,
    sourceLine(first, language),
    whyLine(first, language),
    ...extraLines(first, language),
    ...(first.affected === null ? wholeLines(first, language) : componentLines(group, { language, all })),
  ].filter((line) => line !== "");
  const place = `${number}.`.padStart(3);
  return `${place} ${lines.join("\n    ")}\n`;
}

const mostNames = 5;

function wholeLines(task: Task, language: Language): readonly string[] {
  const { what, components } = task;
  const command = commandFor(task);
  if (command !== "") return [`$ ${command}`];
  if (what !== "find-out") return [];
  return [
    language === "ko"
      ? `판정할 수 없는 구성요소 ${components}개`
      : `${components} components that could not be decided`,
  ];
}

/** Each component with its list, and below it the command that fixes it. */
function componentLines(group: readonly Task[], { language, all }: TasksTableOptions): readonly string[] {
  const shown = all ? group : group.slice(0, mostNames);
  const left = group.length - shown.length;
  const more = left > 0 ? [language === "ko" ? `외 ${left}개 (--all)` : `and ${left} more (--all)`] : [];
  const lines = shown.flatMap((task) => {
    const { name = "", version = null, list = "" } = task.affected ?? {};
    const named = version === null ? printable(name, 60) : `${printable(name, 60)} ${printable(version, 40)}`;
    const command = commandFor(task);
    return [`- ${named} · ${printable(list, 300)}`, ...(command === "" ? [] : [`  $ ${command}`])];
  });
  return [...lines, ...more];
}

function sourceLine({ directive, title, binding, alsoBy, advisories }: Task, language: Language): string {
  const ko = language === "ko";
  const nature = binding ? (ko ? "강제" : "binding") : ko ? "권고" : "advisory";
  const also = alsoBy.map((one) => one.directive).join(", ");
  const others = also === "" ? "" : ko ? `, 같은 조치를 요구: ${also}` : `, also asked by ${also}`;
  const named = advisories
    .slice(0, mostNames)
    .map((id) => printable(id, 80))
    .join(", ");
  return `${printable(directive, 80)} ${oneLineIn(title, language)} (${nature}${others}) · ${named}`;
}

function whyLine(task: Task, language: Language): string {
  const why = taskReasonText(task, language);
  return why === "" ? "" : `${language === "ko" ? "까닭" : "why"}: ${why}`;
}

function extraLines({ window, controls, state }: Task, language: Language): readonly string[] {
  const ko = language === "ko";
  const lines: string[] = [];
  if (window !== null && state !== "done") {
    const from = instantText(window.from, language);
    const late = window.inTime ? "" : ko ? ", 기한보다 늦습니다" : ", after the deadline";
    lines.push(ko ? `다음 정비 시간: ${from}${late}` : `next patch window: ${from}${late}`);
  }
  if (controls.length > 0)
    lines.push(`${ko ? "적용 중인 통제" : "controls in place"}: ${printable(controls.join(", "), 300)}`);
  return lines;
}

function doneLine({ tasks }: TaskList, language: Language): string {
  const done = tasks.filter(({ state }) => state === "done").length;
  if (done === 0) return "";
  return language === "ko" ? `완료 ${done}건 (--all로 표시)\n` : `${done} done (--all shows them)\n`;
}

/** Every move of a deadline that was told here, oldest first, at home and in the room. */
export function historyText(list: TaskList, language: Language, sayMove: MoveText): string {
  const own = list.history.map(({ at, directive, name, because }) => ({
    at,
    text: `${printable(directive, 80)} ${printable(name, 60)}: ${because[language]}`,
  }));
  const theirs = list.roomMoves.map(({ directive, move }) => ({
    at: move.at,
    text: `${printable(directive, 80)} ${language === "ko" ? "상황반" : "room"}: ${sayMove(move, language)}`,
  }));
  const all = [...own, ...theirs].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  if (all.length === 0) return language === "ko" ? "바뀐 기한이 없습니다.\n" : "No deadline has moved.\n";
  return `${all.map(({ at, text }) => `${instantText(at, language)}  ${text}`).join("\n")}\n`;
}

type MoveText = (move: TaskList["roomMoves"][number]["move"], language: Language) => string;
