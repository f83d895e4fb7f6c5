/** The agent as a program of its own: what `npm run build:agent` bundles into one file. It holds nothing of a room. */
import { agentCommands } from "#main/agent-commands.ts";
import { runProgram } from "#main/run-program.ts";

async function main(): Promise<void> {
  process.exitCode = await runProgram(agentCommands, process.argv.slice(2));
}

void main();
