/** The files that paths stand for: themselves, those below a folder, standard input; archives are opened. What is too large to be held is held by its beginning and end. */
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ByteStream } from "#archive/byte-stream.ts";
import { type ArchiveAccount, archiveFinding, openArchiveAccount } from "#archive/limits.ts";
import { unpack } from "#archive/unpack.ts";
import type { Finding } from "#core/problem.ts";
import { isCrashInput } from "#core/submission/format/crash-input.ts";
import type { ReportFile } from "#core/submission/report-document.ts";

/** A file, or why it could not be opened. */
export type OpenedReport = ReportFile | { readonly source: string; readonly findings: readonly Finding[] };

const mebibyte = 1024 * 1024;
const most = { whole: 64 * mebibyte, head: 4 * mebibyte, tail: 12 * mebibyte };

/** One call's archives together: how much may come out of them. */
const limits = { bytes: 8 * 1024 * mebibyte, entries: 200_000, held: 512 * mebibyte, ratio: 250 };

/** What one path stands for. */
type OpenedPath = { readonly root: string; readonly files: AsyncIterable<OpenedReport> };

/** The files of each path, in order of names. A path that is not there is thrown on: the caller named it. */
export function openPaths(
  paths: readonly string[],
  stdin: AsyncIterable<string | Uint8Array>,
): readonly OpenedPath[] {
  const account = openArchiveAccount(limits);
  return paths.map((path) => ({
    root: path,
    files: path === "-" ? opened("-", bytesOf(stdin), account) : below(path, account, true),
  }));
}

/** The files of all paths. */
export async function* openReports(
  paths: readonly string[],
  stdin: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<OpenedReport> {
  for (const { files } of openPaths(paths, stdin)) yield* files;
}

/** The files within a file, where it is an archive: of a message's attachments. */
export async function* openWithin({ source, bytes, cut }: ReportFile): AsyncGenerator<ReportFile> {
  if (cut) return;
  const account = openArchiveAccount(limits);
  for await (const file of unpack(source, piecesOf(bytes), { account, isWhole: isCrashInput })) {
    const part = "error" in file ? null : await held(file.path, file.stream);
    if (part !== null && "bytes" in part) yield part;
  }
}

async function* piecesOf(bytes: Uint8Array): ByteStream {
  yield bytes;
}

async function* bytesOf(stream: AsyncIterable<string | Uint8Array>): ByteStream {
  for await (const piece of stream) yield Buffer.from(piece);
}

async function* below(path: string, account: ArchiveAccount, named: boolean): AsyncGenerator<OpenedReport> {
  const found = await stat(path);
  if (found.isDirectory()) {
    const entries = await readdir(path, { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const inner = join(path, entry.name);
      if (entry.name.startsWith(".")) continue;
      if (entry.isFile() || entry.isDirectory()) yield* reachable(inner, account);
      else
        yield problem(
          inner,
          "file-unread",
          "Neither a file nor a folder; links within folders are not followed.",
        );
    }
  } else if (found.isFile() || named) yield* opened(path, createReadStream(path), account);
}

/** What lies within a folder that was named, and may have gone or be closed to us. */
async function* reachable(path: string, account: ArchiveAccount): AsyncGenerator<OpenedReport> {
  try {
    yield* below(path, account, false);
  } catch (error) {
    if (!(error instanceof Error) || !("syscall" in error)) throw error;
    yield problem(path, "file-unread", error.message);
  }
}

function problem(source: string, code: string, message: string): OpenedReport {
  return { source, findings: [{ at: "", code, message }] };
}

async function* opened(
  path: string,
  stream: ByteStream,
  account: ArchiveAccount,
): AsyncGenerator<OpenedReport> {
  for await (const file of unpack(path, stream, { account, isWhole: isCrashInput }))
    if ("error" in file) yield { source: file.path, findings: [stopped(file.error)] };
    else yield await held(file.path, file.stream);
}

function stopped(error: unknown): Finding {
  if (error instanceof Error && "syscall" in error) throw error;
  return archiveFinding("", error);
}

/** The whole of a stream, or its beginning and its end. */
async function held(source: string, stream: ByteStream): Promise<OpenedReport> {
  try {
    const { bytes, cut } = await ends(stream);
    return { source, bytes, cut };
  } catch (error) {
    return { source, findings: [stopped(error)] };
  }
}

async function ends(stream: ByteStream): Promise<{ readonly bytes: Uint8Array; readonly cut: boolean }> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  let head: Uint8Array | null = null;
  for await (const piece of stream) {
    pieces.push(piece);
    length += piece.length;
    if (head === null && length <= most.whole) continue;
    head ??= Buffer.concat(pieces).subarray(0, most.head);
    if (length > most.whole) {
      const tail = Buffer.concat(pieces).subarray(-most.tail);
      pieces = [tail];
      length = tail.length;
    }
  }
  const rest = Buffer.concat(pieces);
  return head === null
    ? { bytes: rest, cut: false }
    : { bytes: Buffer.concat([head, Buffer.from("\n"), rest.subarray(-most.tail)]), cut: true };
}
