/** `bongsu report`: reports of flaws, read and compared on one's own machine. */
import { readArguments } from "#cli/arguments.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { sameReports } from "#cli/submission/same.ts";
import type { Terminal } from "#cli/terminal.ts";

const help: Help = [["sameCommand.usage"], ["sameCommand.what", "sameCommand.exits"]];

/** The options, for reading and completing them. */
export const reportOptions = { ...commonOptions } as const;

/** Runs `bongsu report`. */
export async function runReport(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = readArguments({ args, allowPositionals: true, options: reportOptions });
  const t = translatorOfCommand(values, io.env);
  const [word, first, second, more] = positionals;
  if (!values.help && word === "same" && first !== undefined && second !== undefined && more === undefined)
    return await sameReports(first, second, { io, t });
  return printHelp(help, values.help, { io, t });
}
