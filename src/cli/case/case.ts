/** `bongsu case`: the machines of coordination as they are, and what works on a case's texts without a room. */
import { readArguments } from "#cli/arguments.ts";
import { optionRules } from "#cli/option-rules.ts";
import { replayCase } from "#cli/case/replay.ts";
import { printTransitions } from "#cli/case/transitions.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import type { Terminal } from "#cli/terminal.ts";

const help: Help = [
  ["bongsu case transitions [--format text|json|dot]", "caseCommand.usage.replay"],
  ["caseCommand.transitions", "caseCommand.replay"],
];

/** The options, for reading and completing them. */
export const caseOptions = { format: { type: "string", default: "text" }, ...commonOptions } as const;

/** Runs `bongsu case …`; the exit code is the command's, or 2 where the arguments do not say what to do. */
export async function runCase(args: readonly string[], io: Terminal): Promise<number> {
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
  if (!values.help && command === "transitions" && path === undefined) {
    const printed = printTransitions(values.format);
    if (printed !== null) io.write(printed);
    if (printed !== null) return 0;
  }
  const formatted = values.format === "text" || json;
  if (!values.help && formatted && command === "replay" && path !== undefined && rest.length === 0)
    return await replayCase(path, { json, t }, io);
  return printHelp(help, values.help, { io, t });
}
