/** `bongsu tasks`: what directives in force still ask of this organisation, the most urgent first. The work is in `agent/task/tasks.ts`. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { cautionLine } from "#cli/caution.ts";
import { readArguments } from "#cli/arguments.ts";
import { optionRules } from "#cli/option-rules.ts";
import { listTasks, type TaskList } from "#agent/task/tasks.ts";
import { readFactOverrides } from "#cli/check/fact-overrides.ts";
import { folderMissing, type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import type { AgentIo } from "#cli/terminal.ts";
import { printable } from "#core/input/printable.ts";
import type { Translate } from "#messages/message.ts";
import { findingLine } from "#messages/render/finding.ts";

const help: Help = [
  ["tasksCommand.usage"],
  ["tasksCommand.what"],
  [
    "terminal.option.dir",
    "tasksCommand.option.format",
    "tasksCommand.option.all",
    "tasksCommand.option.history",
    "terminal.option.directive",
    "tasksCommand.option.facts",
    "terminal.option.lang",
  ],
  ["tasksCommand.earliest"],
  ["tasksCommand.exit"],
];

type Writer = (list: TaskList, t: Translate, folder: string | null) => string;

/** The options, for reading and completing them. */
export const tasksOptions = {
  dir: { type: "string" },
  format: { type: "string", default: "table" },
  directive: { type: "string" },
  facts: { type: "string" },
  all: { type: "boolean", default: false },
  history: { type: "boolean", default: false },
  ...commonOptions,
} as const;

/** Runs `bongsu tasks`; the result is the exit code. Throws refusals. */
export async function runTasks(args: readonly string[], io: AgentIo): Promise<number> {
  const { values } = readArguments({
    args,
    options: tasksOptions,
    rules: optionRules.tasks,
    env: io.env,
  });
  const t = translatorOfCommand(values, io.env);
  const dir = values.dir ?? io.env["BONGSU_DIR"];
  if (values.help || dir === undefined)
    return printHelp(help, values.help, { io, t, missing: [folderMissing] });
  const write = await writerOf({ ...values, t });
  const wish = {
    dir,
    ...(values.directive === undefined ? {} : { directive: values.directive }),
    ...(values.facts === undefined ? {} : await readFactOverrides(values.facts)),
  };
  const list = await listTasks(wish, io.surroundings);
  for (const finding of list.findings) io.error(`${findingLine(finding, t)}\n`);
  if (list.gaps.length > 0 && (values.history || values.format !== "table")) {
    const { gapLines } = await import("#cli/check/directive-gap-lines.ts");
    io.error(gapLines(list.gaps, t));
  }
  for (const caution of list.cautions) io.error(cautionLine(caution, t));
  if (list.moved.length > 0 && (values.history || values.format !== "table")) {
    const { movedLines } = await import("#cli/check/deadline-lines.ts");
    io.error(movedLines(list.moved, t));
  }
  io.write(write(list, t, values.dir ?? null));
  return exitOf(list);
}

type ListOptions = {
  readonly format: string;
  readonly all: boolean;
  readonly history: boolean;
  readonly t: Translate;
};

/** What writes the list in the form asked for; an unknown one is refused before anything is read. */
async function writerOf({ format, all, history, t }: ListOptions): Promise<Writer> {
  if (format === "json") return (await import("#cli/task/tasks-json.ts")).tasksJson;
  if (format === "ics") return (await import("#cli/task/tasks-calendar.ts")).tasksCalendar;
  if (format !== "table")
    throw new MessageRefusal("input-invalid", (say) =>
      say("terminal.formatUnknown", { names: "table, json, ics", format: printable(format) }),
    );
  if (history) return (await import("#cli/task/tasks-history.ts")).historyText;
  const { tasksTable } = await import("#cli/task/tasks-table.ts");
  return (list, _t, folder) => tasksTable(list, { t, all, folder });
}

/** 3 something overdue, something unknown of a directive, or of all that was synced; 1 something to do; else 0. */
function exitOf({ tasks, gaps, cautions }: TaskList): number {
  if (gaps.length + cautions.length > 0 || tasks.some(({ state }) => state === "overdue")) return 3;
  return tasks.some(({ state }) => state !== "done") ? 1 : 0;
}
