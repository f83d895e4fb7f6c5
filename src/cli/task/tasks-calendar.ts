/** Tasks as an iCalendar file (RFC 5545): one event a deadline, with an alarm a day before. It names the own systems: keep it where the list itself may be. */
import { hash } from "node:crypto";
import type { Task } from "#agent/task/task.ts";
import type { TaskList } from "#agent/task/tasks.ts";
import { cautionText } from "#cli/caution.ts";
import { suspensionLines } from "#cli/check/suspension-lines.ts";
import { commandFor, lookedAtLines, taskActionText, taskReasonText } from "#cli/task/task-text.ts";
import { printable } from "#core/input/printable.ts";
import type { Translate } from "#messages/message.ts";

/** The calendar of everything that has a date and is not done. */
export function tasksCalendar(list: TaskList, t: Translate, folder: string | null): string {
  const dated = list.tasks.filter(({ deadline, state }) => deadline !== null && state !== "done");
  const together = Map.groupBy(dated, (task) => JSON.stringify([uidOf(task)]));
  const events = [...together.values()].flatMap((group) => event(group, { ...list, folder }, t));
  const cautions = list.cautions.map((one) => cautionText(one, t)).join(" ");
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bongsu//tasks//EN"];
  const about = cautions === "" ? [] : [`X-WR-CALDESC:${escaped(cautions)}`];
  const lines = [...head, ...about, ...events, "END:VCALENDAR"];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

/** The same for the same action of the same directive and list, so that a calendar replaces an event when its date moves. */
function uidOf({ directive, what, action, affected }: Task): string {
  const own = JSON.stringify([
    directive,
    what,
    action?.kind,
    action?.step,
    action?.condition?.when,
    affected?.list,
  ]);
  return `${hash("sha256", own).slice(0, 40)}@bongsu.invalid`;
}

type Listed = TaskList & { readonly folder: string | null };

function event(group: readonly Task[], list: Listed, t: Translate): readonly string[] {
  const first = group[0] as Task;
  const names = group
    .map(({ affected }) => printable(affected?.name ?? "", 60))
    .filter((name) => name !== "");
  const title = `${taskActionText(first, t)}: ${first.directive}`;
  const summary = list.drill ? t("terminal.drillLine", { text: title }) : title;
  const about = [
    ...list.cautions.map((one) => cautionText(one, t)),
    names.slice(0, 20).join(", "),
    printable(first.affected?.list ?? "", 300),
    taskReasonText(first, t),
    ...lookedAtLines(first, t),
    suspensionLines(
      list.suspended.filter(({ directive }) => directive === first.directive),
      t,
    ).trimEnd(),
    ...group.map((task) => commandFor(task, list.folder)).slice(0, 20),
  ];
  return [
    "BEGIN:VEVENT",
    `UID:${uidOf(first)}`,
    `DTSTAMP:${stamp(list.now)}`,
    `DTSTART:${stamp(first.deadline ?? list.now)}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(about.filter((part) => part !== "").join("\n"))}`,
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(summary)}`,
    "TRIGGER:-P1D",
    "END:VALARM",
    "END:VEVENT",
  ];
}

function stamp(instant: string): string {
  return instant.replaceAll(/[-:]|\.\d+/g, "");
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replaceAll("\n", "\\n");
}

/** Lines of at most 75 bytes, broken between characters. */
function folded(line: string): string {
  const parts: string[] = [""];
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > 74) {
      parts.push(" ");
      bytes = 1;
    }
    parts[parts.length - 1] += character;
    bytes += size;
  }
  return parts.join("\r\n");
}
