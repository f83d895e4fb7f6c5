/** `bongsu seal`: seals a file for readers, wraps it for others, shuts readers out by sealing anew, shreds it. */
import { randomBytes } from "node:crypto";
import { open } from "node:fs/promises";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { readPublicKeyFile } from "#cli/key/key-file.ts";
import { passphraseOption } from "#cli/key/secret-options.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { forceOption, refuseExisting } from "#cli/out-file.ts";
import { optionRules } from "#cli/option-rules.ts";
import { type ObjectFile, piecesOf, withFile, writeStream } from "#cli/seal/object-file.ts";
import { disableCoreDumps } from "#cli/core-dump.ts";
import { headOf, keyOfObject, openedContent, refuseObject } from "#cli/seal/opened-object.ts";
import type { Terminal } from "#cli/terminal.ts";
import { type Parsed, parsed } from "#core/problem.ts";
import { sealingKeyOf } from "#core/seal/key/public-key.ts";
import { type ContentParts, openContent } from "#core/seal/object/content.ts";
import { rewrapped, sealObject, type SealingTerms, shreddedHead } from "#core/seal/object/sealed-object.ts";
import { canWrap, type ObjectReader } from "#core/seal/object/wraps.ts";
import type { Translate } from "#messages/message.ts";

const help: Help = [
  ["sealCommand.usage", "sealCommand.usageAdd", "sealCommand.usageRemove", "sealCommand.usageShred"],
  [
    "sealCommand.optionTo",
    "sealCommand.optionNeeded",
    "sealCommand.optionKey",
    "keyCommand.optionPassphrase",
    "terminal.option.force",
  ],
  ["sealCommand.what", "sealCommand.whatRemove"],
];

/** The options, for reading and completing them. */
export const sealOptions = {
  to: { type: "string", multiple: true },
  needed: { type: "string" },
  key: { type: "string", multiple: true },
  out: { type: "string" },
  ...forceOption,
  ...passphraseOption,
  ...commonOptions,
} as const;

type SealValues = ReturnType<typeof readSealArguments>["values"];
type SealRun = { readonly values: SealValues; readonly io: Terminal; readonly t: Translate };

function readSealArguments(args: readonly string[], env: Terminal["env"]) {
  return readArguments({ args, allowPositionals: true, options: sealOptions, rules: optionRules.seal, env });
}

const changes = { add: addReaders, remove: sealAnew, shred: shredObject };

/** Runs `bongsu seal`; the exit code is 0. Throws refusals. */
export async function runSeal(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = readSealArguments(args, io.env);
  const t = translatorOfCommand(values, io.env);
  const [first = "", second] = positionals;
  const run: SealRun = { values, io, t };
  const change = Object.hasOwn(changes, first) ? changes[first as keyof typeof changes] : undefined;
  const file = change === undefined ? positionals[0] : second;
  const complete = values.out !== undefined && values.to !== undefined;
  if (values.help || file === undefined || (first !== "shred" && !complete))
    return printHelp(help, values.help, { io, t, missing: ["--to KEY.pub", "--out OUT"] });
  if (first !== "shred") await refuseExisting(values.out ?? "", values.force);
  disableCoreDumps();
  await (change ?? sealFile)(run, file, values.out ?? "");
  return 0;
}

/** The readers that `--to` names, and how many of them it takes. */
async function termsOf({ values }: SealRun): Promise<SealingTerms> {
  const readers = new Map<string, ObjectReader>();
  const worlds = new Set<boolean>();
  for (const path of values.to ?? []) {
    const key = await readPublicKeyFile(path);
    const publicKey = sealingKeyOf(key);
    if (publicKey === null)
      throw new MessageRefusal("input-invalid", (t) => t("sealCommand.notForSealing", { path }));
    worlds.add(key.drill);
    readers.set(key.keyid, { keyid: key.keyid, publicKey });
  }
  if (worlds.size > 1) throw new MessageRefusal("input-invalid", (t) => t("sealCommand.bothWorlds"));
  const needed = Number(values.needed ?? 1);
  if (!Number.isSafeInteger(needed) || !canWrap(readers.size, needed))
    throw new MessageRefusal("input-invalid", (t) =>
      t("sealCommand.neededWrong", { needed: values.needed ?? "1", readers: readers.size }),
    );
  return { readers: [...readers.values()], needed };
}

async function sealFile(run: SealRun, path: string, out: string): Promise<void> {
  const terms = await termsOf(run);
  await withFile(
    path,
    async (file) => await writeSealed(piecesOf(file), { ...terms, size: file.length }, out),
  );
  announce(run, "sealCommand.sealed", terms, out);
}

async function writeSealed(
  source: AsyncIterable<Uint8Array>,
  terms: SealingTerms,
  out: string,
): Promise<void> {
  await writeStream(out, asParsed(sealObject(source, terms, randomBytes)));
}

async function* asParsed(all: AsyncIterable<ContentParts>): AsyncGenerator<Parsed<ContentParts>> {
  for await (const parts of all) yield parsed(parts);
}

function announce(
  { io, t }: SealRun,
  key: "sealCommand.sealed" | "sealCommand.added" | "sealCommand.removed",
  { readers, needed = 1 }: SealingTerms,
  out: string,
): void {
  io.write(`${t(key, { out, readers: readers.length, needed })}\n`);
}

/** Wraps the same content key for readers more; those of before must be named again, since a head holds key ids alone. */
async function addReaders(run: SealRun, path: string, out: string): Promise<void> {
  const terms = await termsOf(run);
  await withFile(path, async (file) => {
    const head = await headOf(path, file);
    const key = await keyOfObject(path, head, run);
    const newHead = await rewrapped(head, key, terms);
    const content = piecesOf(file, head.contentAt);
    const parts = async function* (): AsyncGenerator<ContentParts> {
      yield [newHead];
      for await (const piece of content) yield [piece];
    };
    await writeStream(out, asParsed(parts()));
  });
  announce(run, "sealCommand.added", terms, out);
}

/** Seals the content under a new key: who is not named now cannot open it, even with the key of before. */
async function sealAnew(run: SealRun, path: string, out: string): Promise<void> {
  const terms = await termsOf(run);
  await withFile(path, async (file) => {
    const head = await headOf(path, file);
    const content = await openedContent(path, head, await keyOfObject(path, head, run), file);
    await writeSealed(clearParts(path, openContent(content)), { ...terms, size: content.size }, out);
  });
  announce(run, "sealCommand.removed", terms, out);
}

async function* clearParts(
  path: string,
  all: AsyncIterable<Parsed<ContentParts>>,
): AsyncGenerator<Uint8Array> {
  for await (const parts of all) yield* parts.ok ? parts.value : refuseObject(path, parts.findings);
}

/** Overwrites the wraps where they lie, and makes that durable. Copies that were made before still open. */
async function shredObject({ io, t }: SealRun, path: string): Promise<void> {
  const head = await withFile(path, async (file: ObjectFile) => await headOf(path, file));
  const empty = await shreddedHead(head);
  const handle = await open(path, "r+");
  try {
    await handle.write(randomBytes(head.contentAt), 0, head.contentAt, 0);
    await handle.sync();
    await handle.truncate(0);
    await handle.write(empty, 0, empty.length, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
  io.write(`${t("sealCommand.shredded", { path })}\n`);
}
