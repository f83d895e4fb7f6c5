/**
 * `sync`: brings what a room published home, and believes nothing unsigned. Refuses an index that is older than the one known (rollback), expired
 * (freeze), of the other world (drill or real), or signed by a key that is not pinned. Running it again changes nothing; a run that broke off goes on.
 */
import { hash } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type FetchedPack, fetchPack, removeUnlistedEcosystems } from "#agent/sync/fetch-packs.ts";
import { download } from "#agent/sync/download.ts";
import { isMissing, readFileIfExists, readJsonBytes } from "#agent/home/durable-files.ts";
import {
  type Home,
  homeOf,
  readState,
  type SyncState,
  type Surroundings,
  writeState,
} from "#agent/home/agent-folder.ts";
import { withLock } from "#agent/home/folder-lock.ts";
import { fetchDirectiveFacts, type FetchedFacts, removeReplacedFacts } from "#agent/sync/directive-facts.ts";
import { coveredBy, ecosystemPacks } from "#core/publication/ecosystem-packs.ts";
import { directiveOfPath, type IndexFile, type PubIndex, readIndex } from "#core/publication/pub-index.ts";
import {
  readLimitedFile,
  type PublicationSource,
  publicationSource,
} from "#agent/sync/publication-source.ts";
import {
  untrustedIndexRefusal,
  openTrusted,
  pinRoomKeys,
  trustedKeys,
  type Trusted,
  type TrustOptions,
} from "#agent/sync/pinned-keys.ts";
import { member, textMember } from "#core/input/json.ts";
import { type Finding, Refusal } from "#core/problem.ts";
import type { DatedMove } from "#core/publication/facts-file.ts";
import { readEnvelope } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";

/** What to sync, from where, into which folder. */
export type SyncOptions = {
  /** An http(s) URL of a room or of its publication, or a folder. */
  readonly from: string;
  readonly dir: string;
  readonly trust?: TrustOptions;
  /** Takes an expired index after all, as is needed where bundles arrive late. */
  readonly allowExpired?: boolean;
  /** Packs of these ecosystems only, from now on, or of `"all"`; without it as the folder did before, at first of all. */
  readonly ecosystems?: readonly string[] | "all";
};

/** What a sync brought. */
export type Synced = {
  readonly room: string;
  readonly drill: boolean;
  readonly sequence: number;
  readonly files: number;
  /** Files fetched now; the others were there already. */
  readonly fetched: number;
  /** Bytes that came now, and how many more they would have been without deltas. */
  readonly bytes: number;
  readonly saved: number;
  /** Ecosystems whose packs the folder holds, and those that the room publishes besides. */
  readonly ecosystems: readonly string[];
  readonly left: readonly string[];
  readonly expired: boolean;
  /** Ids of directives that came for the first time. */
  readonly newDirectives: readonly string[];
  /** Deadlines that the room moved since the last sync, oldest first of each directive; its own, for an asset of which nothing is known. */
  readonly moved: readonly { readonly directive: string; readonly move: DatedMove }[];
  /** Facts files that were refused; what was known before them stays in force. */
  readonly findings: readonly Finding[];
  /** The keys that are believed, and whether this run pinned them. */
  readonly trusted: Trusted;
};

const largestIndex = 32 * 1024 * 1024;
const largestKeys = 64 * 1024;
const largestDirective = 4 * 1024 * 1024;

/** Syncs an agent's folder with a publication. Throws a refusal with the reason in plain words; files already verified stay. */
export async function syncFrom(wish: SyncOptions, surroundings: Surroundings): Promise<Synced> {
  return await withLock(wish.dir, async () => {
    let found = await findIndex(wish.from, surroundings);
    for (let left = mostMoves; ; left--) {
      try {
        return await sync(wish, found, surroundings);
      } catch (error) {
        const now = await findIndex(wish.from, surroundings);
        const moved = Buffer.compare(now.bytes, found.bytes) !== 0;
        if (!(error instanceof Refusal) || !moved || left === 0) throw error;
        found = now;
      }
    }
  });
}

/** How often a publication may change under a sync before the sync gives up. */
const mostMoves = 3;

type FetchedIndex = { readonly source: PublicationSource; readonly bytes: Uint8Array };

async function sync(wish: SyncOptions, found: FetchedIndex, surroundings: Surroundings): Promise<Synced> {
  const home = homeOf(wish.dir);
  const { source, bytes } = found;
  const trusted = await trustedKeys(home, wish.trust ?? {}, async () => await fetchKeys(source));
  const { index, digest } = await openIndex(bytes, trusted, source);
  const before = await readState(home);
  refuseStrange(index, digest, before);
  const expired = Date.parse(index.expires) <= Date.parse(surroundings.now());
  if (expired && wish.allowExpired !== true)
    throw new Refusal(
      "expired",
      `The index ended on ${index.expires}: the source may be frozen. --allow-expired takes it after all.`,
    );
  if (trusted.how !== "pinned") await pinRoomKeys(home, trusted.keys);
  const wished = wish.ecosystems ?? before?.ecosystems ?? "all";
  const held = heldOf(index, wished);
  const brought = await bringFiles(home, { index, held, source, trusted }, surroundings);
  const facts = await fetchDirectiveFacts(home, { index, source, trusted, before });
  const beside = { digest, before, facts, wished, now: surroundings.now() };
  const state = nextState({ ...index, files: held }, beside);
  await writeState(home, state);
  await sweepPacks(home, state);
  await removeReplacedFacts(home, before?.facts ?? [], facts.kept);
  const known = new Set(before?.received.map(({ directive }) => directive));
  const newDirectives = state.received.map(({ directive }) => directive).filter((id) => !known.has(id));
  const { room, drill, sequence } = index;
  const ecosystems = coveredBy(held);
  const left = [...coveredBy(index.files)].filter((name) => !ecosystems.has(name));
  return {
    room,
    drill,
    sequence,
    files: held.length,
    fetched: brought.files,
    bytes: brought.bytes,
    saved: brought.saved,
    ecosystems: [...ecosystems],
    left,
    expired,
    newDirectives,
    moved: movedBy(facts),
    findings: facts.findings,
    trusted,
  };
}

function movedBy({ fresh }: FetchedFacts): Synced["moved"] {
  return fresh.flatMap(({ file, before }) =>
    file.moves.slice(before?.moves.length ?? 0).map((move) => ({ directive: file.directive, move })),
  );
}

/** The files of an index that a folder holds. */
function heldOf({ files }: PubIndex, wished: readonly string[] | "all"): readonly IndexFile[] {
  return files.filter(
    ({ kind, ecosystem }) =>
      kind !== "delta" && (ecosystem === undefined || wished === "all" || wished.includes(ecosystem)),
  );
}

type FileFetch = {
  readonly index: PubIndex;
  readonly held: readonly IndexFile[];
  readonly source: PublicationSource;
  readonly trusted: Trusted;
};

/** Fetches what is not there yet, directives and their packs first, and checks every directive. */
async function bringFiles(
  home: Home,
  { index, held, source, trusted }: FileFetch,
  surroundings: Surroundings,
): Promise<FetchedPack> {
  let [files, bytes, saved] = [0, 0, 0];
  for (const file of held) {
    if (file.kind === "facts" || file.ecosystem !== undefined || !(await download(source, file, home.dir)))
      continue;
    files++;
    bytes += file.bytes;
    surroundings.write(`${file.kind} ${file.path}`);
  }
  for (const { kind, path } of held)
    if (kind === "directive") await checkDirective(home, path, { index, trusted });
  const deltas = index.files.filter(({ kind }) => kind === "delta");
  for (const pack of ecosystemPacks([...held, ...deltas])) {
    const brought = await fetchPack(pack, { home, source, surroundings });
    files += brought.files;
    bytes += brought.bytes;
    saved += brought.saved;
  }
  return { files, bytes, saved };
}

async function findIndex(from: string, surroundings: Surroundings): Promise<FetchedIndex> {
  const below = publicationSource(
    /^https?:/i.test(from) ? `${from.replace(/\/+$/, "")}/pub` : join(from, "pub"),
    surroundings,
  );
  for (const source of [below, publicationSource(from, surroundings)]) {
    const bytes = await readLimitedFile(source, "index.json", largestIndex);
    if (bytes !== null) return { source, bytes };
  }
  throw new Refusal("not-found", `There is no pub/index.json and no index.json at ${from}.`);
}

async function fetchKeys(source: PublicationSource): Promise<unknown> {
  const bytes = await readLimitedFile(source, "keys.json", largestKeys);
  const read = bytes === null ? null : readJsonBytes(bytes);
  if (read === null || !read.ok)
    throw new Refusal("not-found", "The room shows no readable keys.json; give its keys with --trust FILE.");
  return read.value;
}

async function openIndex(
  bytes: Uint8Array,
  trusted: Trusted,
  source: PublicationSource,
): Promise<{ readonly index: PubIndex; readonly digest: string }> {
  const outer = readJsonBytes(bytes);
  const envelope = outer.ok ? readEnvelope(outer.value) : outer;
  if (!envelope.ok)
    throw new Refusal("input-invalid", "The index is not a signed envelope.", envelope.findings);
  const opened = await openTrusted(envelope.value, payloadTypes.index, trusted);
  if (opened === null) throw await untrustedIndexRefusal(trusted, async () => await fetchKeys(source));
  const inner = readJsonBytes(opened.payload);
  const index = inner.ok ? readIndex(inner.value) : inner;
  if (!index.ok) throw new Refusal("input-invalid", "The signed index cannot be read.", index.findings);
  refuseOtherWorld(index.value.drill, opened.keyids, trusted);
  return { index: index.value, digest: hash("sha256", opened.payload) };
}

/** A drill's key signs drills only, and a real key the real thing only. */
function refuseOtherWorld(drill: boolean, keyids: readonly string[], { keys }: Trusted): void {
  const fitting = keys.some((key) => keyids.includes(key.keyid) && key.drill === drill);
  if (!fitting)
    throw new Refusal(
      "not-permitted",
      `A key for ${drill ? "the real thing" : "drills"} signed ${worldOf(drill)}.`,
    );
}

function worldOf(drill: boolean): string {
  return drill ? "a drill" : "something real";
}

function refuseStrange(index: PubIndex, digest: string, before: SyncState | null): void {
  if (before === null) return;
  if (before.drill !== index.drill)
    throw new Refusal(
      "not-permitted",
      `This folder holds ${worldOf(before.drill)}; the source publishes ${worldOf(index.drill)}. Use another --dir.`,
    );
  if (before.room !== index.room)
    throw new Refusal(
      "not-permitted",
      `This folder follows the room ${before.room}; the source is ${index.room}. Use another --dir.`,
    );
  if (index.sequence < before.sequence)
    throw new Refusal(
      "conflict",
      `The source shows index ${index.sequence}, but ${before.sequence} is known here: it is turned back to an older state.`,
    );
  if (index.sequence === before.sequence && digest !== before.digest)
    throw new Refusal(
      "conflict",
      `The source shows another index ${index.sequence} than the one known here. Tell the room.`,
    );
}

/** A directive's own signature, and that it is the one that its path names, in the index's world. */
async function checkDirective(
  home: Home,
  path: string,
  { index, trusted }: { readonly index: PubIndex; readonly trusted: Trusted },
): Promise<void> {
  const bytes = await readFileIfExists(join(home.dir, ...path.split("/")));
  if (bytes === null || bytes.length > largestDirective)
    throw new Refusal("too-large", `${path} is too large for a directive.`);
  const outer = readJsonBytes(bytes);
  const envelope = outer.ok ? readEnvelope(outer.value) : outer;
  const opened = envelope.ok ? await openTrusted(envelope.value, payloadTypes.directive, trusted) : null;
  if (opened === null)
    throw new Refusal(
      "signature-invalid",
      `${path} is not signed by a key of this room that is believed here.`,
    );
  const document = readJsonBytes(opened.payload);
  const value = document.ok ? document.value : null;
  const named = directiveOfPath(path);
  const same =
    textMember(value, "type") === "bongsu.directive/1" &&
    textMember(value, "id") === named?.id &&
    member(value, "revision") === named?.revision &&
    member(value, "drill") === index.drill;
  if (!same)
    throw new Refusal(
      "input-invalid",
      `${path} holds another directive than its name says, or one of another world.`,
    );
}

type SyncOutcome = {
  readonly digest: string;
  readonly before: SyncState | null;
  readonly facts: FetchedFacts;
  readonly wished: readonly string[] | "all";
  readonly now: string;
};

function nextState(index: PubIndex, { digest, before, facts, wished, now }: SyncOutcome): SyncState {
  const ids = new Set(index.files.flatMap(({ path }) => directiveOfPath(path)?.id ?? []));
  const known = new Map(before?.received.map(({ directive, at }) => [directive, at]));
  return {
    type: "bongsu.state/1",
    room: index.room,
    drill: index.drill,
    sequence: index.sequence,
    digest,
    expires: index.expires,
    syncedAt: now,
    files: index.files,
    ecosystems: wished === "all" ? null : wished,
    received: [...ids].map((directive) => ({ directive, at: known.get(directive) ?? now })),
    facts: facts.kept,
  };
}

/** Removes packs that the index no longer names. */
async function sweepPacks(home: Home, { files }: SyncState): Promise<void> {
  const kept = new Set(files.map(({ path }) => path));
  try {
    for (const name of await readdir(home.packs))
      if (/^[0-9a-f]{64}\.(?:pack|details)(?:\.part)?$/.test(name) && !kept.has(`packs/${name}`))
        await rm(join(home.packs, name), { force: true });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  await removeUnlistedEcosystems(home, kept);
}
