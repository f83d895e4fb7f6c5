/** The program: one command table. Each command is loaded when it is asked for; errors become one sentence and an exit code. */
import { Refusal, refusals } from "#core/problem.ts";
import { help, helpFor } from "#main/help.ts";
import { commandNamed } from "#main/commands.ts";

async function run(args: readonly string[]): Promise<number> {
  const [name = "help", ...rest] = args;
  if (name === "help" || name === "--help" || name === "-h") {
    process.stdout.write(rest[0] === undefined ? help() : helpFor(rest[0]));
    return 0;
  }
  if (name === "--version") {
    process.stdout.write(`${(await import("#main/version.ts")).version}\n`);
    return 0;
  }
  const command = commandNamed(name);
  if (command === undefined) {
    process.stderr.write(`bongsu: there is no command ${JSON.stringify(name)}\n\n${help()}`);
    return 2;
  }
  if (!command.ownHelp && (rest.includes("--help") || rest.includes("-h"))) {
    process.stdout.write(helpFor(name));
    return 0;
  }
  return await command.run(rest);
}

function explain(error: unknown): number {
  if (error instanceof Refusal) {
    process.stderr.write(`bongsu: ${error.message}\n`);
    return refusals[error.code].exit;
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

process.exitCode = await run(process.argv.slice(2)).catch(explain);
if (process.connected) process.disconnect?.();
