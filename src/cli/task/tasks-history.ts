/** Every move of a deadline that was told here, oldest first: at home and in the room. */
import type { TaskList } from "#agent/task/tasks.ts";
import { textIn } from "#cli/language.ts";
import { printable } from "#core/input/printable.ts";
import { compareTimes } from "#core/provenance/edition.ts";
import { korea } from "#core/topology/documents/korea.ts";
import type { Translate } from "#messages/message.ts";
import { instantText } from "#messages/render/clock.ts";
import { deadlineMoveText } from "#messages/render/deadline/deadline-move.ts";

/** A line for each move. */
export function historyText(list: TaskList, t: Translate): string {
  const own = list.history.map((entry) => ({
    at: entry.at,
    text: `${printable(entry.directive, 80)} ${printable(entry.name, 60)}: ${textIn(entry.because, t)}`,
  }));
  const theirs = list.roomMoves.map(({ directive, move }) => ({
    at: move.at,
    text: t("tasksCommand.roomMove", {
      directive: printable(directive, 80),
      move: deadlineMoveText(move, korea, t),
    }),
  }));
  const all = [...own, ...theirs].toSorted((a, b) => compareTimes(a.at, b.at));
  if (all.length === 0) return `${t("tasksCommand.noHistory")}\n`;
  return `${all.map(({ at, text }) => `${instantText(at, t)}  ${text}`).join("\n")}\n`;
}
