/** Where an agent finds a publication: at a URL or in a folder, itself or below `pub`. */
import { join } from "node:path";
import type { Surroundings } from "#agent/home/agent-folder.ts";
import { readJsonBytes } from "#core/input/json.ts";
import { folderTransport } from "#publication/folder-transport.ts";
import { httpTransport } from "#publication/http-transport.ts";
import { PublicationRefusal } from "#publication/refusal.ts";
import { readLimitedFile, type Transport } from "#publication/transport.ts";

const largestIndex = 32 * 1024 * 1024;
const largestKeys = 64 * 1024;

/** An index as it was found, not yet believed. */
export type FoundPublication = { readonly transport: Transport; readonly bytes: Uint8Array };

/** The index at a URL of a room or of its publication, or in a folder. */
export async function findPublication(
  from: string,
  { fetch }: Pick<Surroundings, "fetch">,
): Promise<FoundPublication> {
  const transports = /^https?:\/\//i.test(from)
    ? [httpTransport(`${from.replace(/\/+$/, "")}/pub`, fetch), httpTransport(from, fetch)]
    : [folderTransport(join(from, "pub")), folderTransport(from)];
  for (const transport of transports) {
    const bytes = await readLimitedFile(transport, "index.json", largestIndex);
    if (bytes !== null) return { transport, bytes };
  }
  const message = `There is no pub/index.json and no index.json at ${from}.`;
  throw new PublicationRefusal("index-missing", message);
}

/** The document of the keys that a room shows. */
export async function shownKeys(transport: Transport): Promise<unknown> {
  const bytes = await readLimitedFile(transport, "keys.json", largestKeys);
  const read = bytes === null ? null : readJsonBytes(bytes);
  if (read?.ok === true) return read.value;
  const message = "The room shows no readable keys.json; give its keys with --trust FILE.";
  throw new PublicationRefusal("keys-missing", message);
}
