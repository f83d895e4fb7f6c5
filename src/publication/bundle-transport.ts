/** A publication in a bundle: one file, as it comes on a stick. */
import { open, stat } from "node:fs/promises";
import { type BundleHead, largestBundleHead, readBundleHead } from "#core/document/bundle.ts";
import type { Parsed } from "#core/problem.ts";
import type { Transport } from "#publication/transport.ts";

/** The head of a bundle in a file. */
export async function bundleHead(path: string): Promise<Parsed<BundleHead>> {
  const { size } = await stat(path);
  const file = await open(path, "r");
  try {
    const bytes = new Uint8Array(Math.min(size, largestBundleHead));
    let at = 0;
    for (let read = 1; read > 0 && at < bytes.length; at += read)
      read = (await file.read(bytes, at, bytes.length - at, at)).bytesRead;
    return readBundleHead(bytes.subarray(0, at), size);
  } finally {
    await file.close();
  }
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
