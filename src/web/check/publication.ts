/**
 * What a room published, brought into the tab and believed only where it is signed: the index by a key of the room, every file by the digest
 * in the index, every directive once more by itself. Only GETs without a query, before any file is chosen; nothing is kept on disk.
 */
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { decodeText, readJson } from "#core/input/json.ts";
import type { Parsed } from "#core/problem.ts";
import { isDirective, newestOf } from "#core/publication/directive-form.ts";
import { type EcosystemPack, ecosystemPacks } from "#core/publication/ecosystem-packs.ts";
import { directiveOfPath, type IndexFile, type PubIndex, readIndex } from "#core/publication/pub-index.ts";
import { readRoomKeys, type RoomKey, roomVerifier } from "#core/publication/room-keys.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { open, readEnvelope } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { RoomError, lostConnection } from "#web/room/room-error.ts";

/** A directive in force with the bytes of its pack. */
export type PublishedPack = {
  readonly directive: DirectiveDocument;
  readonly sha256: string;
  readonly pack: Uint8Array;
  readonly details: Uint8Array;
};

/** The pack of all advisories on an ecosystem. */
export type PublishedEcosystem = {
  readonly ecosystem: string;
  readonly advisories: number;
  readonly pack: Uint8Array;
  readonly details: Uint8Array;
};

/** What the tab holds of a room: enough to compare without the network. */
export type Publication = {
  readonly index: PubIndex;
  /** Ids of the keys whose signatures on the index are good: the fingerprints to show. */
  readonly keyids: readonly string[];
  /** Directives in force that have a pack, by id. */
  readonly packs: readonly PublishedPack[];
  /** Every ecosystem of the index, by name, but for those named in `left`, which are too large for a tab. */
  readonly ecosystems: readonly PublishedEcosystem[];
  readonly left: readonly string[];
};

/** Told how many of how many files have come. */
export type Progress = (done: number, of: number) => void;

const limits = {
  index: 32 * 2 ** 20,
  keys: 64 * 2 ** 10,
  directive: 4 * 2 ** 20,
  packs: 256 * 2 ** 20,
  ecosystems: 128 * 2 ** 20,
};
const atOnce = 6;

/** Loads the publication of this origin; `null` when it has none. Throws `RoomError` for what cannot be reached or believed. */
export async function loadPublication(signal: AbortSignal, progress: Progress): Promise<Publication | null> {
  const keys = await loadKeys(signal);
  const found = keys === null ? null : await loadIndex(keys, signal);
  if (keys === null || found === null) return null;
  try {
    return await loadFiles({ keys, ...found, signal, progress });
  } catch (error) {
    const now = await loadIndex(keys, signal);
    if (now === null || now.index.sequence === found.index.sequence) throw error;
    return await loadFiles({ keys, ...now, signal, progress });
  }
}

type Loading = {
  readonly keys: readonly RoomKey[];
  readonly index: PubIndex;
  readonly keyids: readonly string[];
  readonly signal: AbortSignal;
  readonly progress: Progress;
};

async function loadKeys(signal: AbortSignal): Promise<readonly RoomKey[] | null> {
  const bytes = await get("keys.json", limits.keys, signal);
  if (bytes === null) return null;
  const document = jsonOf(bytes);
  const keys = document.ok ? await readRoomKeys(document.value) : document;
  if (!keys.ok) throw notBelieved("keys.json", keys.findings[0]?.message);
  return keys.value;
}

async function loadIndex(
  keys: readonly RoomKey[],
  signal: AbortSignal,
): Promise<Pick<Loading, "index" | "keyids"> | null> {
  const bytes = await get("index.json", limits.index, signal);
  if (bytes === null) return null;
  const { value, keyids } = await openSigned("index.json", { bytes, payloadType: payloadTypes.index, keys });
  const index = readIndex(value);
  if (!index.ok) throw notBelieved("index.json", index.findings[0]?.message);
  const { drill } = index.value;
  if (!keys.some((key) => keyids.includes(key.keyid) && key.drill === drill))
    throw notBelieved("index.json", "A key for drills signs drills only, a real one the real thing only.");
  return { index: index.value, keyids };
}

async function loadFiles(loading: Loading): Promise<Publication> {
  const { index, keyids } = loading;
  const inForce = await loadDirectives(loading);
  const named = inForce.flatMap((directive) =>
    directive.pack === null ? [] : [{ directive, ...directive.pack }],
  );
  const { taken, left } = fitting(index.files);
  const part = fetcherOf(loading, (named.length + taken.length) * 2);
  const packs = await inTurns(named, async ({ directive, sha256, details }) => ({
    directive,
    sha256,
    pack: await part(`packs/${sha256}.pack`),
    details: await part(`packs/${details}.details`),
  }));
  const ecosystems = await inTurns(taken, async ({ ecosystem, advisories, match, details }) => ({
    ecosystem,
    advisories,
    pack: await part(match.path),
    details: await part(details.path),
  }));
  return { index, keyids, packs, ecosystems, left };
}

/** Directives in force, each by the digest in the index and by its own signature. */
async function loadDirectives({ keys, index, signal }: Loading): Promise<readonly DirectiveDocument[]> {
  const documents = await inTurns(newestFiles(index.files), async (file) => {
    const bytes = await getFile(file, limits.directive, signal);
    const { value } = await openSigned(file.path, { bytes, payloadType: payloadTypes.directive, keys });
    if (!isDirective(value, file.path) || value.drill !== index.drill)
      throw notBelieved(file.path, "It is another directive than its name says, or of another world.");
    return value;
  });
  return newestOf(documents).inForce;
}

/**
 * The ecosystems that fit into a tab, the smallest first. It is decided by the index alone, before any file is given: which of them are fetched
 * tells nothing of the visitor.
 */
function fitting(files: readonly IndexFile[]): {
  readonly taken: readonly EcosystemPack[];
  readonly left: readonly string[];
} {
  const sized = ecosystemPacks(files).map((pack) => ({ pack, bytes: pack.match.bytes + pack.details.bytes }));
  let room: number = limits.ecosystems;
  const taken = new Set<EcosystemPack>();
  for (const { pack, bytes } of sized.toSorted((a, b) => a.bytes - b.bytes)) {
    room -= bytes;
    if (room >= 0) taken.add(pack);
  }
  const left = sized.flatMap(({ pack }) => (taken.has(pack) ? [] : [pack.ecosystem]));
  return { taken: sized.flatMap(({ pack }) => (taken.has(pack) ? [pack] : [])), left };
}

/** Fetches files of packs by their path, within what a tab can hold. */
function fetcherOf({ index, signal, progress }: Loading, of: number): (path: string) => Promise<Uint8Array> {
  const byPath = new Map(index.files.map((file) => [file.path, file]));
  let [left, done] = [limits.packs, 0];
  return async (path) => {
    const file = byPath.get(path);
    if (file === undefined) throw notBelieved(path, "The signed index does not name it.");
    left -= file.bytes;
    const bytes = await getFile(file, left + file.bytes, signal);
    progress(++done, of);
    return bytes;
  };
}

/** The file of the newest revision of each directive. */
function newestFiles(files: readonly IndexFile[]): readonly IndexFile[] {
  const newest = new Map<string, { readonly revision: number; readonly file: IndexFile }>();
  for (const file of files) {
    const named = directiveOfPath(file.path);
    if (named !== null && named.revision > (newest.get(named.id)?.revision ?? 0))
      newest.set(named.id, { revision: named.revision, file });
  }
  return [...newest.values()].map(({ file }) => file);
}

async function inTurns<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (let at = 0; at < all.length; at += atOnce)
    results.push(...(await Promise.all(all.slice(at, at + atOnce).map(work))));
  return results;
}

type Sealed = {
  readonly bytes: Uint8Array;
  readonly payloadType: string;
  readonly keys: readonly RoomKey[];
};

async function openSigned(path: string, { bytes, payloadType, keys }: Sealed) {
  const outer = jsonOf(bytes);
  const envelope = outer.ok ? readEnvelope(outer.value) : outer;
  const opened = envelope.ok
    ? await open(envelope.value, { payloadType, threshold: 1 }, roomVerifier(keys))
    : envelope;
  if (!opened.ok) throw notBelieved(path, opened.findings[0]?.message);
  const inner = jsonOf(opened.value.payload);
  if (!inner.ok) throw notBelieved(path, inner.findings[0]?.message);
  return { value: inner.value, keyids: opened.value.keyids };
}

function jsonOf(bytes: Uint8Array): Parsed<unknown> {
  const text = decodeText(bytes);
  return text.ok ? readJson(text.value, { depth: 64, meaning: false }) : text;
}

async function getFile(file: IndexFile, most: number, signal: AbortSignal): Promise<Uint8Array> {
  const bytes = await get(file.path, Math.min(most, file.bytes), signal);
  if (bytes === null || bytes.length !== file.bytes || (await sha256Hex(bytes)) !== file.sha256)
    throw notBelieved(file.path, "It is not what the signed index says.");
  return bytes;
}

/** The bytes of a published file, at most so many; `null` when there is none. */
async function get(path: string, most: number, signal: AbortSignal): Promise<Uint8Array | null> {
  const response = await fetch(`/pub/${path}`, { credentials: "omit", signal }).catch((thrown: unknown) => {
    if (signal.aborted) throw thrown;
    throw lostConnection(thrown);
  });
  if (response.status === 404) return null;
  if (!response.ok || response.body === null) throw new RoomError("unavailable", `/pub/${path}`);
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > most) throw new RoomError("too-large", `/pub/${path}`);
    parts.push(part.value);
  }
  return joined(parts, length);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function notBelieved(path: string, why = ""): RoomError {
  return new RoomError("signature-invalid", `/pub/${path}: ${why}`);
}
