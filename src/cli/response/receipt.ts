/** `bongsu receipt`: what was answered and what the room confirmed; and answers and receipts as files, where no wire leads to the room. */
import { readFile } from "node:fs/promises";
import { homeOf, readState } from "#agent/home/agent-folder.ts";
import { writeJson } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { postResponse } from "#agent/response/post-response.ts";
import { readAnswers } from "#agent/response/receipts.ts";
import { readPendingResponse } from "#agent/response/response-outbox.ts";
import { largestReceipts, takeReceipts } from "#agent/response/take-receipts.ts";
import { readArguments } from "#cli/arguments.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { readWhole } from "#cli/standard-input.ts";
import type { AgentIo } from "#cli/terminal.ts";
import { readRequest } from "#cli/response/carried-request.ts";
import { optionRules } from "#cli/option-rules.ts";
import { forceOption, refuseExisting } from "#cli/out-file.ts";
import { callerOf } from "#cli/room/room-client.ts";
import { slipEnter } from "#contract/response/slip-enter.ts";
import { type ReceiptDocument, readReceipt } from "#core/document/receipt.ts";
import { readJsonBytes, textMember } from "#core/input/json.ts";
import { fromBase64 } from "#core/seal/envelope.ts";
import { readSlip } from "#core/slip/slip-code.ts";
import { printable } from "#core/input/printable.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import type { Translate } from "#messages/message.ts";
import { instantText } from "#messages/render/clock.ts";
import { answerText, receiptRows, slipFindingText } from "#messages/render/receipt.ts";
import { envelopeIn } from "#publication/sealed-json.ts";

const help: Help = [
  [
    "receiptCommand.usage.list",
    "receiptCommand.usage.take",
    "receiptCommand.usage.send",
    "receiptCommand.usage.slip",
  ],
  ["receiptCommand.what"],
  [
    "receiptCommand.option.list",
    "receiptCommand.option.take",
    "receiptCommand.option.send",
    "receiptCommand.option.slip",
    "receiptCommand.option.organization",
    "receiptCommand.option.out",
    "terminal.option.force",
    "terminal.option.dir",
    "terminal.option.room",
    "terminal.option.lang",
  ],
];

/** The options, for reading and completing them. */
export const receiptOptions = {
  dir: { type: "string" },
  room: { type: "string" },
  token: { type: "string" },
  organization: { type: "string" },
  out: { type: "string" },
  ...forceOption,
  ...commonOptions,
} as const;

/** What the command is given beside the terminal. */
type ReceiptIo = AgentIo & { readonly stdin: NodeJS.ReadableStream };

type Calling = {
  readonly values: {
    readonly dir?: string | undefined;
    readonly room?: string | undefined;
    readonly token?: string | undefined;
    readonly organization?: string | undefined;
    readonly out?: string | undefined;
    readonly force?: boolean | undefined;
  };
  readonly io: ReceiptIo;
  readonly t: Translate;
};

/** Runs `bongsu receipt`; the exit code is 0, and 3 of `list` when an answer is not confirmed. Throws refusals. */
export async function runReceipt(args: readonly string[], io: ReceiptIo): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: receiptOptions,
    rules: optionRules.receipt,
    env: io.env,
  });
  const t = translatorOfCommand(values, io.env);
  const [act, ...files] = positionals;
  const calling = { values, io, t };
  const [file] = files;
  if (values.help || act === undefined) return printHelp(help, values.help, { io, t });
  if (values.out !== undefined) await refuseExisting(values.out, values.force);
  if (act === "list" && files.length === 0) return await list(calling);
  if (act === "take" && file !== undefined && files.length === 1) return await take(file, calling);
  if (act === "slip" && files.length > 0) return await typeSlip(files.join("-"), calling);
  if (act === "send" && files.length > 0) return await send(files, calling);
  return printHelp(help, false, { io, t });
}

function dirOf({ values, io }: Calling): string {
  const dir = values.dir ?? io.env["BONGSU_DIR"];
  if (dir === undefined) throw new MessageRefusal("input-invalid", (say) => say("receiptCommand.needsDir"));
  return dir;
}

async function list(calling: Calling): Promise<number> {
  const { io, t } = calling;
  const dir = dirOf(calling);
  const home = homeOf(dir);
  const state = await readState(home);
  if (state === null) throw new MessageRefusal("set-up-failed", (tr) => tr("agent.notSynced", { dir }));
  const directives = state.received.map(({ directive }) => directive);
  const blocks: string[] = [];
  let open = false;
  for (const [directive, { confirmed, unconfirmed }] of await readAnswers(home, state, directives)) {
    const waits = (await readPendingResponse(home, "attestation", directive)) !== null;
    open ||= waits || unconfirmed !== null;
    if (confirmed !== null) blocks.push(receiptText(confirmed, t));
    if (unconfirmed !== null) {
      const instant = instantText(unconfirmed.receivedAt, t);
      const receipt = printable(unconfirmed.receipt, 80);
      blocks.push(t("receiptCommand.unconfirmed", { directive, receipt, instant }));
    } else if (waits) blocks.push(t("receiptCommand.waits", { directive }));
  }
  io.write(`${blocks.length === 0 ? t("receiptCommand.none") : blocks.join("\n\n")}\n`);
  return open ? 3 : 0;
}

/** A receipt, a row a line. */
function receiptText(receipt: ReceiptDocument, t: Translate): string {
  const lines = receiptRows(receipt, t).map(
    ({ label, value, as }) => `${label}: ${as === "instant" ? instantText(value, t) : value}`,
  );
  return (receipt.drill ? [t("terminal.drill"), ...lines] : lines).join("\n");
}

async function take(path: string, calling: Calling): Promise<number> {
  const { io, t } = calling;
  const bytes = path === "-" ? await readWhole(io.stdin, largestReceipts) : await bytesOf(path);
  for (const { receipt, answer } of await takeReceipts(dirOf(calling), bytes))
    io.write(
      `${t("receiptCommand.taken", { directive: answer.directive, receipt, answer: answerText(answer, t) })}\n`,
    );
  return 0;
}

/** Hands sealed answers on and gives the replies as they are: whoever gave the answers checks them at home. */
async function send(files: readonly string[], { values, io, t }: Calling): Promise<number> {
  const room = values.room ?? io.env["BONGSU_ROOM"];
  if (room === undefined || !/^https?:\/\//i.test(room))
    throw new MessageRefusal("input-invalid", (say) => say("receiptCommand.needsRoom"));
  const replies: unknown[] = [];
  for (const path of files) {
    const request = await readRequest(path);
    if (request !== null) {
      const token = values.token ?? io.env["BONGSU_TOKEN"];
      if (token === undefined)
        throw new MessageRefusal("not-signed-in", (say) =>
          say("receiptCommand.needsTokenFor", { path: printable(path, 300) }),
        );
      replies.push(await callerOf(room, token, io.surroundings.fetch)(request.endpoint, request.input));
      io.error(`${t("receiptCommand.requestSent", { file: printable(path, 300) })}\n`);
      continue;
    }
    const envelope = envelopeIn(await bytesOf(path));
    const kind = (["attestation", "acknowledgement"] as const).find(
      (one) => envelope.ok && envelope.value.payloadType === payloadTypes[one],
    );
    if (!envelope.ok || kind === undefined)
      throw new MessageRefusal("input-invalid", (say) =>
        say("receiptCommand.notAnswer", { path: printable(path, 300) }),
      );
    const reply = await postResponse({ kind, envelope: envelope.value }, room, io.surroundings);
    if (textMember(reply, "receipt") === null)
      throw new MessageRefusal("not-found", (tr) => tr("agent.noReceipt", { url: printable(room, 200) }));
    replies.push(reply);
    io.error(`${t("receiptCommand.sent", { file: printable(path, 300) })}\n`);
  }
  if (values.out === undefined) io.write(`${JSON.stringify(replies, null, 2)}\n`);
  else await writeJson(values.out, replies);
  return 0;
}

/** Types a slip into the room, as its page does. */
async function typeSlip(slip: string, { values, io, t }: Calling): Promise<number> {
  const [room, token] = [values.room ?? io.env["BONGSU_ROOM"], values.token ?? io.env["BONGSU_TOKEN"]];
  if (room === undefined || !/^https?:\/\//i.test(room))
    throw new MessageRefusal("input-invalid", (say) => say("receiptCommand.needsRoom"));
  if (token === undefined)
    throw new MessageRefusal("not-signed-in", (say) => say("receiptCommand.needsToken"));
  const read = readSlip(slip);
  if (!read.ok)
    throw new MessageRefusal("input-invalid", (say) => slipFindingText(read.findings, say), read.findings);
  const { organization } = values;
  const call = callerOf(room, token, io.surroundings.fetch);
  const reply = await call(slipEnter, { slip, ...(organization === undefined ? {} : { organization }) });
  const bytes = fromBase64(reply.sealed.payload);
  const json = bytes === null ? null : readJsonBytes(bytes);
  const document = json?.ok === true ? readReceipt(json.value) : null;
  if (document?.ok !== true)
    throw new MessageRefusal("not-found", (tr) => tr("agent.noReceipt", { url: printable(room, 200) }));
  const { receipt, answer } = document.value;
  const { organization: of, directive } = answer;
  const text = t("receiptCommand.slipTaken", {
    organization: of,
    directive,
    receipt,
    answer: answerText(answer, t),
  });
  if (values.out === undefined) io.write(`${text}\n`);
  else {
    await writeJson(values.out, reply);
    io.error(`${text}\n`);
  }
  return 0;
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null)
    throw new MessageRefusal("input-invalid", (say) =>
      say("receiptCommand.unreadable", { path: printable(path, 300) }),
    );
  return bytes;
}
