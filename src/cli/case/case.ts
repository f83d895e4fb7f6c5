/** `bongsu case`: the machines of coordination as they are, and what works on a case's texts without a room. */
import { readArguments } from "#cli/arguments.ts";
import { optionRules } from "#cli/option-rules.ts";
import { readContactsFile } from "#cli/case/contacts.ts";
import { printDates } from "#cli/case/dates.ts";
import { exchangeOptions, runExchange } from "#cli/case/exchange/exchange.ts";
import { markCopies } from "#cli/case/mark.ts";
import { replayCase } from "#cli/case/replay.ts";
import { traceFragment } from "#cli/case/trace.ts";
import { printTransitions } from "#cli/case/transitions.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { callerOf } from "#cli/room/room-client.ts";
import type { AgentIo } from "#cli/terminal.ts";

const help: Help = [
  [
    "bongsu case transitions [--format text|json|dot]",
    "caseCommand.usage.replay",
    "caseCommand.usage.mark",
    "caseCommand.usage.trace",
    "caseCommand.usage.dates",
    "caseCommand.usage.contacts",
    "caseExchange.usage.invite",
    "caseExchange.usage.show",
    "caseExchange.usage.answer",
    "caseExchange.usage.supplier",
    "caseExchange.usage.file",
    "caseExchange.usage.take",
    "caseExchange.usage.copy",
  ],
  ["caseCommand.transitions", "caseCommand.replay"],
  ["caseCommand.mark", "caseCommand.trace"],
  ["caseCommand.dates", "caseCommand.contacts"],
  ["caseExchange.what", "caseExchange.whatAnswer"],
  [
    "caseCommand.optionMarks",
    "caseCommand.optionConfidence",
    "caseCommand.optionCase",
    "caseCommand.optionSupplier",
    "caseExchange.optionInvited",
    "caseExchange.optionSay",
    "caseExchange.optionKey",
    "caseExchange.optionTrust",
    "keyCommand.optionPassphrase",
    "terminal.option.force",
  ],
];

/** The options, for reading and completing them. */
export const caseOptions = {
  format: { type: "string", default: "text" },
  to: { type: "string", multiple: true },
  out: { type: "string" },
  marks: { type: "string", multiple: true },
  confidence: { type: "string", default: "0.99" },
  case: { type: "string" },
  room: { type: "string" },
  token: { type: "string" },
  supplier: { type: "string" },
  from: { type: "string" },
  zone: { type: "string", default: "Asia/Seoul" },
  exploited: { type: "boolean", default: false },
  ...exchangeOptions,
  ...commonOptions,
} as const;

/** Commands about sealed files. */
const exchanges: ReadonlySet<string> = new Set(["invite", "invitation", "copy"]);

/** Runs `bongsu case …`; the exit code is the command's, or 2 where the arguments do not say what to do. Throws refusals. */
export async function runCase(args: readonly string[], io: AgentIo): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: caseOptions,
    rules: optionRules.case,
    env: io.env,
  });
  const t = translatorOfCommand(values, io.env);
  const [command, path, ...rest] = positionals;
  const json = values.format === "json";
  if (!values.help && exchanges.has(command ?? "") && (json || values.format === "text")) {
    const done = await runExchange(positionals, { values, call: roomNamed(values, io), json, t, io });
    return typeof done === "number" ? done : printHelp(help, false, { io, t, ...done });
  }
  if (values.help || rest.length > 0) return printHelp(help, values.help, { io, t });
  if (command === "transitions" && path === undefined) {
    const printed = printTransitions(values.format);
    if (printed !== null) io.write(printed);
    if (printed !== null) return 0;
  }
  const { from, zone, exploited } = values;
  if (command === "dates" && (values.format === "text" || json))
    return printDates(path, { from, zone, exploited, json, t }, io);
  if (path === undefined || (values.format !== "text" && !json)) return printHelp(help, false, { io, t });
  if (command === "contacts") {
    const { supplier = null } = values;
    const call = roomNamed(values, io);
    if (call === null && values.room !== undefined)
      throw new MessageRefusal("input-invalid", (say) => say("caseCommand.contactsToken"));
    const at = { supplier, call, json, now: new Date().toISOString(), t };
    return await readContactsFile(path, at, io);
  }
  if (command === "replay") return await replayCase(path, { json, t }, io);
  if (command === "trace")
    return await traceFragment(
      path,
      { marks: values.marks ?? [], room: roomOf(values, io), confidence: values.confidence, json, t },
      io,
    );
  const { to = [], out, marks: [marks] = [] } = values;
  if (command === "mark" && to.length > 0 && out !== undefined)
    return await markCopies(path, { to, out, marks, t }, io);
  const missing = command === "mark" ? ["--to NAME", "--out FOLDER"] : [];
  return printHelp(help, false, { io, t, missing });
}

type RoomOptions = {
  readonly case?: string | undefined;
  readonly room?: string | undefined;
  readonly token?: string | undefined;
};

/** Where the marks of a case are read; `null` where no case is named. Throws a refusal where it is not said of which room, or as whom. */
function roomOf(values: RoomOptions, io: AgentIo) {
  if (values.case === undefined) return null;
  const call = roomNamed(values, io);
  if (call === null) throw new MessageRefusal("input-invalid", (t) => t("caseCommand.roomMissing"));
  return { coordinationCase: values.case, call };
}

/** The room that options or environment name, called with a token; `null` where one of the two is not said. */
function roomNamed(values: RoomOptions, { env, surroundings }: AgentIo) {
  const [room, token] = [values.room ?? env["BONGSU_ROOM"], values.token ?? env["BONGSU_TOKEN"]];
  return room === undefined || token === undefined ? null : callerOf(room, token, surroundings.fetch);
}
