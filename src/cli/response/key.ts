/** `bongsu key new`: makes the organisation's signing key and shows the public part that the room registers. */
import { readArguments } from "#cli/arguments.ts";
import { makeOrganizationKey } from "#agent/home/organization-key.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import type { Terminal } from "#cli/terminal.ts";

const help: Help = [["keyCommand.usage"], ["keyCommand.what"]];

/** The options, for reading and completing them. */
export const keyOptions = {
  dir: { type: "string" },
  organization: { type: "string" },
  replace: { type: "boolean", default: false },
  ...commonOptions,
} as const;

/** Runs `bongsu key`; the exit code is 0. Throws refusals. */
export async function runKey(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: keyOptions,
  });
  const t = translatorOfCommand(values, io.env);
  const dir = values.dir ?? io.env["BONGSU_DIR"];
  if (values.help || positionals[0] !== "new" || dir === undefined || values.organization === undefined)
    return printHelp(help, values.help, { io, t });
  const key = await makeOrganizationKey(dir, values.organization, values.replace);
  const { organization, keyid, publicKey } = key;
  const lines = [
    t("keyCommand.organization", { organization }),
    t("keyCommand.keyid", { keyid }),
    t("keyCommand.publicKey", { publicKey }),
  ];
  io.write(`${lines.join("\n")}\n`);
  return 0;
}
