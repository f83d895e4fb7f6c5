/** `bongsu sealed`, on the room's machine: sealed objects put into the room, listed, opened, shredded, and what was done with each. */
import { readFile } from "node:fs/promises";
import { writeFileAtomically } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { readHolder } from "#cli/key/key-file.ts";
import { keySecrets, passphraseOption } from "#cli/key/secret-options.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { forceOption, refuseExisting } from "#cli/out-file.ts";
import { optionRules } from "#cli/option-rules.ts";
import { disableCoreDumps } from "#cli/core-dump.ts";
import { refuseObject } from "#cli/seal/opened-object.ts";
import type { Terminal } from "#cli/terminal.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import { keyWords, sealedKeys } from "#main/sealing/keys-command.ts";
import { withRoom } from "#main/room/open-room.ts";
import type { Translate } from "#messages/message.ts";
import {
  listSealedObjects,
  openSealedObject,
  sealedObjectHistory,
  type SealedOwner,
  shredSealedObject,
  storeSealedObject,
} from "#store/sealed/sealed-objects.ts";

const help: Help = [
  [
    "sealedCommand.usageAdd",
    "bongsu sealed list [--data ./data]",
    "sealedCommand.usageOpen",
    "sealedCommand.usageShred",
    "sealedCommand.usageHistory",
    "sealedCommand.usageKeys",
    "sealedCommand.usageRegister",
    "sealedCommand.usageUnlock",
  ],
  ["terminal.option.force"],
  ["sealedCommand.what"],
];

/** The options, for reading and completing them. */
export const sealedOptions = {
  office: { type: "string" },
  organization: { type: "string" },
  key: { type: "string", multiple: true },
  out: { type: "string" },
  ...forceOption,
  data: { type: "string" },
  room: { type: "string" },
  token: { type: "string" },
  hours: { type: "string" },
  ...passphraseOption,
  ...commonOptions,
} as const;

function readSealedArguments(args: readonly string[], env: Terminal["env"]) {
  return readArguments({
    args,
    allowPositionals: true,
    options: sealedOptions,
    rules: optionRules.sealed,
    env,
  });
}

type SealedRun = {
  readonly values: ReturnType<typeof readSealedArguments>["values"];
  readonly io: Terminal;
  readonly t: Translate;
};

const verbs = { add, list, open, shred, history };

/** Runs `bongsu sealed`; the exit code is 0. Throws refusals. */
export async function sealedCommand(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = readSealedArguments(args, io.env);
  const t = translatorOfCommand(values, io.env);
  const [word = "", named = ""] = positionals;
  const keyWord = keyWords.find((one) => one === word);
  if (keyWord !== undefined && !values.help) {
    await sealedKeys(keyWord, { values, io, t });
    return 0;
  }
  const verb = Object.hasOwn(verbs, word) ? verbs[word as keyof typeof verbs] : undefined;
  if (values.help || verb === undefined || (word !== "list" && named === ""))
    return printHelp(help, values.help, { io, t });
  await verb({ values, io, t }, named);
  return 0;
}

function ownerIn({ values }: SealedRun): SealedOwner {
  const { office, organization } = values;
  if (office !== undefined && organization === undefined) return { office };
  if (organization !== undefined && office === undefined) return { organization };
  throw new MessageRefusal("input-invalid", (t) => t("sealedCommand.ownerMissing"));
}

async function add(run: SealedRun, path: string): Promise<void> {
  const [owner, content] = [ownerIn(run), await readFile(path)];
  const stored = await withRoom(run.values.data, async (tx) => await storeSealedObject(tx, owner, content));
  if (!stored.ok) refuseObject(path, stored.findings);
  run.io.write(`${stored.value}\n`);
}

async function list({ values, io, t }: SealedRun): Promise<void> {
  for (const { object, owner, bytes, storedAt, shreddedAt } of await withRoom(
    values.data,
    listSealedObjects,
  )) {
    const state =
      shreddedAt === null ? t("sealedCommand.held", { bytes }) : t("sealedCommand.gone", { at: shreddedAt });
    io.write(`${object}\t${owner}\t${storedAt}\t${state}\n`);
  }
}

/** The room holds the keys for as long as this run, in memory alone. */
async function open({ values, io, t }: SealedRun, object: string): Promise<void> {
  const { out, key = [] } = values;
  if (out === undefined || key.length === 0)
    throw new MessageRefusal("input-invalid", (say) => say("sealedCommand.openLacks"));
  await refuseExisting(out, values.force);
  disableCoreDumps();
  const secrets = await keySecrets(values, io.env);
  const holders: Holder[] = [];
  for (const path of key) holders.push(await readHolder(path, secrets));
  const opened = await withRoom(values.data, async (tx) => await openSealedObject(tx, object, holders));
  if (opened === undefined) throw none(object);
  if (!opened.ok) refuseObject(object, opened.findings);
  await writeFileAtomically(out, opened.value, true);
  io.write(`${t("openCommand.opened", { out, bytes: opened.value.length })}\n`);
}

async function shred({ values, io, t }: SealedRun, object: string): Promise<void> {
  const done = await withRoom(values.data, async (tx) => await shredSealedObject(tx, object));
  if (!done) throw none(object);
  io.write(`${t("sealedCommand.shredded", { object })}\n`);
}

async function history({ values, io, t }: SealedRun, object: string): Promise<void> {
  const acts = await withRoom(values.data, async (tx) => await sealedObjectHistory(tx, object));
  if (acts.length === 0) throw none(object);
  for (const { at, actor, act, readers } of acts)
    io.write(`${at}\t${actor}\t${t(`sealedCommand.act.${act}`)}\t${readers.join(" ")}\n`);
}

function none(object: string): MessageRefusal {
  return new MessageRefusal("not-found", (t) => t("sealedCommand.none", { object }));
}
