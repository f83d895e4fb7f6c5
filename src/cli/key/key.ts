/** `bongsu key`: keys by purpose (made, shown, rotated, revoked), and the organisation's signing key in an agent's folder. */
import { writeJson } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { readPublicKeyFile, readSigningKey, writeNewKey } from "#cli/key/key-file.ts";
import { newOrganizationKey } from "#cli/key/organization-key.ts";
import { keySecrets, secretOptions } from "#cli/key/secret-options.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { optionRules } from "#cli/option-rules.ts";
import { forceOption, refuseExisting } from "#cli/out-file.ts";
import { disableCoreDumps } from "#cli/core-dump.ts";
import type { Terminal } from "#cli/terminal.ts";
import { sealKeyChange, sealKeyRevocation } from "#core/seal/key/key-statements.ts";
import { compareWords, keyWords, wordList } from "#core/seal/key/key-words.ts";
import type { PublicKey } from "#core/seal/key/public-key.ts";
import { isKeyPurpose, keyPurposes } from "#core/seal/key/purposes.ts";
import type { Translate } from "#messages/message.ts";

const help: Help = [
  [
    "keyCommand.usageNew",
    "keyCommand.usageShow",
    "keyCommand.usageRotate",
    "keyCommand.usageRevoke",
    "keyCommand.usage",
  ],
  [
    "keyCommand.optionPurpose",
    "keyCommand.optionDrill",
    "keyCommand.optionPassphrase",
    "keyCommand.optionPlace",
    "keyCommand.optionPin",
    "keyCommand.optionWords",
    "terminal.option.force",
  ],
  ["keyCommand.whatPurpose", "keyCommand.what"],
];

/** The options, for reading and completing them. */
export const keyOptions = {
  purpose: { type: "string" },
  out: { type: "string" },
  ...forceOption,
  key: { type: "string" },
  drill: { type: "boolean", default: false },
  place: { type: "string" },
  words: { type: "string" },
  reason: { type: "string" },
  dir: { type: "string" },
  organization: { type: "string" },
  replace: { type: "boolean", default: false },
  ...secretOptions,
  ...commonOptions,
} as const;

type KeyValues = ReturnType<typeof readKeyArguments>["values"];
type KeyRun = { readonly values: KeyValues; readonly io: Terminal; readonly t: Translate };

function readKeyArguments(args: readonly string[], env: Terminal["env"]) {
  return readArguments({ args, allowPositionals: true, options: keyOptions, rules: optionRules.key, env });
}

/** Runs `bongsu key`; the exit code is 0, or 1 for words that are another key's. Throws refusals. */
export async function runKey(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = readKeyArguments(args, io.env);
  const t = translatorOfCommand(values, io.env);
  const [word, file] = positionals;
  const run: KeyRun = { values, io, t };
  const { key, out, purpose } = values;
  const missing = printHelp.bind(null, help, values.help, { io, t });
  if (values.help) return missing();
  disableCoreDumps();
  if (word === "new" && purpose !== undefined && out !== undefined) return await newKey(run, purpose, out);
  if (word === "new" && purpose === undefined && values.organization !== undefined)
    return (await newOrganizationKey(values, io, t)) ?? missing();
  if (word === "show" && file !== undefined) return await showKey(run, file);
  if (word === "rotate" && key !== undefined && out !== undefined) return await rotateKey(run, key, out);
  if (word === "revoke" && key !== undefined && out !== undefined) return await revokeKey(run, key, out);
  return missing();
}

async function newKey({ values, io, t }: KeyRun, purpose: string, out: string): Promise<number> {
  if (!isKeyPurpose(purpose)) {
    const purposes = keyPurposes.join(", ");
    throw new MessageRefusal("input-invalid", (say) =>
      say("keyCommand.purposeUnknown", { purpose, purposes }),
    );
  }
  const secrets = await keySecrets(values, io.env);
  const place = values.place ?? null;
  if (place !== null && purpose === "sealing")
    throw new MessageRefusal("input-invalid", (say) => say("keyCommand.placeForSigning"));
  const key = await writeNewKey(out, { purpose, drill: values.drill }, secrets, place);
  if (secrets.passphrase === null) io.error(`${t("keyCommand.unprotected", { path: out })}\n`);
  await printKey({ values, io, t }, key);
  return 0;
}

async function printKey({ io, t }: KeyRun, key: PublicKey): Promise<void> {
  const words = await keyWords(key.spki, wordList(t("keyWords.list")));
  const rows = [0, 4, 8, 12].map((at) => `  ${words.slice(at, at + 4).join(" ")}`);
  const world = t(key.drill ? "keyCommand.worldDrill" : "keyCommand.worldReal");
  const lines = [
    t("keyCommand.shown", { purpose: t(`keyCommand.purpose.${key.purpose}`), world }),
    t("keyCommand.algorithm", { algorithm: key.algorithm }),
    t("keyCommand.keyid", { keyid: key.keyid }),
    t("keyCommand.words"),
    ...rows,
  ];
  io.write(`${lines.join("\n")}\n`);
}

async function showKey(run: KeyRun, file: string): Promise<number> {
  const { values, io, t } = run;
  const key = await readPublicKeyFile(file);
  await printKey(run, key);
  if (values.words === undefined) return 0;
  const compared = await compareWords(values.words, key.spki, wordList(t("keyWords.list")));
  const word = typeof compared === "string" ? "" : compared.unknown;
  const code = typeof compared === "string" ? compared : "unknown";
  io.write(`${t(`keyCommand.compared.${code}`, { word })}\n`);
  return code === "same" ? 0 : 1;
}

async function rotateKey({ values, io, t }: KeyRun, path: string, out: string): Promise<number> {
  const secrets = await keySecrets(values, io.env);
  const { purpose, drill } = await readPublicKeyFile(path);
  const old = purpose === "sealing" ? null : await readSigningKey(path, secrets);
  const key = await writeNewKey(out, { purpose, drill }, secrets, values.place ?? null);
  if (secrets.passphrase === null) io.error(`${t("keyCommand.unprotected", { path: out })}\n`);
  await printKey({ values, io, t }, key);
  if (old === null) io.write(`${t("keyCommand.sealAgain", { path, out })}\n`);
  else {
    const change = await sealKeyChange(old, await readSigningKey(out, secrets), new Date().toISOString());
    await writeJson(`${out}.change`, change);
    io.write(`${t("keyCommand.changed", { path, change: `${out}.change` })}\n`);
  }
  return 0;
}

async function revokeKey({ values, io, t }: KeyRun, path: string, out: string): Promise<number> {
  const key = await readSigningKey(path, await keySecrets(values, io.env));
  await refuseExisting(out, values.force);
  const revocation = await sealKeyRevocation(key, new Date().toISOString(), values.reason ?? "");
  await writeJson(out, revocation);
  io.write(`${t("keyCommand.revoked", { path, out })}\n`);
  return 0;
}
