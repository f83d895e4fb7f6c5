/**
 * The facts files of a publication: each believed only with the room's own signature, never an older one than known, never one that tells another history.
 * One that is refused is a finding, and what was known before stays in force: the last good file, else the directive's own facts.
 */
import { hash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { download } from "#agent/sync/download.ts";
import { readFileIfExists, readJsonBytes } from "#agent/home/durable-files.ts";
import type { Home, SyncState } from "#agent/home/agent-folder.ts";
import type { PublicationSource } from "#agent/sync/publication-source.ts";
import { openTrusted, type Trusted } from "#agent/sync/pinned-keys.ts";
import { type Finding, Refusal } from "#core/problem.ts";
import {
  type DirectiveFactsFile,
  continuesMoves,
  readDirectiveFactsFile,
} from "#core/publication/facts-file.ts";
import { factsOfPath, type IndexFile, type PubIndex } from "#core/publication/pub-index.ts";
import { fromBase64, readEnvelope } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";

/** The facts file of a directive that is believed here. */
export type StoredFactsFile = {
  readonly directive: string;
  readonly sequence: number;
  readonly path: string;
  readonly sha256: string;
};

/** What a publication is brought from, and what was known before it. */
export type FactsFetch = {
  readonly index: Pick<PubIndex, "files" | "drill">;
  readonly source: PublicationSource;
  readonly trusted: Trusted;
  readonly before: SyncState | null;
};

/** What came of it: the files that are believed from now on, those of them that are new, and a finding for each that was refused. */
export type FetchedFacts = {
  readonly kept: readonly StoredFactsFile[];
  readonly fresh: readonly {
    readonly file: DirectiveFactsFile;
    readonly before: DirectiveFactsFile | null;
  }[];
  readonly findings: readonly Finding[];
};

const largestFacts = 4 * 1024 * 1024;

/** Brings and verifies the facts files of an index. Throws nothing but faults. */
export async function fetchDirectiveFacts(home: Home, bringing: FactsFetch): Promise<FetchedFacts> {
  const kept = new Map((bringing.before?.facts ?? []).map((one) => [one.directive, one]));
  const known = await readDirectiveFacts(home, [...kept.values()]);
  const fresh: { file: DirectiveFactsFile; before: DirectiveFactsFile | null }[] = [];
  const findings: Finding[] = [];
  for (const file of bringing.index.files) {
    const named = factsOfPath(file.path);
    if (file.kind !== "facts" || named === null) continue;
    const before = kept.get(named.id);
    if (before?.sha256 === file.sha256 && known.files.has(named.id)) continue;
    if (before !== undefined && named.sequence <= before.sequence && before.sha256 !== file.sha256) {
      findings.push(older(file, named.sequence, before));
      continue;
    }
    const last = known.files.get(named.id) ?? null;
    const brought = await bringOne(home, { file, last }, bringing);
    if ("code" in brought) findings.push(brought);
    else {
      kept.set(named.id, { directive: named.id, sequence: named.sequence, ...pathAndDigest(file) });
      fresh.push({ file: brought, before: last });
    }
  }
  return { kept: [...kept.values()], fresh, findings };
}

function pathAndDigest({ path, sha256 }: IndexFile): Pick<StoredFactsFile, "path" | "sha256"> {
  return { path, sha256 };
}

function older({ path }: IndexFile, sequence: number, before: StoredFactsFile): Finding {
  const message =
    sequence < before.sequence
      ? `The room shows facts ${sequence}, but ${before.sequence} are known here: an older state.`
      : `The room shows other facts ${sequence} than those known here. Tell the room.`;
  return { at: path, code: "facts-older", message };
}

type WantedFactsFile = { readonly file: IndexFile; readonly last: DirectiveFactsFile | null };

async function bringOne(
  home: Home,
  { file, last }: WantedFactsFile,
  { index, source, trusted }: FactsFetch,
): Promise<DirectiveFactsFile | Finding> {
  const at = file.path;
  if (file.bytes > largestFacts) return { at, code: "facts-large", message: "It is too large for facts." };
  try {
    await download(source, file, home.dir);
  } catch (error) {
    if (error instanceof Refusal) return { at, code: "facts-not-there", message: error.message };
    throw error;
  }
  const path = join(home.dir, ...file.path.split("/"));
  const read = await openFacts((await readFileIfExists(path)) ?? new Uint8Array(), at, trusted);
  const good = "code" in read ? read : (strange(read, { at, last, drill: index.drill }) ?? read);
  if ("code" in good) await rm(path, { force: true });
  return good;
}

async function openFacts(
  bytes: Uint8Array,
  at: string,
  trusted: Trusted,
): Promise<DirectiveFactsFile | Finding> {
  const outer = readJsonBytes(bytes);
  const envelope = outer.ok ? readEnvelope(outer.value) : outer;
  const opened = envelope.ok ? await openTrusted(envelope.value, payloadTypes.facts, trusted) : null;
  if (opened === null)
    return {
      at,
      code: "facts-not-signed",
      message: "These facts are not signed by a key of this room that is believed here.",
    };
  const inner = readJsonBytes(opened.payload);
  const file = inner.ok ? readDirectiveFactsFile(inner.value, at) : inner;
  return file.ok ? file.value : { at, code: "facts-form", message: file.findings[0]?.message ?? "" };
}

type FactsCheckContext = {
  readonly at: string;
  readonly last: DirectiveFactsFile | null;
  readonly drill: boolean;
};

function strange(file: DirectiveFactsFile, { at, last, drill }: FactsCheckContext): Finding | null {
  if (file.drill !== drill)
    return {
      at,
      code: "facts-other-world",
      message: "A drill's facts under something real, or the reverse.",
    };
  if (last === null || continuesMoves(last.moves, file.moves)) return null;
  const message = "It tells another history of the deadline than the one known here. Tell the room.";
  return { at, code: "facts-history", message };
}

/** The facts files that are believed, read back from what sync verified; one that is no longer that is a finding. */
export async function readDirectiveFacts(
  home: Home,
  kept: readonly StoredFactsFile[],
): Promise<{
  readonly files: ReadonlyMap<string, DirectiveFactsFile>;
  readonly findings: readonly Finding[];
}> {
  const files = new Map<string, DirectiveFactsFile>();
  const findings: Finding[] = [];
  for (const { directive, path, sha256 } of kept) {
    const bytes =
      factsOfPath(path) === null ? null : await readFileIfExists(join(home.dir, ...path.split("/")));
    const file = bytes === null || hash("sha256", bytes) !== sha256 ? null : payloadOf(bytes, path);
    if (file !== null) files.set(directive, file);
    else {
      const message = "It is not what was synced, so the directive's own facts hold; run sync again.";
      findings.push({ at: path, code: "facts-changed", message });
    }
  }
  return { files, findings };
}

/** Removes the files in whose place newer ones are believed. */
export async function removeReplacedFacts(
  home: Home,
  before: readonly StoredFactsFile[],
  kept: readonly StoredFactsFile[],
): Promise<void> {
  const needed = new Set(kept.map(({ path }) => path));
  for (const { path } of before)
    if (factsOfPath(path) !== null && !needed.has(path))
      await rm(join(home.dir, ...path.split("/")), { force: true });
}

function payloadOf(bytes: Uint8Array, path: string): DirectiveFactsFile | null {
  const outer = readJsonBytes(bytes);
  const envelope = outer.ok ? readEnvelope(outer.value) : outer;
  const payload = envelope.ok ? fromBase64(envelope.value.payload) : null;
  const inner = payload === null ? null : readJsonBytes(payload);
  const file = inner?.ok ? readDirectiveFactsFile(inner.value, path) : null;
  return file?.ok ? file.value : null;
}
