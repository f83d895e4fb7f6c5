/** `bongsu config check | schema | example`: the settings of a room, looked at before it starts. It opens no database and makes no folder. */
import { accessSync, constants } from "node:fs";
import type { Sentence } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { translatorOfCommand } from "#cli/language.ts";
import type { Terminal } from "#cli/terminal.ts";
import { suggestNames } from "#core/input/suggest-names.ts";
import type { Translate } from "#messages/message.ts";
import { roomConfig, roomOptions, settingsOf } from "#main/room/config.ts";
import { exampleFile, settingSchema } from "#main/settings/describe.ts";
import { configVariable, type ReadSettings, refuseWith } from "#main/settings/read-settings.ts";
import { allSettings, variableOf } from "#main/settings/settings.ts";

const words = ["check", "schema", "example"] as const;

const help: Help = [
  ["bongsu config check [--config FILE] [options of serve]", "bongsu config schema", "bongsu config example"],
  ["configCommand.about"],
  ["configCommand.check", "configCommand.schema", "configCommand.example"],
];

/** Runs it; 0 when everything is sound. */
export async function configCommand(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: { ...roomOptions, help: { type: "boolean", short: "h" }, lang: { type: "string" } },
  });
  const t = translatorOfCommand(values, io.env);
  const [word] = positionals;
  const asked = values.help === true;
  if (asked || positionals.length !== 1 || !words.some((one) => one === word))
    return printHelp(help, asked, { io, t });
  if (word === "schema") io.write(`${JSON.stringify(settingSchema(t), null, 2)}\n`);
  else if (word === "example") io.write(exampleFile(t));
  else
    check(
      args.filter((one) => one !== word),
      values,
      { io, t },
    );
  return 0;
}

type Surroundings = { readonly io: Terminal; readonly t: Translate };

function check(
  args: readonly string[],
  flags: Readonly<Record<string, string | boolean | undefined>>,
  { io, t }: Surroundings,
): void {
  const read = settingsOf(flags, io.env);
  roomConfig(args, io.env);
  const file = flags["config"] ?? io.env[configVariable];
  io.write(
    `${file === undefined ? t("configCommand.noFile") : t("configCommand.file", { file: String(file) })}\n`,
  );
  for (const [name, { secret }] of allSettings) {
    const value = read.values[name];
    if (value === null) continue;
    const shown = secret === true ? t("configCommand.hidden") : JSON.stringify(value);
    io.write(`${name} = ${shown}   (${read.origins[name] ?? t("configCommand.default")})\n`);
  }
  refuseWith([...missingFiles(read), ...unreadVariables(io.env)]);
  io.write(`${t("configCommand.sound")}\n`);
}

/** Files that the room would read at its start and that are not there. */
function missingFiles({ values, origins }: ReadSettings): readonly Sentence[] {
  return (["topology", "channels"] as const).flatMap((name): Sentence[] => {
    const file = values[name];
    if (file === null || isReadable(file)) return [];
    return [(t) => t("configCommand.notThere", { at: origins[name] ?? name, file })];
  });
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** Variables of other parts of the program; what they say is no setting of a room. */
const otherVariables = [
  "ROOM",
  "TOKEN",
  "DIR",
  "CONFIG",
  "PAGES",
  "CHROMIUM",
  "PASSPHRASE_FILE",
  "PIN_FILE",
].map((name) => `BONGSU_${name}`);

/** A variable that begins as ours do and that nothing reads is a setting that was misspelt. */
function unreadVariables(env: NodeJS.ProcessEnv): readonly Sentence[] {
  const own = allSettings.flatMap(([name, { secret }]) =>
    secret === true ? [variableOf(name), `${variableOf(name)}_FILE`] : [variableOf(name)],
  );
  return Object.keys(env)
    .filter((name) => name.startsWith("BONGSU_") && !own.includes(name) && !otherVariables.includes(name))
    .map((name) => {
      const [near] = suggestNames(name, own);
      return near === undefined
        ? (t) => t("configCommand.unread", { name })
        : (t) => t("configCommand.unreadNear", { name, near });
    });
}
