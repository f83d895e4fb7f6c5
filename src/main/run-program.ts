/** From arguments to an exit code: one command of a table, its help, and what becomes of errors. */
import { Refusal } from "#core/problem.ts";
import type { CommandTable } from "#main/command.ts";
import { commandNamed, help, helpFor } from "#main/help.ts";

/** Runs the command that the arguments name; the result is the exit code. Nothing is thrown: a refusal is one sentence, a fault its stack. */
export async function runProgram(commands: CommandTable, args: readonly string[]): Promise<number> {
  return await run(commands, args).catch(explain);
}

async function run(commands: CommandTable, args: readonly string[]): Promise<number> {
  const [name = "help", ...rest] = args;
  if (name === "help" || name === "--help" || name === "-h") {
    process.stdout.write(helpAbout(commands, rest[0]));
    return 0;
  }
  if (name === "--version") {
    process.stdout.write(`${(await import("#main/version.ts")).version}\n`);
    return 0;
  }
  const command = commandNamed(commands, name);
  if (command === undefined) {
    process.stderr.write(`bongsu: there is no command ${JSON.stringify(name)}\n\n${help(commands)}`);
    return 2;
  }
  if (!command.ownHelp && (rest.includes("--help") || rest.includes("-h"))) {
    process.stdout.write(helpFor(command));
    return 0;
  }
  return await command.run(rest);
}

function helpAbout(commands: CommandTable, name: string | undefined): string {
  const command = name === undefined ? undefined : commandNamed(commands, name);
  return command === undefined ? help(commands) : helpFor(command);
}

function explain(error: unknown): number {
  if (error instanceof Refusal) {
    process.stderr.write(`bongsu: ${error.message}\n`);
    return 2;
  }
  if (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")) {
    process.stderr.write(`bongsu: ${error.message}\n`);
    return 2;
  }
  process.stderr.write(
    `bongsu: fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 2;
}
