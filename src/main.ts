/** The program: one command table. Each command is loaded when it is asked for; errors become one sentence and an exit code. */
import { commands } from "#main/commands.ts";
import { runProgram } from "#main/run-program.ts";

async function main(): Promise<void> {
  process.exitCode = await runProgram(commands, process.argv.slice(2));
  if (process.connected) process.disconnect?.();
}

void main();
