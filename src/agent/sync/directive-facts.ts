/**
 * The facts files of a publication: each believed only with the room's own signature, never an older one than known, never one that tells another history.
 * One that is refused is a finding, and what was known before stays in force: the last good file, else the directive's own facts.
 */
import { hash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Home } from "#agent/home/agent-folder.ts";
import { readFileIfExists } from "#agent/home/durable-files.ts";
import { download } from "#agent/sync/download.ts";
import { type Finding, Refusal } from "#core/problem.ts";
import { type DirectiveFactsFile, readDirectiveFactsFile } from "#core/document/facts-file.ts";
import type { DirectiveGap } from "#core/document/directive-gap.ts";
import { factsOfPath, type IndexFile } from "#core/document/pub-index.ts";
import { verifiedPayload } from "#publication/sealed-json.ts";
import type { Transport } from "#publication/transport.ts";
import { largestDocument, olderFacts, openFacts, type TrustedFacts } from "#publication/verified-files.ts";
import type { AcceptedIndex } from "#publication/verified-index.ts";

/** What facts files are fetched from, and those that were believed before. */
type FactsFetch = {
  readonly accepted: AcceptedIndex;
  readonly transport: Transport;
  readonly known: readonly TrustedFacts[];
};

/** What came of it: the files that are believed from now on, those of them that are new, and a finding for each that was refused. */
export type FetchedFacts = {
  readonly kept: readonly TrustedFacts[];
  readonly fresh: readonly {
    readonly file: DirectiveFactsFile;
    readonly before: DirectiveFactsFile | null;
  }[];
  readonly findings: readonly Finding[];
  /** Of each that was refused. */
  readonly gaps: readonly DirectiveGap[];
};

/** Brings and verifies the facts files of an index. Throws nothing but faults. */
export async function fetchDirectiveFacts(home: Home, fetching: FactsFetch): Promise<FetchedFacts> {
  const kept = new Map(fetching.known.map((one) => [one.directive, one]));
  const known = await readDirectiveFacts(home, [...kept.values()]);
  const fresh: { file: DirectiveFactsFile; before: DirectiveFactsFile | null }[] = [];
  const findings: Finding[] = [];
  const gaps: DirectiveGap[] = [];
  for (const file of fetching.accepted.index.files) {
    const named = factsOfPath(file.path);
    if (file.kind !== "facts" || named === null) continue;
    const before = kept.get(named.id);
    if (before?.sha256 === file.sha256 && known.files.has(named.id)) continue;
    const last = known.files.get(named.id) ?? null;
    const fetched = olderFacts(file, before) ?? (await fetchOne(home, { file, last }, fetching));
    if ("code" in fetched) {
      findings.push(fetched);
      gaps.push({ directive: named.id, revision: 0, reason: "facts-refused", words: [fetched.code] });
    } else {
      const { path, sha256 } = file;
      kept.set(named.id, { directive: named.id, sequence: named.sequence, path, sha256 });
      fresh.push({ file: fetched, before: last });
    }
  }
  return { kept: [...kept.values()], fresh, findings, gaps };
}

type WantedFactsFile = { readonly file: IndexFile; readonly last: DirectiveFactsFile | null };

async function fetchOne(
  home: Home,
  { file, last }: WantedFactsFile,
  { accepted, transport }: FactsFetch,
): Promise<DirectiveFactsFile | Finding> {
  const at = file.path;
  if (file.bytes > largestDocument) return { at, code: "facts-large", message: "It is too large for facts." };
  try {
    await download(transport, file, home.dir);
  } catch (error) {
    if (error instanceof Refusal) return { at, code: "facts-not-there", message: error.message };
    throw error;
  }
  const path = join(home.dir, ...at.split("/"));
  const bytes = (await readFileIfExists(path)) ?? new Uint8Array();
  const opened = await openFacts(accepted, at, { bytes, last });
  if ("code" in opened) await rm(path, { force: true });
  return opened;
}

/** The facts files that are believed, read back from what sync verified; one that is no longer that is a finding. */
export async function readDirectiveFacts(
  home: Home,
  kept: readonly TrustedFacts[],
): Promise<{
  readonly files: ReadonlyMap<string, DirectiveFactsFile>;
  readonly findings: readonly Finding[];
  readonly gaps: readonly DirectiveGap[];
}> {
  const files = new Map<string, DirectiveFactsFile>();
  const findings: Finding[] = [];
  const gaps: DirectiveGap[] = [];
  for (const { directive, path, sha256 } of kept) {
    const bytes =
      factsOfPath(path) === null ? null : await readFileIfExists(join(home.dir, ...path.split("/")));
    const file = bytes === null || hash("sha256", bytes) !== sha256 ? null : payloadOf(bytes, path);
    if (file !== null) files.set(directive, file);
    else {
      const message = "It is not what was synced, so the directive's own facts hold; run sync again.";
      findings.push({ at: path, code: "facts-changed", message });
      gaps.push({ directive, revision: 0, reason: "facts-changed", words: [] });
    }
  }
  return { files, findings, gaps };
}

/** Removes the files in whose place newer ones are believed. */
export async function removeReplacedFacts(
  home: Home,
  before: readonly TrustedFacts[],
  kept: readonly TrustedFacts[],
): Promise<void> {
  const needed = new Set(kept.map(({ path }) => path));
  for (const { path } of before)
    if (factsOfPath(path) !== null && !needed.has(path))
      await rm(join(home.dir, ...path.split("/")), { force: true });
}

function payloadOf(bytes: Uint8Array, path: string): DirectiveFactsFile | null {
  const file = readDirectiveFactsFile(verifiedPayload(bytes), path);
  return file.ok ? file.value : null;
}
