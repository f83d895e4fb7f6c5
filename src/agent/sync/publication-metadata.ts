/**
 * The publication after TUF, as an agent's folder follows it: the root that it pinned, given by hand or named by an index that its pinned keys signed, and
 * the metadata that was trusted last. A folder that has pinned a root takes nothing without it any more.
 */
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Home } from "#agent/home/agent-folder.ts";
import { readFileIfExists, writeFileAtomically } from "#agent/home/durable-files.ts";
import {
  directiveOfPath,
  factsOfPath,
  type IndexFile,
  type IndexRoot,
  type PubIndex,
} from "#core/document/pub-index.ts";
import type { DirectiveGap } from "#core/document/directive-gap.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { comparedBytes, isSigned, publishedRoot, readPublicationRoot } from "#core/tuf/publication-root.ts";
import { readTufDocument } from "#core/tuf/read-metadata.ts";
import { treeFolder, type TufTree, tufTrees } from "#core/tuf/schemes.ts";
import { consistentPath, indexTarget } from "#core/tuf/publication-targets.ts";
import { PublicationRefusal } from "#publication/refusal.ts";
import { readLimitedFile, type Transport } from "#publication/transport.ts";
import {
  type AttestedTargets,
  attestedFiles,
  attestedTargets,
  type TufStores,
} from "#publication/tuf/attested-targets.ts";
import type { TufStore } from "#publication/tuf/refresh.ts";
import type { TrustedKeys } from "#publication/trusted-keys.ts";
import {
  type AcceptedIndex,
  acceptIndex,
  type OpenedIndex,
  openIndex,
  type TrustedIndex,
} from "#publication/verified-index.ts";

/** What a folder follows, on disk or in memory alone. */
type FollowedMetadata = {
  readonly stores: TufStores;
  readonly isPinned: () => Promise<boolean>;
};

/** The metadata of a folder; one that is only looked at keeps nothing of what comes. */
export function metadataOf({ metadata }: Home, keeps = true): FollowedMetadata {
  const stores = {
    ed25519: storeIn(join(metadata), keeps),
    "ml-dsa-65": storeIn(join(metadata, "pq"), keeps),
  };
  return { stores, isPinned: async () => await hasRoots(stores) };
}

/** Metadata without a folder. */
export function metadataInMemory(): FollowedMetadata {
  const stores = { ed25519: storeInMemory(), "ml-dsa-65": storeInMemory() };
  return { stores, isPinned: async () => await hasRoots(stores) };
}

/** Half a pin is one: what was lost of it is not made up by whoever answers. */
async function hasRoots(stores: TufStores): Promise<boolean> {
  for (const tree of tufTrees) if ((await stores[tree].read("root")) !== null) return true;
  return false;
}

function storeIn(folder: string, keeps: boolean): TufStore {
  const fresh = storeInMemory();
  const pathOf = (role: string): string => join(folder, `${encodeURIComponent(role)}.json`);
  return {
    read: async (role) => (await fresh.read(role)) ?? (await readFileIfExists(pathOf(role))),
    write: async (role, bytes) => {
      if (!keeps) return await fresh.write(role, bytes);
      if (!existsSync(folder)) await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFileAtomically(pathOf(role), bytes);
    },
  };
}

function storeInMemory(): TufStore {
  const documents = new Map<string, Uint8Array>();
  return {
    read: async (role) => await Promise.resolve(documents.get(role) ?? null),
    write: async (role, bytes) => void (await Promise.resolve(documents.set(role, bytes))),
  };
}

/** Pins the root of a file that a person was given (`bongsu.publication-root/1`), in place of what was trusted before. */
async function pinRootByHand({ stores }: FollowedMetadata, document: unknown): Promise<void> {
  const root = readPublicationRoot(document);
  if (!root.ok) throw new PublicationRefusal("tuf-root", root.findings[0]?.message ?? "", root.findings);
  if (!(await isSigned(root.value, null)))
    throw new PublicationRefusal("tuf-root", "Too few offices have signed this root.");
  const files = publishedRoot(root.value);
  for (const tree of tufTrees) {
    const path = `${treeFolder[tree]}${root.value.version}.root.json`;
    await stores[tree].write("root", files.get(path) ?? new Uint8Array());
  }
}

const largestRoot = 512_000;

/** Pins the root that an accepted index names: the one signed change by which a folder of an earlier release comes to it. */
async function pinRootOfIndex(
  { stores }: FollowedMetadata,
  transport: Transport,
  { version, sha256 }: IndexRoot,
): Promise<void> {
  const roots = new Map<TufTree, Uint8Array>();
  for (const tree of tufTrees) {
    const path = `${treeFolder[tree]}${version}.root.json`;
    const bytes = await readLimitedFile(transport, path, largestRoot);
    if (bytes === null)
      throw new PublicationRefusal("tuf-missing", `The index names the root ${path}, which is not there.`);
    if ((await sha256Hex(bytes)) !== sha256[tree])
      throw new PublicationRefusal("tuf-root", `${path} is not the root that the index names.`);
    roots.set(tree, bytes);
  }
  for (const [tree, bytes] of roots) await stores[tree].write("root", bytes);
}

/** What people compare of the pinned root, as 16 words. */
async function pinnedRootBytes({ stores }: FollowedMetadata): Promise<Uint8Array> {
  const signed = async (tree: TufTree) => {
    const read = readTufDocument((await stores[tree].read("root")) ?? new Uint8Array(), "root");
    return { signed: read.ok ? read.value.signed : null };
  };
  return comparedBytes({ ed25519: await signed("ed25519"), "ml-dsa-65": await signed("ml-dsa-65") });
}

/** What was found, and how it is judged. */
type MetadataSource = {
  readonly followed: FollowedMetadata;
  readonly transport: Transport;
  /** The index as it was found. */
  readonly bytes: Uint8Array;
  readonly judgement: { readonly now: string; readonly allowExpired: boolean };
};

type IndexTrust = {
  /** A root that was given by hand. */
  readonly root: unknown;
  readonly trusted: TrustedKeys;
  readonly shown: () => Promise<unknown>;
};

/** The index, opened: where a root is pinned, the one that the metadata names. */
export async function openFollowed(
  source: MetadataSource,
  { root, trusted, shown }: IndexTrust,
): Promise<{ readonly opened: OpenedIndex; readonly pinned: AttestedTargets | null }> {
  const pinned = await attestedByPin(source, root);
  const bytes = pinned === null ? source.bytes : await attestedIndex(pinned, source);
  return { opened: await openIndex(bytes, trusted, shown), pinned };
}

type OpenedByMetadata = {
  readonly opened: OpenedIndex;
  readonly pinned: AttestedTargets | null;
  readonly known: TrustedIndex | null;
};

/** An index, what attests it, and gaps for what it lists and nobody vouches for. */
type AttestedIndex = {
  readonly accepted: AcceptedIndex;
  readonly attested: AttestedTargets | null;
  readonly withheld: readonly DirectiveGap[];
};

/** The index, accepted, with the files that the metadata vouches for. */
export async function acceptFollowed(
  source: MetadataSource,
  { opened, pinned, known }: OpenedByMetadata,
): Promise<AttestedIndex> {
  const accepted = acceptIndex(opened, { known, ...source.judgement });
  const attested = pinned ?? (await attestedByIndex(source, accepted));
  return attested === null ? { accepted, attested, withheld: [] } : withAttestedFiles(accepted, attested);
}

/** What is attested by the root that is pinned or given now; `null` where there is none yet. */
async function attestedByPin(
  { followed, transport, judgement }: MetadataSource,
  root: unknown,
): Promise<AttestedTargets | null> {
  if (root !== undefined) await pinRootByHand(followed, root);
  const { stores } = followed;
  return (await followed.isPinned()) ? await attestedTargets({ transport, stores, ...judgement }) : null;
}

/** What is attested where no root is pinned yet: by the root that an accepted index names; `null` where it names none. */
async function attestedByIndex(
  { followed, transport, bytes, judgement }: MetadataSource,
  { index }: AcceptedIndex,
): Promise<AttestedTargets | null> {
  if (index.root === undefined) return null;
  await pinRootOfIndex(followed, transport, index.root);
  const attested = await attestedTargets({ transport, stores: followed.stores, ...judgement });
  if ((await sha256Hex(bytes)) === attested.index) return attested;
  throw indexRefusal();
}

/** A root that was pinned now, and the bytes of which people compare words. */
export type NewRoot = { readonly version: number; readonly compared: Uint8Array };

/** The root that this run pinned; `null` where it was known. */
export async function newRoot(
  followed: FollowedMetadata,
  { attested, isNew }: { readonly attested: AttestedTargets | null; readonly isNew: boolean },
): Promise<NewRoot | null> {
  if (attested === null || !isNew) return null;
  return { version: attested.rootVersion, compared: await pinnedRootBytes(followed) };
}

const largestIndex = 32 * 1024 * 1024;

/** The index that the metadata names: the one that was found, or the one under its digest where another has taken its place meanwhile. */
async function attestedIndex(
  { index }: AttestedTargets,
  { transport, bytes: found }: MetadataSource,
): Promise<Uint8Array> {
  if ((await sha256Hex(found)) === index) return found;
  const bytes = await readLimitedFile(transport, consistentPath(indexTarget, index), largestIndex);
  if (bytes !== null && (await sha256Hex(bytes)) === index) return bytes;
  throw indexRefusal();
}

function indexRefusal(): PublicationRefusal {
  const message = "The index is not the one that the signed metadata names.";
  return new PublicationRefusal("not-a-target", message);
}

/** The accepted index with the files that are targets alone. */
function withAttestedFiles(accepted: AcceptedIndex, attested: AttestedTargets): AttestedIndex {
  const { index } = accepted;
  if (attested.mark.room !== index.room || attested.mark.drill !== index.drill)
    throw new PublicationRefusal("tuf-mixed", "Index and metadata are of different rooms or worlds.");
  const { files, withheld } = attestedFiles(index.files, attested);
  const vouched = { ...accepted, index: { ...index, files } satisfies PubIndex };
  return { accepted: vouched, attested, withheld: withheld.map(gapOf) };
}

/** Facts that nobody vouches for may have moved a deadline. */
function gapOf({ path }: IndexFile): DirectiveGap {
  const directive = directiveOfPath(path);
  if (directive !== null)
    return { directive: directive.id, revision: directive.revision, reason: "not-vouched", words: [] };
  return { directive: factsOfPath(path)?.id ?? path, revision: 1, reason: "facts-refused", words: [path] };
}
