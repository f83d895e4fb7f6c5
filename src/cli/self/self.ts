/** `bongsu self check`: the version of the agent that runs, and whether its file is one that the room offers. */
import { fileDigest } from "#agent/home/file-digest.ts";
import { checkOwnFile, type OwnFileCheck, type OwnProgram } from "#agent/release/own-file.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { trustOptions } from "#cli/room/trust-options.ts";
import type { AgentIo } from "#cli/terminal.ts";
import { printable } from "#core/input/printable.ts";
import type { Translate } from "#messages/message.ts";

const help: Help = [
  ["selfCommand.usage"],
  ["selfCommand.what"],
  [
    "selfCommand.option.from",
    "terminal.option.dir",
    "syncCommand.option.key",
    "syncCommand.option.trust",
    "terminal.option.lang",
  ],
  ["selfCommand.exit"],
];

/** The options, for reading and completing them. */
export const selfOptions = {
  from: { type: "string" },
  dir: { type: "string" },
  key: { type: "string" },
  trust: { type: "string" },
  ...commonOptions,
} as const;

/** What the command is given besides: the program that runs, with `null` for a path where it is no single file. */
type SelfIo = AgentIo & { readonly program: { readonly path: string | null; readonly version: string } };

/** Exit statuses: as everywhere, what is unknown is not 0. */
const exits = { genuine: 0, "not-listed": 1, "other-version": 3 } as const;
const unknown = 3;

/** Runs it; 0 for a file of the room's, 1 for one that is not, 3 where that cannot be told. Throws refusals. */
export async function runSelf(args: readonly string[], io: SelfIo): Promise<number> {
  const { values, positionals } = readArguments({ args, allowPositionals: true, options: selfOptions });
  const t = translatorOfCommand(values, io.env);
  if (values.help || positionals.length !== 1 || positionals[0] !== "check")
    return printHelp(help, values.help, { io, t });
  const { path, version } = io.program;
  if (path === null)
    throw new MessageRefusal("not-found", (say) => say("selfCommand.fromSource", { version }));
  const from = values.from ?? io.env["BONGSU_ROOM"];
  if (from === undefined) {
    io.write(`${ownLines({ path, version }, await fileDigest(path), t)}\n${t("selfCommand.notCompared")}\n`);
    return unknown;
  }
  const trust = await trustOptions(values);
  const dir = values.dir ?? io.env["BONGSU_DIR"] ?? null;
  const check = await checkOwnFile({ path, version }, { from, dir, trust }, io.surroundings);
  io.write(`${ownLines({ path, version }, check.sha256, t)}\n${verdictLines(check, t)}\n`);
  const exit = exits[check.verdict.kind];
  return exit === 0 && check.trust === "first-use" ? unknown : exit;
}

function ownLines({ path, version }: OwnProgram, sha256: string, t: Translate): string {
  return [
    t("selfCommand.version", { version }),
    t("selfCommand.file", { path: printable(path, 400) }),
    `sha256: ${sha256}`,
  ].join("\n");
}

function verdictLines({ release, keyid, trust, verdict }: OwnFileCheck, t: Translate): string {
  const { room, version } = release;
  const said = t("selfCommand.statedBy", { room: printable(room, 200), version, keyid });
  const name = verdict.kind === "genuine" ? verdict.file : "";
  const lines = [said, t(`selfCommand.verdict.${verdict.kind}`, { name, version })];
  return (trust === "first-use" ? [...lines, t("selfCommand.keyUnknown")] : lines).join("\n");
}
