/**
 * The channel `log`: brings the published log up to what the room's log holds (c2sp.org/tlog-tiles): entries and full tiles first, the checkpoint last, once the
 * witnesses that can be reached have seen it. Entries that were published are never written anew.
 */
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ChannelKind, LogReader } from "#channels/channel.ts";
import { sha256AtOnce, tilesIn } from "#channels/log-tiles.ts";
import { cosignedBy } from "#channels/log-witness.ts";
import { noSettings } from "#channels/settings.ts";
import { writeAllDurably, writeDurably } from "#channels/write-durably.ts";
import { eventVisibility, type JournalEventKind } from "#core/journal-event.ts";
import { checkpointText, readCheckpoint } from "#core/log/checkpoint.ts";
import { type Note, noteText, readNote, verifierKeyText } from "#core/log/note.ts";
import { logProofText } from "#core/log/proof.ts";
import {
  edgeOfTiles,
  entriesPath,
  inclusionProof,
  leafHashOf,
  noTree,
  partialTiles,
  rootOfEdge,
  type TreeEdge,
  tilePath,
  tileWidth,
  withLeaves,
} from "#core/log/tile.ts";

/** Follows whatever is appended to the journal; of a batch only the last position matters. */
export const log: ChannelKind = {
  follows: Object.keys(eventVisibility) as readonly JournalEventKind[],
  startsAt: "start",
  messages: (entries) =>
    entries.slice(-1).map(({ position }) => ({ key: String(position), payload: { position } })),
  timeLimit: 600,
  readSettings: noSettings(
    ({ publicFolder, roomLog: reader, now }) =>
      async (_message, signal) =>
        await writeLog(publicFolder, { reader, now }, signal),
  ),
};

/** Writes what the log gained since the checkpoint that lies in the folder. */
async function writeLog(
  publicFolder: string,
  { reader, now }: { readonly reader: LogReader; readonly now: () => Date },
  signal: AbortSignal,
): Promise<void> {
  const { origin, folder: below, size } = await reader.head();
  const folder = join(publicFolder, below);
  const published = await publishedSize(folder, origin);
  const awaited = await reader.awaited();
  if (size <= published && awaited.length === 0) return;
  const edge = await writeEntries(folder, await edgeIn(folder, published), { reader, size, signal });
  const { checkpoint, failures } = await publishCheckpoint(folder, {
    origin,
    reader,
    now,
    edge,
    published,
    signal,
  });
  await removePassed(folder, published, size);
  await proveAwaited(awaited, { folder, checkpoint, reader, size: edge.size });
  if (failures.length > 0) throw new Error(`witnesses that did not sign: ${failures.join("; ")}`);
}

/** How many entries are read and written at once. */
const entriesAtOnce = 16 * tileWidth;

/** Writes bundles and tiles of the entries behind a tree, up to a size; the tree that stands then. */
async function writeEntries(
  folder: string,
  published: TreeEdge,
  {
    reader,
    size,
    signal,
  }: { readonly reader: LogReader; readonly size: number; readonly signal: AbortSignal },
): Promise<TreeEdge> {
  let edge = published;
  for (let first = edge.size - (edge.size % tileWidth); first < size; first += entriesAtOnce) {
    const to = Math.min(size, first + entriesAtOnce);
    const entries = await reader.entries(first, to);
    if (entries.length !== to - first) throw new Error(`the log lacks entries from ${first} on`);
    const leaves = entries.slice(edge.size - first).map((entry) => leafHashOf(entry, sha256AtOnce));
    const grown = withLeaves(edge, leaves, sha256AtOnce);
    edge = grown.edge;
    const files = new Map<string, Uint8Array>();
    for (let at = 0; at < entries.length; at += tileWidth) {
      const bundled = entries.slice(at, at + tileWidth);
      const place = { index: (first + at) / tileWidth, width: bundled.length };
      files.set(join(folder, entriesPath(place)), bundleOf(bundled));
    }
    const partial = to === size ? partialTiles(edge) : [];
    for (const tile of [...grown.full, ...partial]) files.set(join(folder, tilePath(tile)), tile.hashes);
    await writeAllDurably(files);
    signal.throwIfAborted();
  }
  return edge;
}

type GrownLog = {
  readonly origin: string;
  readonly now: () => Date;
  readonly reader: LogReader;
  readonly edge: TreeEdge;
  readonly published: number;
  readonly signal: AbortSignal;
};

type PublishedCheckpoint = { readonly checkpoint: string; readonly failures: readonly string[] };

async function publishCheckpoint(
  folder: string,
  { origin, reader, now, edge, published, signal }: GrownLog,
): Promise<PublishedCheckpoint> {
  const root = rootOfEdge(edge, sha256AtOnce);
  const text = checkpointText({ origin, size: edge.size, root });
  const seconds = Math.floor(now().getTime() / 1000);
  const signers = await reader.signers(origin);
  const signatures = await Promise.all(signers.map(async ({ sign }) => await sign(text, seconds)));
  const note: Note = { text, signatures };
  const tree = { folder, size: edge.size, published };
  const { cosignatures, failures } = await cosignedBy(await reader.witnesses(), note, {
    tree,
    signal,
    post: reader.postToWitness,
  });
  const keys = signers.map(({ key }) => `${verifierKeyText(key)}\n`).join("");
  const there = await readFile(join(folder, "keys"), "utf8").catch(() => "");
  if (there !== keys) await writeDurably(join(folder, "keys"), Buffer.from(keys));
  const checkpoint = noteText({ text, signatures: [...signatures, ...cosignatures] });
  await writeDurably(join(folder, "checkpoint"), Buffer.from(checkpoint));
  return { checkpoint, failures };
}

type ProvingLog = {
  readonly folder: string;
  readonly checkpoint: string;
  readonly reader: LogReader;
  readonly size: number;
};

/** Hands out the proofs that somebody waits for. Whether the witnesses that signed are enough, whoever takes one judges. */
async function proveAwaited(
  awaited: Awaited<ReturnType<LogReader["awaited"]>>,
  { folder, checkpoint, reader, size }: ProvingLog,
): Promise<void> {
  for (const { sha256, index } of awaited) {
    const path = await inclusionProof({ size, hash: sha256AtOnce, read: tilesIn(folder) }, index);
    if (path !== null) await reader.proved(sha256, logProofText({ extra: null, index, path, checkpoint }));
  }
}

/** The size of the checkpoint that lies there; 0 where none of this log does. */
async function publishedSize(folder: string, origin: string): Promise<number> {
  const note = await readFile(join(folder, "checkpoint"), "utf8").catch(() => "");
  const read = readNote(note);
  const head = read.ok ? readCheckpoint(read.value.text) : read;
  return head.ok && head.value.origin === origin ? head.value.size : 0;
}

/** The tree that is published, read from its open tiles; none where one of them is gone, and everything is written again. */
async function edgeIn(folder: string, size: number): Promise<TreeEdge> {
  return (await edgeOfTiles(size, tilesIn(folder))) ?? noTree;
}

function bundleOf(entries: readonly Uint8Array[]): Buffer {
  return Buffer.concat(entries.flatMap((entry) => [Buffer.of(entry.length >> 8, entry.length & 255), entry]));
}

/** Partial tiles of what is full by now are of no use to anybody. */
async function removePassed(folder: string, before: number, now: number): Promise<void> {
  for (let level = 0, width = tileWidth; width <= now; level++, width *= tileWidth) {
    const passed = Math.floor(before / width);
    if (passed === Math.floor(now / width)) continue;
    const paths = [tilePath({ level, index: passed, width: tileWidth })];
    if (level === 0) paths.push(entriesPath({ index: passed, width: tileWidth }));
    for (const path of paths) await rm(join(folder, `${path}.p`), { recursive: true, force: true });
  }
}
