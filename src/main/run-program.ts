/** From arguments to an exit code: one command of a table, its help, and what becomes of errors. */
import { refusalText } from "#agent/home/message-refusal.ts";
import { refuseLanguage } from "#cli/arguments.ts";
import { fileTroubleText } from "#cli/file-trouble.ts";
import { helpText } from "#cli/help.ts";
import { languageIn, translatorOfCommand } from "#cli/language.ts";
import { networkTroubleText } from "#cli/network-trouble.ts";
import { Refusal } from "#core/problem.ts";
import type { CommandTable } from "#main/command.ts";
import { commandNamed, overview, unknownCommandText } from "#main/help.ts";
import { terminal } from "#main/terminal.ts";
import type { Translate } from "#messages/message.ts";
import { findingLine, findingText } from "#messages/render/finding.ts";

/** Runs the command that the arguments name; the result is the exit code. Nothing is thrown: a refusal is one sentence, a fault its stack. */
export async function runProgram(commands: CommandTable, args: readonly string[]): Promise<number> {
  const t = translatorOfCommand(languageIn(args), terminal.env);
  if (t.machineMade) terminal.error(`${t("translation.machineMade")}\n`);
  return await run(commands, args, t).catch((error: unknown) => {
    terminal.error(`bongsu: ${errorText(error, t)}\n`);
    return failure;
  });
}

const failure = 2;

async function run(commands: CommandTable, args: readonly string[], t: Translate): Promise<number> {
  refuseLanguage(languageIn(args).lang);
  const [name = "help", ...rest] = args;
  if (name === "help" || name === "--help" || name === "-h") return await help(commands, rest[0], t);
  if (name === "--version" || name === "-V" || rest.includes("--version")) {
    terminal.write(`${(await import("#main/version.ts")).version}\n`);
    return 0;
  }
  const command = commandNamed(commands, name);
  if (command === undefined) {
    terminal.error(`bongsu: ${unknownCommandText(commands, name, t)}\n\n${overview(commands, t)}`);
    return failure;
  }
  if (command.help === undefined || !(rest.includes("--help") || rest.includes("-h")))
    return await command.run(rest, commands);
  terminal.write(helpText(command.help, t));
  return 0;
}

/** The help of the command that is named, else the overview. */
async function help(commands: CommandTable, name: string | undefined, t: Translate): Promise<number> {
  const command = name === undefined ? undefined : commandNamed(commands, name);
  if (command !== undefined && command.help === undefined)
    return await command.run(["--help", "--lang", t.language], commands);
  terminal.write(command?.help === undefined ? overview(commands, t) : helpText(command.help, t));
  return 0;
}

function errorText(error: unknown, t: Translate): string {
  if (error instanceof Refusal) return withFindings(refusalText(error, t), error, t);
  const trouble = fileTroubleText(error, t) ?? networkTroubleText(error, t);
  if (trouble !== null) return trouble;
  return `fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

const mostFindings = 20;

/** The sentence of a refusal, and below it each of its findings that it does not say itself. */
function withFindings(sentence: string, { findings }: Refusal, t: Translate): string {
  const open = findings
    .filter((finding) => !sentence.includes(finding.message) && !sentence.includes(findingText(finding, t)))
    .slice(0, mostFindings);
  return [sentence, ...open.map((finding) => `  ${findingLine(finding, t)}`)].join("\n");
}
