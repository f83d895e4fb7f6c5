/** A task in words: what to do, by when with the time left, in which state, and why. */
import type { Task } from "#agent/task/task.ts";
import { textIn } from "#cli/language.ts";
import { printable } from "#core/input/printable.ts";
import { oneLine } from "#core/directive/one-line.ts";
import type { TextByLanguage } from "#core/text.ts";
import type { Translate } from "#messages/message.ts";
import { instantText, recurrenceText } from "#messages/render/clock.ts";
import { conditionOutcomeText, conditionText } from "#messages/render/condition.ts";
import { evaluationText } from "#messages/render/deadline/evaluation.ts";
import { extensionsText } from "#messages/render/extension.ts";

/** What to do, with the condition under which it is asked for. */
export function taskActionText({ what, action }: Task, t: Translate): string {
  if (what !== "act" || action === null) return t(`tasksCommand.task.${what === "act" ? "check" : what}`);
  const note = action.from === "procedure" ? action.note : null;
  const kind = t(`label.actionKind.${action.kind}`);
  const text = note === null ? kind : t("tasksCommand.noted", { action: kind, note: oneLineText(note, t) });
  if (action.condition === undefined) return text;
  return t("tasksCommand.under", { action: text, condition: conditionText(action.condition.when, t) });
}

/** A text of a directive as one line. */
export function oneLineText(text: TextByLanguage, t: Translate): string {
  return oneLine(textIn(text, t));
}

/** By when: the time left first, then the date in KST; or what the clock waits for. */
export function taskDeadlineText(
  { deadline, state, action, receipt }: Task,
  now: string,
  t: Translate,
): string {
  if (receipt !== null)
    return t("tasksCommand.answered", {
      instant: instantText(receipt.receivedAt, t),
      receipt: receipt.receipt,
    });
  if (state === "paused") return t("tasksCommand.paused");
  if (action?.waiting !== null && action?.waiting !== undefined)
    return t("tasksCommand.waiting", { event: t(`label.clockStart.${action.waiting}`) });
  if (deadline === null) return t("tasksCommand.undated");
  return t("tasksCommand.by", {
    left: timeLeftText(deadline, now, t),
    instant: instantText(deadline, t),
  });
}

/** `2 days 3 hours left`, `1 day overdue`. */
function timeLeftText(deadline: string, now: string, t: Translate): string {
  const between = Date.parse(deadline) - Date.parse(now);
  const length = lengthText(Math.abs(between), t) ?? t("tasksCommand.length.short");
  return t(between < 0 ? "tasksCommand.overdue" : "tasksCommand.left", { length });
}

/** How long ago an instant was: `2 hours ago`, `just now`. */
export function ageText(then: string, now: string, t: Translate): string {
  const length = lengthText(Math.max(0, Date.parse(now) - Date.parse(then)), t);
  return length === null ? t("tasksCommand.now") : t("tasksCommand.ago", { length });
}

/** The largest two units, rounded down; `null` below a minute. */
function lengthText(milliseconds: number, t: Translate): string | null {
  const minutes = Math.floor(milliseconds / 60_000);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const units = [
    ["days", days],
    ["hours", hours],
    ["minutes", days > 0 ? 0 : rest],
  ] as const;
  const [first, second] = units
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => t(`tasksCommand.length.${unit}`, { count }));
  if (first === undefined) return null;
  return second === undefined ? first : t("tasksCommand.length.both", { first, second });
}

/** Why, in one sentence; what was granted, what became of a condition, and how often it comes again, after it. Empty for what no rule dates and nothing extends. */
export function taskReasonText({ evaluation, action, what, extensions }: Task, t: Translate): string {
  const granted = extensionsText(extensions, t);
  if (what !== "act" || evaluation === null || action === null) return granted;
  const own = evaluationText({ ...evaluation, actions: [action], due: action.deadline }, t);
  const condition = action.condition === undefined ? "" : conditionOutcomeText(action.condition, t);
  const again = action.again === undefined ? "" : recurrenceText(action.again.every, t);
  return [own, granted, condition, again].filter((part) => part !== "").join(" · ");
}

/** The command that does it, with the folder where one was named; empty where it is done by hand. */
export function commandFor({ what, command, directive, receipt }: Task, folder: string | null): string {
  const dir = folder === null ? "" : ` --dir ${shellWord(folder)}`;
  if (what === "check") return `bongsu check PATH…${dir}`;
  if (what === "answer") return receipt === null ? `bongsu attest --directive ${directive}${dir}` : "";
  return command ?? "";
}

/** A word as a POSIX shell reads it back. */
function shellWord(word: string): string {
  const shown = printable(word, 1000);
  return /^[\w@%+=:,./-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`;
}

const mostLost = 5;

/** What a task says of the lists behind it: that they hold nothing of the kind, and which of them are gone. */
export function lookedAtLines({ nothingCompared, lostLists = [] }: Task, t: Translate): readonly string[] {
  const nothing = nothingCompared === true ? [t("tasksCommand.nothingCompared")] : [];
  const lost = lostLists
    .slice(0, mostLost)
    .map((list) => t("tasksCommand.listLost", { list: printable(list, 300) }));
  const left = lostLists.length - mostLost;
  return [...nothing, ...lost, ...(left > 0 ? [t("tasksCommand.moreLost", { count: left })] : [])];
}
