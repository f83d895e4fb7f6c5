/** Where an agent finds a publication: at a URL or in a folder, itself or below `pub`, or in a bundle. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Surroundings } from "#agent/home/agent-folder.ts";
import { readJsonBytes } from "#core/input/json.ts";
import { bundleHead, bundleTransport } from "#publication/bundle-transport.ts";
import { folderTransport } from "#publication/folder-transport.ts";
import { httpTransport } from "#publication/http-transport.ts";
import { PublicationRefusal } from "#publication/refusal.ts";
import { readLimitedFile, type Transport } from "#publication/transport.ts";

const largestIndex = 32 * 1024 * 1024;
const largestKeys = 64 * 1024;

/** An index as it was found, not yet believed. */
export type FoundPublication = {
  readonly transport: Transport;
  readonly bytes: Uint8Array;
  /** Of a bundle that holds only what changed: since which index. */
  readonly since?: number;
};

/** The index at a URL of a room or of its publication, in a folder, or in a bundle. */
export async function findPublication(
  from: string,
  { fetch }: Pick<Surroundings, "fetch">,
): Promise<FoundPublication> {
  if (await isFile(from)) return await findInBundle(from);
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

async function isFile(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function findInBundle(path: string): Promise<FoundPublication> {
  const head = await bundleHead(path);
  if (!head.ok) throw new PublicationRefusal("bundle-form", `${path} is no bundle.`, head.findings);
  const transport = bundleTransport(path, head.value);
  const bytes = await readLimitedFile(transport, "index.json", largestIndex);
  if (bytes === null) throw new PublicationRefusal("index-missing", `There is no index in ${path}.`);
  const { since } = head.value;
  return { transport, bytes, ...(since === null ? {} : { since }) };
}

/** The document of the keys that a room shows. */
export async function shownKeys(transport: Transport): Promise<unknown> {
  const bytes = await readLimitedFile(transport, "keys.json", largestKeys);
  const read = bytes === null ? null : readJsonBytes(bytes);
  if (read?.ok === true) return read.value;
  const message = "The room shows no readable keys.json; give its keys with --trust FILE.";
  throw new PublicationRefusal("keys-missing", message);
}
