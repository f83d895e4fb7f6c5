/** `bongsu serve` and `bongsu work` as commands: their help, whose options are the settings, or a room by what they say. */
import { type Help, helpText } from "#cli/help.ts";
import { languageIn, translatorOfCommand } from "#cli/language.ts";
import type { Terminal } from "#cli/terminal.ts";
import { roomConfig } from "#main/room/config.ts";
import { settingHelp } from "#main/settings/describe.ts";

const head: Help = [
  ["bongsu serve [--config FILE] [options]"],
  ["commands.summary.serve", "commands.serveWorlds", "commands.serveDatabase"],
];
const workHead: Help = [
  ["bongsu work [--config FILE] [options]"],
  ["commands.summary.work", "commands.workBeside"],
];
const ways: Help = [
  [
    "commands.serveConfig",
    "commands.serveNoWork",
    "commands.serveAcceptClock",
    "commands.serveNewOrigin",
    "commands.serveNewKey",
    "commands.serveNewEpoch",
  ],
];

/** A process that answers; resolves with the exit code when a signal has stopped it. */
export async function serveCommand(args: readonly string[], io: Terminal): Promise<number> {
  if (wantsHelp(args)) return help(head, args, io);
  const config = roomConfig(args, io.env);
  return await (await import("#main/serve/serve.ts")).serve(config);
}

/** A process that works beside those that answer. */
export async function workCommand(args: readonly string[], io: Terminal): Promise<number> {
  if (wantsHelp(args)) return help(workHead, args, io);
  const config = roomConfig(args, io.env);
  return await (await import("#main/serve/serve.ts")).work(config);
}

function wantsHelp(args: readonly string[]): boolean {
  return args.includes("--help") || args.includes("-h");
}

function help(opening: Help, args: readonly string[], io: Terminal): number {
  const t = translatorOfCommand(languageIn(args), io.env);
  io.write(helpText([...opening, ...settingHelp(t), ...ways], t));
  return 0;
}
