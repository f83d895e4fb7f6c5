/** The agent as a program of its own: what `npm run build:agent` bundles into one file. Not here: anything of a room. */
import { agentCommands } from "#main/agent-commands.ts";
import { runProgram } from "#main/run-program.ts";

void runProgram(agentCommands, process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
