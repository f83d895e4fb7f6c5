/** `bongsu tasks`: what directives in force still ask of this organisation, the most urgent first. The work is in `agent/task/tasks.ts`. */
import { parseArgs } from "node:util";
import { listTasks, type TaskList } from "#agent/task/tasks.ts";
import { readFactOverrides } from "#cli/check/fact-overrides.ts";
import { type BilingualLabel, languageOf } from "#cli/language.ts";
import type { AgentIo } from "#cli/room/sync.ts";
import { Refusal } from "#core/problem.ts";
import type { Language } from "#core/matching/verdict-text.ts";
import { printable } from "#core/input/printable.ts";

const help: BilingualLabel = {
  en: `bongsu tasks --dir DIR [--format table|json|ics] [--all] [--history] [--directive ID] [--facts FILE] [--language ko|en]

What directives in force ask of you, the most urgent first: what to do, on which component of which list, by when (Korean time, with the time
left), why, and the command that does it. From what sync and check brought into DIR; it works offline and sends nothing.

  --dir DIR         the agent's folder (default: BONGSU_DIR)
  --format FORMAT   table (default), json, or ics: a calendar with an alarm a day before each deadline
  --all             every component, and what is done
  --history         every move of a deadline that was told here, with its reason
  --directive ID    only this directive
  --facts FILE      for this run, in place of what "bongsu facts" keeps (see bongsu check --help)
  --language ko|en  default: by the locale

Where several directives ask the same, the earliest deadline holds, and the line says whose it is. A fact of your systems that nobody has said
counts as the worst; the list says what knowing it would change: bongsu facts.

Exit status: 0 nothing left to do, 1 something to do, 2 could not run, 3 something is overdue.
`,
  ko: `bongsu tasks --dir 폴더 [--format table|json|ics] [--all] [--history] [--directive 지시번호] [--facts 파일] [--language ko|en]

시행 중인 조치 지시가 우리 기관에 요구하는 일을 급한 순서로 보여 줍니다. 무엇을, 어느 목록의 어느 구성요소에, 언제까지(한국 시각, 남은 시간),
왜 해야 하는지와 실행할 명령입니다. sync와 check로 폴더에 둔 것만 쓰므로 오프라인에서 되며 아무것도 보내지 않습니다.

  --dir 폴더        에이전트 폴더 (기본값: BONGSU_DIR)
  --format 형식     table(기본값), json, ics(기한 하루 전 알림이 있는 달력)
  --all             모든 구성요소와 완료된 일도 표시
  --history         기한이 바뀐 내력과 까닭
  --directive 번호  이 조치 지시만
  --facts 파일      "bongsu facts"로 둔 것 대신 이번에만 쓸 사실 (bongsu check --help 참고)
  --language ko|en  기본값: 시스템 언어

여러 지시가 같은 조치를 요구하면 가장 이른 기한을 따르며, 어느 지시의 기한인지 표시합니다. 알려 주지 않은 사실은 가장 나쁜 경우로 보고,
알면 무엇이 달라지는지 표시합니다: bongsu facts.

종료 코드: 0 남은 일 없음, 1 할 일 있음, 2 실행할 수 없음, 3 기한이 지난 일 있음.
`,
};

type Writer = (list: TaskList, language: Language) => string;

/** Runs `bongsu tasks`; the result is the exit code. Throws refusals. */
export async function runTasks(args: readonly string[], io: AgentIo): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      dir: { type: "string" },
      format: { type: "string", default: "table" },
      directive: { type: "string" },
      facts: { type: "string" },
      all: { type: "boolean", default: false },
      history: { type: "boolean", default: false },
      language: { type: "string" },
      lang: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const language = languageOf(values.language ?? values.lang, io.env);
  const dir = values.dir ?? io.env["BONGSU_DIR"];
  if (values.help || dir === undefined) {
    (values.help ? io.write : io.error)(help[language]);
    return values.help ? 0 : 2;
  }
  const write = await writerOf(values.format, values);
  const wish = {
    dir,
    ...(values.directive === undefined ? {} : { directive: values.directive }),
    ...(values.facts === undefined ? {} : await readFactOverrides(values.facts)),
  };
  const list = await listTasks(wish, io.surroundings);
  for (const { at, code, message } of list.findings)
    io.error(`${printable(at, 200)}: ${printable(message, 400)} (${code})\n`);
  if (list.expired) io.error(`${endedWords[language]}\n`);
  if (list.moved.length > 0 && (values.history || values.format !== "table")) {
    const { movedLines } = await import("#cli/task/deadline-lines.ts");
    io.error(movedLines(list.moved, language));
  }
  io.write(write(list, language));
  return exitOf(list);
}

const endedWords: BilingualLabel = {
  ko: "주의: 받아 둔 목록의 기한이 지났습니다. sync를 다시 실행하세요.",
  en: "Caution: what was synced has ended; run sync again.",
};

/** What writes the list in the form asked for; an unknown one is refused before anything is read. */
async function writerOf(
  format: string,
  { all, history }: { readonly all: boolean; readonly history: boolean },
): Promise<Writer> {
  if (format === "json") return (await import("#cli/task/tasks-json.ts")).tasksJson;
  if (format === "ics") return (await import("#cli/task/tasks-calendar.ts")).tasksCalendar;
  if (format !== "table")
    throw new Refusal("input-invalid", `--format is one of table, json, ics, not ${printable(format)}.`);
  const { tasksTable, historyText } = await import("#cli/task/tasks-table.ts");
  if (!history) return (list, language) => tasksTable(list, { language, all });
  const { deadlineMoveText: sayMove } = await import("#core/clock/deadline-change.ts");
  return (list, language) => historyText(list, language, sayMove);
}

function exitOf({ tasks }: TaskList): number {
  if (tasks.some(({ state }) => state === "overdue")) return 3;
  return tasks.some(({ state }) => state !== "done") ? 1 : 0;
}
