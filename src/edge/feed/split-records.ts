/** From one plain stream to its records: one JSON document, a list of documents, a document a line, or a table; told by content. */
import { decodeText, readJson } from "#core/input/json.ts";
import type { Finding } from "#core/problem.ts";
import { type ByteStream, collectBytes, type PeekedStream, peekStream } from "#archive/byte-stream.ts";
import { toUtf8, byteLines, wholeLines } from "./text-lines.ts";
import { documentItem, type FeedItem, problemItem } from "./feed-item.ts";
import { type FeedAccount, stopFinding } from "./limits.ts";
import { tableItems } from "./table-rows.ts";

const sniffedBytes = 4096;

/** The records of a plain stream, those of one piece together. Whatever stops the reading becomes the last item. */
export async function* splitRecords(
  path: string,
  peeked: PeekedStream,
  account: FeedAccount,
): AsyncGenerator<readonly FeedItem[]> {
  let head: Uint8Array = peeked.head;
  try {
    const start = await peekStream(toUtf8(peeked), sniffedBytes, { deferStop: true });
    head = start.head;
    yield* recordsIn(path, start, account);
  } catch (error) {
    yield [problemItem({ path, position: "", bytes: head }, [stopFinding(error)])];
  }
}

async function* recordsIn(
  path: string,
  start: PeekedStream,
  account: FeedAccount,
): AsyncGenerator<readonly FeedItem[]> {
  const first = firstCharacter(start.head);
  if (first === "") {
    await drainBriefly(start.all);
    yield [problemItem({ path, position: "" }, [emptyFinding])];
  } else if (first === "binary") {
    await drainBriefly(start.all);
    yield [problemItem({ path, position: "", bytes: start.head }, [binaryFinding])];
  } else if (first !== "{" && first !== "[") {
    for await (const item of tableItems(path, start.all, account)) yield [item];
  } else yield* jsonIn(path, start.all, account);
}

const emptyFinding: Finding = {
  at: "",
  code: "empty",
  message: "the file is empty or begins with nothing but white space",
};
const binaryFinding: Finding = {
  at: "byte 0",
  code: "format-unknown",
  message: "not recognised; expected JSON or CSV, found bytes that are no text",
};

/** The first character that is not white space; "" when there is none, "binary" when the beginning is no text. */
function firstCharacter(head: Uint8Array): string {
  if (head.includes(0)) return "binary";
  const begins = Buffer.from(head)
    .toString("latin1")
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart();
  return begins.slice(0, 1);
}

/** Reads on a little: a stream that holds nothing because it was stopped says so now. */
async function drainBriefly(stream: ByteStream): Promise<void> {
  let pieces = 0;
  for await (const piece of stream) {
    pieces += piece.length > 0 ? 1 : 0;
    if (pieces > 1) return;
  }
}

/** Lines when the first line is a whole object or the second begins another at its very start; one document otherwise. */
async function* jsonIn(
  path: string,
  stream: ByteStream,
  account: FeedAccount,
): AsyncGenerator<readonly FeedItem[]> {
  const pieces = wholeLines(stream, account);
  const begun: Buffer[] = [];
  let byLine: boolean | null = null;
  while (byLine === null) {
    const next = await pieces.next();
    if (next.done === true) break;
    begun.push(next.value);
    byLine = isByLine(Buffer.concat(begun));
  }
  const all = joined(begun, pieces);
  if (byLine === true) yield* lineItems(path, all);
  else yield documentItems(path, await collectBytes(all, account.limits.documentBytes));
}

async function* joined(begun: readonly Buffer[], rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield* begun;
  yield* rest;
}

/** `null` while there is only one line to judge by, and it is not whole. */
function isByLine(piece: Buffer): boolean | null {
  let filled = 0;
  for (const line of byteLines(piece)) {
    const text = line.toString("utf8");
    if (text.trim() === "") continue;
    if (!text.trimStart().startsWith("{")) return false;
    if (filled === 1) return text.startsWith("{");
    if (readJson(text, { meaning: false }).ok) return true;
    filled++;
  }
  return null;
}

async function* lineItems(path: string, pieces: AsyncIterable<Buffer>): AsyncGenerator<readonly FeedItem[]> {
  let number = 0;
  for await (const piece of pieces) {
    const found: FeedItem[] = [];
    for (const line of byteLines(piece)) {
      number++;
      if (line.length > 0 && !isBlank(line))
        found.push(itemOf({ path, position: `line ${number}`, bytes: line }));
    }
    yield found;
  }
}

function isBlank(line: Buffer): boolean {
  return line.length < 64 && line.toString("latin1").trim() === "";
}

function itemOf(where: {
  readonly path: string;
  readonly position: string;
  readonly bytes: Uint8Array;
}): FeedItem {
  const text = decodeText(where.bytes);
  if (!text.ok) return problemItem(where, text.findings);
  return documentItem(where, text.value);
}

/** One document, or each element when the document is a list: then an element's bytes are its JSON without white space. */
function documentItems(path: string, bytes: Uint8Array): readonly FeedItem[] {
  const item = itemOf({ path, position: "", bytes });
  if (item.kind !== "document" || !item.text.trimStart().startsWith("[")) return [item];
  const read = readJson(item.text);
  const list: unknown = read.ok ? read.value : null;
  if (!Array.isArray(list) || list.length === 0) return [item];
  return list.map((element: unknown, at) =>
    itemOf({ path, position: `/${at}`, bytes: Buffer.from(JSON.stringify(element)) }),
  );
}
