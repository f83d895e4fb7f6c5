/** A publication in a bundle: one file, as it comes on a stick. */
import { type FileHandle, open, stat } from "node:fs/promises";
import { type BundleHead, largestBundleHead, readBundleHead } from "#core/document/bundle.ts";
import type { Parsed } from "#core/problem.ts";
import type { Transport } from "#publication/transport.ts";

const usualHead = 128 * 1024;

/** The head of a bundle in a file. */
export async function bundleHead(path: string): Promise<Parsed<BundleHead>> {
  const { size } = await stat(path);
  const file = await open(path, "r");
  try {
    const most = Math.min(size, largestBundleHead);
    // Most heads are small, and the bytes after them are none of theirs: no more is looked at than it takes.
    for (let length = usualHead; ; length *= 8) {
      const head = readBundleHead(await bytesAtStart(file, Math.min(length, most)), size);
      if (head.ok || length >= most) return head;
    }
  } finally {
    await file.close();
  }
}

async function bytesAtStart(file: FileHandle, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (let read = 1; read > 0 && at < length; at += read)
    read = (await file.read(bytes, at, length - at, at)).bytesRead;
  return bytes.subarray(0, at);
}

/** The files of a bundle. */
export function bundleTransport(path: string, { files }: BundleHead): Transport {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    open: async (name, from) => {
      const found = byPath.get(name);
      if (found === undefined || from > found.bytes) return null;
      return { start: from, pieces: piecesOf(path, found.start + from, found.start + found.bytes) };
    },
  };
}

async function* piecesOf(path: string, start: number, end: number): AsyncGenerator<Uint8Array> {
  const file = await open(path, "r");
  try {
    const buffer = new Uint8Array(1 << 18);
    for (let at = start; at < end;) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, end - at), at);
      if (bytesRead === 0) return;
      yield buffer.slice(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}
