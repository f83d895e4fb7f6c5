/** What the feed is made of: files of the publication, each read once. */
import { gunzipSync } from "node:zlib";
import type { ChannelRoom, PublishedSet } from "#channels/channel.ts";
import { readOrderFile } from "#core/roster/order.ts";
import { fromBase64 } from "#core/seal/envelope.ts";

type PublishedFile = PublishedSet["files"][number];

/** Reads the files of a publication that are wanted. One that was read before is not read again: under one digest a file never changes. */
export function readerOf<T extends object>(
  { publication }: ChannelRoom,
  isWanted: (file: PublishedFile) => boolean,
  read: (content: Uint8Array | undefined, path: string) => T,
): (publication: PublishedSet) => Promise<readonly T[]> {
  const known = new Map<string, T>();
  return async ({ files }) => {
    const all: T[] = [];
    for (const file of files.filter(isWanted)) {
      const { path, sha256 } = file;
      const one = known.get(sha256) ?? read(await publication.content(path), path);
      known.set(sha256, one);
      all.push(one);
    }
    return all;
  };
}

const largestUnpacked = 256 * 1024;

/** The bytes that offices signed, in a file that is published; its room judged it before. */
export function officesPayload(
  content: Uint8Array | undefined,
  path: string,
  payloadType: string,
): Uint8Array {
  const bytes = gunzipSync(content ?? new Uint8Array(), { maxOutputLength: largestUnpacked });
  const file = readOrderFile(bytes, payloadType);
  if (!file.ok) throw new Error(`published file ${path} cannot be read`);
  return fromBase64(file.value.order.payload) ?? new Uint8Array();
}

/** The digest of what offices signed, by which its file is named. */
export function digestOfPath(path: string): string {
  return /([0-9a-f]{64})\.order$/.exec(path)?.[1] ?? "";
}
