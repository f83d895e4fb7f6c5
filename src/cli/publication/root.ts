/**
 * `bongsu publication root`: the root of a room's publication is made, signed by its offices on machines without a network, changed, shown, and put in place.
 * What is signed is read from the bytes and shown as words; the work on the documents is `core/tuf/publication-root.ts`.
 */
import { writeJson } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { disableCoreDumps } from "#cli/core-dump.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { readTreeSigners } from "#cli/key/key-file.ts";
import { keySecrets, secretOptions } from "#cli/key/secret-options.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { optionRules } from "#cli/option-rules.ts";
import { forceOption, refuseExisting } from "#cli/out-file.ts";
import { jsonOf, readRoot, rootFile, wordLines } from "#cli/publication/files.ts";
import { holderKeys, leadHolders, leadLines, numberIn, type OfficeKeys } from "#cli/publication/lead.ts";
import { putRole, showRole, signRole } from "#cli/publication/role.ts";
import type { Terminal } from "#cli/terminal.ts";
import { printable } from "#core/input/printable.ts";
import {
  delegationsOf,
  type NamedKey,
  type PublicationRoles,
  readPublicationRoles,
} from "#core/tuf/publication-roles.ts";
import {
  comparedBytes,
  draftRoot,
  isSigned,
  type PublicationRoot,
  publicationRootDocument,
  signedOffices,
  withSignatures,
} from "#core/tuf/publication-root.ts";
import type { TufTree } from "#core/tuf/schemes.ts";
import type { Translate } from "#messages/message.ts";

const help: Help = [
  [
    "publicationCommand.usageNew",
    "publicationCommand.usageSign",
    "publicationCommand.usageRotate",
    "publicationCommand.usageShow",
    "publicationCommand.usagePut",
    "publicationCommand.usageRoleShow",
    "publicationCommand.usageRoleSign",
    "publicationCommand.usageRolePut",
  ],
  [
    "publicationCommand.optionRoles",
    "publicationCommand.optionOffice",
    "publicationCommand.optionThreshold",
    "publicationCommand.optionLead",
    "publicationCommand.optionLeadThreshold",
    "terminal.option.force",
    "publicationCommand.optionDays",
    "publicationCommand.optionKey",
    "publicationCommand.optionRoot",
    "publicationCommand.optionBefore",
    "keyCommand.optionPassphrase",
    "keyCommand.optionPin",
  ],
  ["publicationCommand.what", "publicationCommand.whatRole"],
];

const text = { type: "string" } as const;

/** The options, for reading and completing them. */
export const publicationOptions = {
  roles: text,
  office: { type: "string", multiple: true },
  threshold: text,
  lead: { type: "string", multiple: true },
  "lead-threshold": text,
  root: text,
  before: text,
  days: text,
  key: text,
  out: text,
  ...forceOption,
  data: text,
  ...secretOptions,
  ...commonOptions,
} as const;

type RootRun = {
  readonly values: ReturnType<typeof readRootArguments>["values"];
  readonly io: Terminal;
  readonly t: Translate;
};

function readRootArguments(args: readonly string[], env: Terminal["env"]) {
  return readArguments({
    args,
    allowPositionals: true,
    options: publicationOptions,
    rules: optionRules.publication,
    env,
  });
}

/** Runs `bongsu publication root` and `role`; the exit code is 0, or 1 of `show` where signatures are missing. Throws refusals. */
export async function runPublication(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = readRootArguments(args, io.env);
  const t = translatorOfCommand(values, io.env);
  const [what, word, file] = positionals;
  const run: RootRun = { values, io, t };
  const { roles, out, key, data } = values;
  if (values.help || (what !== "root" && what !== "role")) return printHelp(help, values.help, { io, t });
  disableCoreDumps();
  if (what === "role") return await runRole(run, word, file);
  if (word === "new" && roles !== undefined && out !== undefined)
    return await make(run, { before: null, roles, out });
  if (word === "rotate" && file !== undefined && roles !== undefined && out !== undefined)
    return await make(run, { before: await readRoot(file), roles, out });
  if (word === "sign" && file !== undefined && key !== undefined && out !== undefined)
    return await sign(run, { file, key, out });
  if (word === "show" && file !== undefined) return await show(run, await readRoot(file));
  if (word === "put" && file !== undefined && data !== undefined) return await put(run, file, data);
  return printHelp(help, false, { io, t });
}

async function runRole(run: RootRun, word: string | undefined, file: string | undefined): Promise<number> {
  const { key, out, data } = run.values;
  if (word === "show" && file !== undefined) return await showRole(run, file);
  if (word === "sign" && file !== undefined && key !== undefined && out !== undefined)
    return await signRole(run, { file, key, out });
  if (word === "put" && file !== undefined && data !== undefined) return await putRole(run, file, data);
  return printHelp(help, false, run);
}

async function readRoles(file: string): Promise<PublicationRoles> {
  const json = await jsonOf(file);
  const roles = json.ok ? await readPublicationRoles(json.value) : json;
  if (roles.ok) return roles.value;
  throw new MessageRefusal(
    "input-invalid",
    (t) => t("publicationCommand.notRoles", { path: file }),
    roles.findings,
  );
}

type RootToMake = { readonly before: PublicationRoot | null; readonly roles: string; readonly out: string };

/** The first root, or the next one: of offices that are named, or of those before. */
async function make(run: RootRun, { before, roles: file, out }: RootToMake): Promise<number> {
  const { values } = run;
  await refuseExisting(out, values.force);
  const roles = await readRoles(file);
  const offices = await officesOf(values.office ?? [], roles, before);
  const known = before?.trees.ed25519.root.part.roles.root.threshold;
  const threshold = numberIn(values.threshold, known ?? Math.floor(offices.length / 2) + 1, "threshold");
  const days = numberIn(values.days, 365, "days");
  if (offices.length === 0 || threshold > offices.length)
    throw new MessageRefusal("input-invalid", (t) =>
      t("publicationCommand.thresholdWrong", { threshold, offices: offices.length }),
    );
  const leads = await leadHolders(values, roles, before);
  const holdersOf = (tree: TufTree) =>
    new Map([
      ["root", { keys: keysOf(offices.map((office) => office[tree])), threshold }],
      ...[...roles.keys[tree]].map(([name, key]) => [name, { keys: keysOf([key]), threshold: 1 }] as const),
      ...[...leads].map(
        ([name, one]) =>
          [name, { keys: keysOf(one.holders.map((its) => its[tree])), threshold: one.threshold }] as const,
      ),
    ]);
  const root = draftRoot({
    mark: roles.mark,
    version: (before?.version ?? 0) + 1,
    expires: new Date(Date.now() + days * 86_400_000).toISOString(),
    holders: { ed25519: holdersOf("ed25519"), "ml-dsa-65": holdersOf("ml-dsa-65") },
    delegations: delegationsOf(roles.leads),
  });
  await writeJson(out, publicationRootDocument(root));
  await printRoot(run, root);
  run.io.write(`${run.t("publicationCommand.made", { out })}\n`);
  return 0;
}

function keysOf(keys: readonly NamedKey[]) {
  return new Map(keys.map(({ keyid, key }) => [keyid, key] as const));
}

async function officesOf(
  files: readonly string[],
  { mark }: PublicationRoles,
  before: PublicationRoot | null,
): Promise<readonly OfficeKeys[]> {
  if (files.length === 0 && before !== null) return officesBefore(before);
  const offices: OfficeKeys[] = [];
  for (const path of files) offices.push(await holderKeys(path, mark.drill));
  return offices;
}

/** Both lists name the offices in one order, since both were written at once. */
function officesBefore({ trees }: PublicationRoot): readonly OfficeKeys[] {
  const [classical, lattice] = [trees.ed25519.root.part.roles.root, trees["ml-dsa-65"].root.part.roles.root];
  return classical.keyids.flatMap((keyid, i) => {
    const other = lattice.keyids[i];
    const keys = [classical.keys.get(keyid), other === undefined ? undefined : lattice.keys.get(other)];
    if (keys[0] === undefined || keys[1] === undefined || other === undefined) return [];
    return [{ ed25519: { keyid, key: keys[0] }, "ml-dsa-65": { keyid: other, key: keys[1] } }];
  });
}

type RootSigning = { readonly file: string; readonly key: string; readonly out: string };

async function sign(run: RootRun, { file, key: path, out }: RootSigning): Promise<number> {
  const root = await readRoot(file);
  await refuseExisting(out, run.values.force, file);
  const { key, signers } = await readTreeSigners(path, await keySecrets(run.values, run.io.env));
  if (key.drill !== root.mark.drill)
    throw new MessageRefusal("input-invalid", (t) => t("publicationCommand.otherKey", { path }));
  const signed = await withSignatures(root, signers);
  await writeJson(out, publicationRootDocument(signed));
  await printRoot(run, signed);
  run.io.write(`${run.t("publicationCommand.signed", { out })}\n`);
  return 0;
}

async function show(run: RootRun, root: PublicationRoot): Promise<number> {
  await printRoot(run, root);
  return (await isSigned(root, null)) ? 0 : 1;
}

/** Puts a root that is signed beside the room's keys; the room publishes it within a minute. */
async function put({ io, t }: RootRun, file: string, data: string): Promise<number> {
  const root = await readRoot(file);
  const at = (number: number): string => rootFile(data, number);
  const { version } = root;
  const before = version === 1 ? null : await readRoot(at(version - 1)).catch(() => null);
  if (!(await isSigned(root, before)))
    throw new MessageRefusal("signature-invalid", (say) =>
      say("publicationCommand.unsigned", { path: file }),
    );
  await writeJson(at(version), publicationRootDocument(root));
  io.write(`${t("publicationCommand.put", { version })}\n`);
  return 0;
}

async function printRoot({ io, t }: RootRun, root: PublicationRoot): Promise<void> {
  const { version, mark, trees } = root;
  const { threshold, keyids } = trees.ed25519.root.part.roles.root;
  const expires = new Date(trees.ed25519.root.part.expires).toISOString();
  const lines = [
    t(mark.drill ? "keyCommand.worldDrill" : "keyCommand.worldReal"),
    t("publicationCommand.shown", { version, room: printable(mark.room), expires }),
    t("publicationCommand.signatures", {
      signed: await signedOffices(root),
      threshold,
      offices: keyids.length,
    }),
    ...(await wordLines(
      comparedBytes({ ed25519: trees.ed25519.root, "ml-dsa-65": trees["ml-dsa-65"].root }),
      t,
    )),
    ...leadLines(root, t),
    t("publicationCommand.delegationsWords"),
    ...(await wordLines(
      comparedBytes({ ed25519: trees.ed25519.targets, "ml-dsa-65": trees["ml-dsa-65"].targets }),
      t,
    )),
  ];
  io.write(`${lines.join("\n")}\n`);
}
