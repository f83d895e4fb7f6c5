/** Tasks as JSON for programs: every date in UTC, every word also as its identifier. */
import type { Task } from "#agent/task/task.ts";
import type { TaskList } from "#agent/task/tasks.ts";
import { gapsJson } from "#cli/check/directive-gap-lines.ts";
import { commandFor, taskActionText, taskReasonText } from "#cli/task/task-text.ts";
import type { Translate } from "#messages/message.ts";
import { openFactText } from "#messages/render/asset-fact.ts";

/** The JSON text: `{drill, room, now, directives, checkedAt, syncedAt, tasks, moved, open, history, roomMoves}`. */
export function tasksJson(list: TaskList, t: Translate, folder: string | null): string {
  const { findings: _findings, gaps, cautions, ...rest } = list;
  const unknown = gaps.length === 0 ? {} : { unknownDirectives: gapsJson(gaps, t) };
  const open = list.open.map((one) => ({ ...one, text: openFactText(one, t) }));
  const tasks = list.tasks.map((task) => taskJson(task, t, folder));
  const [indexEnded, indexAhead] = [cautions.includes("index-ended"), cautions.includes("index-ahead")];
  return `${JSON.stringify({ ...rest, ...unknown, indexEnded, indexAhead, tasks, open }, null, 2)}\n`;
}

function taskJson(task: Task, t: Translate, folder: string | null): unknown {
  const { what, directive, title, binding, alsoBy, deadline, state, components, action, affected } = task;
  const component =
    affected === null
      ? null
      : { product: affected.product, name: affected.name, version: affected.version, at: affected.at };
  return {
    what,
    kind: action?.kind ?? null,
    text: taskActionText(task, t),
    state,
    deadline,
    waiting: action?.waiting ?? null,
    condition: action?.condition ?? null,
    again: action?.again ?? null,
    step: action?.step ?? null,
    directive,
    title,
    binding,
    alsoBy,
    component,
    list: affected?.list ?? null,
    components,
    advisories: task.advisories,
    tier: task.evaluation?.tier ?? null,
    why: { reasons: task.evaluation?.reasons ?? [], text: taskReasonText(task, t) },
    moveTo: affected?.moveTo ?? null,
    command: commandFor(task, folder) || null,
    controls: task.controls,
    window: task.window,
    receipt: task.receipt,
    unconfirmed: task.unconfirmed,
    extensions: task.extensions,
    nothingCompared: task.nothingCompared ?? false,
    lostLists: task.lostLists ?? [],
  };
}
