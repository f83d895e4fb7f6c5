/** `bongsu sign`: an office signs a roster, a directive, the suspension of one, a notice or a guideline, on a machine without a network: it reads what it signs from the bytes, not from anybody's page. */
import { readFileIfExists, writeFileAtomically } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { type KeySecrets, readSigningKey } from "#cli/key/key-file.ts";
import { keySecrets, secretOptions } from "#cli/key/secret-options.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { forceOption, refuseExisting } from "#cli/out-file.ts";
import type { Terminal } from "#cli/terminal.ts";
import { oneLineIn } from "#core/directive/one-line.ts";
import { readUnambiguousJson, textMember } from "#core/input/json.ts";
import type { Finding } from "#core/problem.ts";
import { noticeForms, readOfficeNotice } from "#core/roster/office-notice.ts";
import { readOrderHead } from "#core/roster/order.ts";
import { readRoster, rosterForm } from "#core/roster/roster.ts";
import { readSuspension, suspensionForm } from "#core/roster/suspension.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { type Envelope, fromBase64, readEnvelope, seal, toBase64 } from "#core/seal/envelope.ts";
import type { SigningKey } from "#core/seal/key/key-statements.ts";
import { keyWords, wordList } from "#core/seal/key/key-words.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import type { Translate } from "#messages/message.ts";

const help: Help = [
  ["signCommand.usage"],
  [
    "signCommand.optionKey",
    "signCommand.optionOut",
    "terminal.option.force",
    "keyCommand.optionPassphrase",
    "keyCommand.optionPin",
  ],
  ["signCommand.what"],
];

/** The options, for reading and completing them. */
export const signOptions = {
  key: { type: "string" },
  out: { type: "string" },
  ...forceOption,
  ...secretOptions,
  ...commonOptions,
} as const;

/** Runs `bongsu sign`; the exit code is 0. Throws refusals. */
export async function runSign(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: signOptions,
    env: io.env,
  });
  const t = translatorOfCommand(values, io.env);
  const [path] = positionals;
  const { key: keyPath, out } = values;
  if (values.help || path === undefined || keyPath === undefined || out === undefined)
    return printHelp(help, values.help, { io, t });
  const secrets = async () => await keySecrets(values, io.env);
  return await signFile({ path, keyPath, out, force: values.force, secrets }, { io, t });
}

/** Which file is signed, by which key, and where it is written. */
type FileToSign = Omit<BytesToSign, "signing"> & {
  readonly force: boolean | undefined;
  readonly secrets: () => Promise<KeySecrets>;
};

/** Signs a file for an office; the exit code is 0. */
export async function signFile(
  { path, keyPath, out, force, secrets }: FileToSign,
  run: { readonly io: Terminal; readonly t: Translate },
): Promise<number> {
  const document = await signable(path);
  await refuseExisting(out, force, path);
  const signing = await readSigningKey(keyPath, await secrets());
  return await signBytes(document, { path, keyPath, signing, out }, run);
}

/** What is signed, by which key, and where it is written; `path` names it where it cannot be read. */
type BytesToSign = {
  readonly path: string;
  readonly keyPath: string;
  readonly signing: SigningKey;
  readonly out: string;
};

/** Signs bytes for an office, beside the signatures that are there, and shows what they say; the exit code is 0. */
export async function signBytes(
  { payload, payloadType, before }: Signable,
  { path, keyPath, signing: { key, signer }, out }: BytesToSign,
  { io, t }: { readonly io: Terminal; readonly t: Translate },
): Promise<number> {
  const shown = await shownOf(payload, payloadType, path);
  if (key.purpose !== "order" || key.drill !== shown.drill)
    throw new MessageRefusal("input-invalid", (say) => say("signCommand.otherKey", { path: keyPath }));
  const signed = await seal(payloadType, payload, [signer]);
  const others = before.filter(({ keyid }) => keyid !== key.keyid);
  const envelope: Envelope = {
    payloadType,
    payload: toBase64(payload),
    signatures: [...others, ...signed.signatures],
  };
  await writeFileAtomically(out, canonicalBytes(envelope));
  await print(io, t, { shown, payload });
  io.write(`${t("signCommand.signed", { out, count: envelope.signatures.length })}\n`);
  return 0;
}

type Signable = {
  readonly payload: Uint8Array;
  readonly payloadType: string;
  readonly before: Envelope["signatures"];
};

/** The DSSE type of each document that offices sign besides directives. */
const typeOfForm: ReadonlyMap<string, string> = new Map([
  [rosterForm, payloadTypes.roster],
  [suspensionForm, payloadTypes.suspension],
  [noticeForms.notice, payloadTypes.notice],
  [noticeForms.guideline, payloadTypes.guideline],
]);

/** A document, as its canonical bytes; or an envelope that others have signed, as it is. */
async function signable(path: string): Promise<Signable> {
  const bytes = await readFileIfExists(path, 4 * 1_048_576);
  if (bytes === null) throw new MessageRefusal("not-found", (t) => t("signCommand.noFile", { path }));
  const json = readUnambiguousJson(bytes);
  const envelope = json.ok ? readEnvelope(json.value) : json;
  if (envelope.ok) {
    const { payloadType, payload, signatures } = envelope.value;
    return { payload: fromBase64(payload) ?? new Uint8Array(), payloadType, before: signatures };
  }
  if (!json.ok) return refuse(path, json.findings);
  const type = textMember(json.value, "type");
  const payloadType = typeOfForm.get(type ?? "") ?? payloadTypes.directive;
  return { payload: canonicalBytes(json.value), payloadType, before: [] };
}

type ShownDocument = { readonly drill: boolean; readonly line: (t: Translate) => string };

/** What is signed, read from its bytes. */
async function shownOf(payload: Uint8Array, payloadType: string, path: string): Promise<ShownDocument> {
  if (payloadType === payloadTypes.roster) {
    const json = readUnambiguousJson(payload);
    const roster = json.ok ? await readRoster(json.value) : json;
    if (!roster.ok) return refuse(path, roster.findings);
    const { version, drill, from, to } = roster.value;
    return { drill, line: (t) => t("signCommand.roster", { version, from, to }) };
  }
  if (payloadType === payloadTypes.suspension) {
    const read = readSuspension(payload);
    if (!read.ok) return refuse(path, read.findings);
    const { directive, revision, drill, office, from, until, reason } = read.value;
    const one = { directive, revision, office, from, until: until ?? "" };
    return {
      drill,
      line: (t) =>
        `${t(until === null ? "signCommand.suspensionOpen" : "signCommand.suspension", one)} ${oneLineIn(reason, t.language)}`,
    };
  }
  if (payloadType === payloadTypes.notice || payloadType === payloadTypes.guideline) {
    const read = readOfficeNotice(payload);
    if (!read.ok) return refuse(path, read.findings);
    const { kind, office, drill, issuedAt, title } = read.value;
    if (payloadTypes[kind] !== payloadType) return refuse(path);
    return {
      drill,
      line: (t) => t(`signCommand.${kind}`, { office, issuedAt, title: oneLineIn(title, t.language) }),
    };
  }
  const head = payloadType === payloadTypes.directive ? await readOrderHead(payload) : null;
  if (head?.ok !== true) return refuse(path, head?.findings);
  const { directive, revision, drill, title } = head.value;
  return {
    drill,
    line: (t) => t("signCommand.directive", { directive, revision, title: oneLineIn(title, t.language) }),
  };
}

function refuse(path: string, findings: readonly Finding[] = []): never {
  const why = (t: Translate) =>
    findings.map(({ at, code, message }) =>
      [at, t.find(`orderFinding.${code}`) ?? t.find(`logFinding.${code}`) ?? message]
        .filter((part) => part !== "")
        .join(": "),
    );
  throw new MessageRefusal(
    "input-invalid",
    (t) => [t("signCommand.cannot", { path }), ...why(t)].join("\n  "),
    findings,
  );
}

/** The digest as hexadecimal and as words, to be compared by telephone with what another room shows. */
async function print(
  { write }: Terminal,
  t: Translate,
  { shown, payload }: { readonly shown: ShownDocument; readonly payload: Uint8Array },
): Promise<void> {
  const words = await keyWords(payload, wordList(t("keyWords.list")));
  const rows = [0, 4, 8, 12].map((at) => `  ${words.slice(at, at + 4).join(" ")}`);
  const lines = [
    t(shown.drill ? "keyCommand.worldDrill" : "keyCommand.worldReal"),
    shown.line(t),
    t("signCommand.digest", { sha256: await sha256Hex(payload) }),
    ...rows,
  ];
  write(`${lines.join("\n")}\n`);
}
