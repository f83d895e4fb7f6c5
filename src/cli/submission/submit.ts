/**
 * `bongsu report submit`: sends reports to a room and shows their receipts. With a token as a pipeline; without one under six words, which stand in a file or are shown
 * once, and are never an argument. Sent again it is the same report.
 */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { readFileIfExists, writeFileAtomically, writeJson } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { FollowedRoom } from "#agent/response/room-receipt.ts";
import { addressIn } from "#agent/response/room-address.ts";
import { answerOf } from "#cli/room/room-client.ts";
import { ownCommand, shellWord } from "#cli/own-command.ts";
import { followedAt, receiptDoubt } from "#cli/submission/receipt-doubt.ts";
import { receivedIn, type ReceivedItem } from "#cli/submission/received-items.ts";
import { readReportReceipt } from "#core/intake/report-receipt.ts";
import { numberOf, writtenNumber } from "#core/intake/case-number.ts";
import { caseKey, caseWordList, newCaseWords, readCaseWords } from "#core/intake/case-words.ts";
import { searchWork } from "#core/intake/work-puzzle.ts";
import { decodeText, member, readJson, textMember } from "#core/input/json.ts";
import { printable } from "#core/input/printable.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { reportForm } from "#core/submission/own-report.ts";
import type { Terminal } from "#cli/terminal.ts";
import type { Translate } from "#messages/message.ts";

/** What `submit` is given. */
type SubmitRun = { readonly io: Terminal; readonly t: Translate; readonly values: SubmitValues };

type SubmitValues = {
  readonly room?: string | undefined;
  readonly "token-file"?: string | undefined;
  readonly "words-file"?: string | undefined;
  readonly out?: string | undefined;
  readonly dir?: string | undefined;
};

/** What is sent: the bytes, and how many lines they are where each is a report. */
export type Submission = {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly lines: number;
};

/** Sends the files; 0 when every report has its receipt and the room signed it, 1 when one has none, 3 when nobody checked who signed: leaving the folder out never makes a false receipt good. */
export async function submitReports(paths: readonly string[], { io, t, values }: SubmitRun): Promise<number> {
  const room = roomIn(values, io.env);
  const followed = values.dir === undefined ? null : await followedAt(values.dir, room);
  const token =
    values["token-file"] === undefined ? null : (await readFile(values["token-file"], "utf8")).trim();
  const words = token === null ? await wordsIn(values["words-file"], t) : null;
  let refused = 0;
  const received: string[] = [];
  for (const path of paths) {
    const submission = await submissionOf(path);
    const headers = await headersOf(submission, { room, token, words });
    const items = await receivedIn(await post(room, submission, headers));
    for (const item of items) {
      const number = await show(item, submission, { io, t, values, followed });
      if (number === null) refused += 1;
      else received.push(number);
    }
  }
  if (followed === null) io.write(`${t("submitCommand.unchecked")}\n`);
  if (words !== null) {
    io.write(`${t("submitCommand.words", { words, room })}\n`);
    if (received.length > 0) io.write(nextText(received, { t, room, wordsFile: values["words-file"] }));
  }
  if (refused > 0) return 1;
  return followed === null ? 3 : 0;
}

type Receipts = {
  readonly t: Translate;
  readonly room: string;
  /** Where the words are kept; absent where they are only shown, and are typed again. */
  readonly wordsFile: string | undefined;
};

const mostPrinted = 20;

/** How each of these reports is looked at later: commands that work as they are printed, without the words. */
function nextText(numbers: readonly string[], { t, room, wordsFile }: Receipts): string {
  const [own, file, where] = [ownCommand(), shellWord(wordsFile ?? "-"), shellWord(room)];
  const commands = numbers
    .slice(0, mostPrinted)
    .map((number) => `  ${own} report status ${writtenNumber(number)} --words-file ${file} --room ${where}`);
  if (numbers.length > mostPrinted) commands.push("  …");
  return `${[t(`submitCommand.${wordsFile === undefined ? "nextTyped" : "next"}`), ...commands].join("\n")}\n`;
}

/** The room that an option or the environment names. */
export function roomIn(values: Pick<SubmitValues, "room">, env: Terminal["env"]): string {
  const room = values.room ?? env["BONGSU_ROOM"];
  if (room === undefined) throw new MessageRefusal("input-invalid", (t) => t("submitCommand.needsRoom"));
  return room;
}

/** The words of a file, which is made where there is none; without a file they are drawn for this call. */
async function wordsIn(path: string | undefined, t: Translate): Promise<string> {
  const drawn = (): string =>
    newCaseWords(caseWordList(t("keyWords.list"), t("caseWords.list")), randomBytes).join(" ");
  if (path === undefined) return drawn();
  const there = await readFileIfExists(path);
  if (there === null) {
    const words = drawn();
    await writeFileAtomically(path, `${words}\n`, true);
    return words;
  }
  return readWordsFile(path, there);
}

/** The six words that a file holds. */
export function readWordsFile(path: string, bytes: Uint8Array): string {
  const words = readCaseWords(new TextDecoder().decode(bytes));
  if (words === null)
    throw new MessageRefusal("input-invalid", (t) => t("submitCommand.wordsWrong", { path }));
  return words;
}

/** A file as it is sent: JSON as it stands, lines of JSON as lines, anything else as a file of our own form. */
async function submissionOf(path: string): Promise<Submission> {
  const bytes = new Uint8Array(await readFile(path));
  const text = decodeText(bytes);
  if (text.ok && readJson(text.value, { chars: bytes.length, depth: 100 }).ok)
    return { path, bytes, lines: 0 };
  const lines = text.ok ? text.value.split("\n").filter((line) => line.trim() !== "") : [];
  const [first = ""] = lines;
  if (lines.length > 1 && first.startsWith("{") && readJson(first, { depth: 100 }).ok)
    return { path, bytes, lines: lines.length };
  const document = {
    type: reportForm,
    text: "",
    files: [{ name: basename(path), content: bytes.toBase64() }],
  };
  return { path, bytes: new TextEncoder().encode(JSON.stringify(document)), lines: 0 };
}

type Sender = { readonly room: string; readonly token: string | null; readonly words: string | null };

async function headersOf(
  { bytes, lines }: Submission,
  { room, token, words }: Sender,
): Promise<Record<string, string>> {
  const type = { "content-type": lines > 0 ? "application/x-ndjson" : "application/json" };
  if (token !== null) return { ...type, authorization: `Bearer ${token}` };
  // Of words and content: sent again it has the same key, and nobody else can guess it.
  const once = await sha256Hex(
    new TextEncoder().encode(`bongsu/1 report key\0${words}\0${await sha256Hex(bytes)}`),
  );
  const { secret, publicKey } = await caseKey(words ?? "", await numberOf(once));
  const work = await workFor(room, Math.max(1, lines));
  const link = lines > 0 ? {} : { "x-bongsu-case": `${secret} ${publicKey.toBase64()}` };
  return { ...type, ...link, "idempotency-key": once, "x-bongsu-work": work };
}

async function workFor(room: string, items: number): Promise<string> {
  const response = await fetch(addressIn(room, `/api/findings/work?items=${items}`));
  const answer = await answerOf(response);
  const challenge = textMember(answer, "challenge");
  const bits = Number(member(answer, "bits"));
  if (!response.ok || challenge === null || !(bits <= 32)) {
    const why = textMember(answer, "detail") ?? String(response.status);
    throw new MessageRefusal("unsupported", (t) => t("submitCommand.noWork", { why: printable(why, 300) }));
  }
  return `${challenge} ${searchWork(challenge, bits, { from: 0, most: 2 ** 40 })}`;
}

async function post(room: string, { bytes }: Submission, headers: Record<string, string>): Promise<Response> {
  return await fetch(addressIn(room, "/api/findings"), { method: "POST", headers, body: bytes });
}

type Showing = SubmitRun & { readonly followed: FollowedRoom | null };

/** Shows what became of an item, and keeps its receipt where a folder is named; its number, or `null` where there is no receipt or one that proves nothing. */
async function show(
  item: ReceivedItem,
  submission: Submission,
  { io, t, values, followed }: Showing,
): Promise<string | null> {
  const place = printable(submission.path, 300);
  if (item.kind === "refused") {
    io.write(
      `${t("submitCommand.refused", { path: place, line: item.line, why: printable(item.why, 500) })}\n`,
    );
    return null;
  }
  const read = readReportReceipt(item.document);
  if (!read.ok) {
    io.write(`${t("submitCommand.noReceipt", { path: place, line: item.line })}\n`);
    return null;
  }
  const { number, sha256, receivedAt } = read.value;
  const doubt = await receiptDoubt(item, read.value, { submission, followed });
  if (doubt !== null) {
    io.write(`${t(`submitCommand.doubt.${doubt}`, { path: place, line: item.line })}\n`);
    return null;
  }
  io.write(
    `${t("submitCommand.received", { path: place, number: writtenNumber(number), sha256, time: receivedAt })}\n`,
  );
  if (values.out !== undefined) await writeJson(join(values.out, `${number}.receipt.json`), item.receipt);
  return number;
}
