/** `bongsu serve` as a command: its help, whose options are the settings, or a room by what they say. */
import { type Help, helpText } from "#cli/help.ts";
import { languageIn, translatorOfCommand } from "#cli/language.ts";
import type { Terminal } from "#cli/terminal.ts";
import { roomConfig } from "#main/room/config.ts";
import { settingHelp } from "#main/settings/describe.ts";

const head: Help = [
  ["bongsu serve [--config FILE] [options]"],
  ["commands.summary.serve", "commands.serveWorlds", "commands.serveDatabase"],
];
const ways: Help = [
  ["commands.serveConfig", "commands.serveNewOrigin", "commands.serveNewKey", "commands.serveNewEpoch"],
];

/** Resolves with the exit code when a signal has stopped the room. */
export async function serveCommand(args: readonly string[], io: Terminal): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    const t = translatorOfCommand(languageIn(args), io.env);
    io.write(helpText([...head, ...settingHelp(t), ...ways], t));
    return 0;
  }
  const config = roomConfig(args, io.env);
  return await (await import("#main/room/serve.ts")).serve(config);
}
