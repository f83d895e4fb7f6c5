/** `bongsu case invite`, `bongsu case invitation` and `bongsu case copy`: a case with rooms that have no access to each other, by sealed files. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { answerInvitation } from "#cli/case/exchange/answer-invitation.ts";
import { caseFileJson, caseFileLines } from "#cli/case/exchange/case-file-lines.ts";
import { inviteBySealedFile, takeSealedAnswer, writeCaseCopy } from "#cli/case/exchange/exchange-in-room.ts";
import { supplierAnswerOptions, type SupplierAnswerValues } from "#cli/case/exchange/supplier-answers.ts";
import { openCaseFile } from "#cli/case/exchange/sealed-case-file.ts";
import { disableCoreDumps } from "#cli/core-dump.ts";
import { keySecrets, passphraseOption } from "#cli/key/secret-options.ts";
import { forceOption } from "#cli/out-file.ts";
import type { Caller } from "#cli/room/room-client.ts";
import type { AgentIo } from "#cli/terminal.ts";
import { printableJson } from "#core/input/printable.ts";
import type { AnswerFile } from "#core/coordination/exchange/answer-file.ts";
import type { Translate } from "#messages/message.ts";

/** The options of these commands, beside those that `bongsu case` has. */
export const exchangeOptions = {
  sealed: { type: "boolean", default: false },
  participant: { type: "string" },
  name: { type: "string" },
  contact: { type: "string" },
  role: { type: "string", default: "room" },
  reads: { type: "string", default: "en" },
  days: { type: "string", default: "14" },
  key: { type: "string" },
  trust: { type: "string" },
  "allow-unknown-room": { type: "boolean" },
  text: { type: "string" },
  ...supplierAnswerOptions,
  ...forceOption,
  ...passphraseOption,
} as const;

type ExchangeValues = {
  readonly [
    name in "participant" | "name" | "contact" | "key" | "trust" | "text" | "out" | "case" | "passphrase-file"
  ]?: string | undefined;
} & {
  readonly [name in "role" | "reads" | "days" | "zone"]: string;
} & SupplierAnswerValues & {
    readonly sealed: boolean;
    readonly "allow-unknown-room"?: boolean | undefined;
    readonly force?: boolean | undefined;
  };

/** What a run is given. */
type ExchangeRun = {
  readonly values: ExchangeValues;
  /** The room that options or environment name; `null` where one of address and token is not said. */
  readonly call: Caller | null;
  readonly json: boolean;
  readonly t: Translate;
  readonly io: AgentIo;
};

/** Options that a command cannot do without, where they are missing. */
type Missing = { readonly missing: readonly string[] };

/** Runs one of the commands; its exit code, or what is missing. Throws refusals. */
export async function runExchange(words: readonly string[], run: ExchangeRun): Promise<number | Missing> {
  const [command, verb = "", path = ""] = words;
  if (command === "invite") return await invite(verb, run);
  if (command === "copy") return await copy(verb, run);
  if (verb === "take") return await take(path, run);
  if (verb === "show" && path !== "") return await show(path, run);
  const kind = answerKind(verb, run.values);
  if (path === "" || kind === null) return { missing: [] };
  if (kind === "answers" && run.values.say === undefined && run.values.document === undefined)
    return { missing: ["--say ANSWER | --document FILE"] };
  const { key, out, text, trust, force } = run.values;
  const unknown = run.values["allow-unknown-room"] === true;
  if (key === undefined || out === undefined) return { missing: ["--key KEY", "--out ANSWER"] };
  disableCoreDumps();
  const secrets = await keySecrets(run.values, run.io.env);
  const now = run.io.surroundings.now();
  const answering = {
    key,
    secrets,
    trust,
    unknown,
    kind,
    text,
    out,
    force,
    now,
    said: run.values,
    t: run.t,
  } as const;
  return await answerInvitation(path, answering, run.io);
}

function answerKind(verb: string, { file }: ExchangeValues): AnswerFile["kind"] | null {
  if (verb === "reply") return file === undefined ? "message" : "file";
  if (verb === "answer") return "answers";
  return verb === "accept" || verb === "decline" ? verb : null;
}

function roomOf({ call }: ExchangeRun): Caller {
  if (call !== null) return call;
  throw new MessageRefusal("input-invalid", (t) => t("caseExchange.roomMissing"));
}

async function invite(id: string, run: ExchangeRun): Promise<number | Missing> {
  const { values, t, io } = run;
  const { participant, name, contact = "", role, zone, reads, days, out, force } = values;
  const [key, ...others] = values.to ?? [];
  const isNamed = participant !== undefined || (name !== undefined && key !== undefined);
  if (id === "" || !values.sealed || out === undefined || !isNamed || others.length > 0)
    return { missing: ["CASE --sealed", "--out FILE", "--participant ID | --name NAME --to KEY.pub"] };
  const invited = { participant, name, contact, role, zone, reads, days, key, out, force };
  return await inviteBySealedFile(id, { call: roomOf(run), t }, invited, io);
}

async function copy(id: string, run: ExchangeRun): Promise<number | Missing> {
  const { participant, out, force } = run.values;
  if (id === "" || participant === undefined || out === undefined)
    return { missing: ["CASE --participant ID", "--out FILE"] };
  return await writeCaseCopy(id, { call: roomOf(run), t: run.t }, { participant, out, force }, run.io);
}

async function take(path: string, run: ExchangeRun): Promise<number | Missing> {
  const { case: id } = run.values;
  if (path === "" || id === undefined) return { missing: ["ANSWER --case CASE"] };
  return await takeSealedAnswer(path, { call: roomOf(run), t: run.t }, id, run.io);
}

async function show(path: string, { values, json, t, io }: ExchangeRun): Promise<number | Missing> {
  const { key, trust } = values;
  if (key === undefined) return { missing: ["--key KEY"] };
  disableCoreDumps();
  const opened = await openCaseFile(path, { key, trust, secrets: await keySecrets(values, io.env) });
  if (json) io.write(`${printableJson(JSON.stringify(caseFileJson(opened), null, 2))}\n`);
  else for (const line of caseFileLines(opened, t)) io.write(`${line}\n`);
  return 0;
}
