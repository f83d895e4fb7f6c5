/**
 * The source that a report brings: archives among its files, source files, and the paths of its patches. Opened within bounds, in a thread of its own: what is in it is a
 * stranger's. Only an archive that looks like a source tree can show that something is missing; all else shows at most that something is there.
 */
import { type ByteStream, collectBytes } from "#archive/byte-stream.ts";
import { openArchiveAccount } from "#archive/limits.ts";
import { packingOf, signatureBytes } from "#archive/signature.ts";
import { unpack } from "#archive/unpack.ts";
import { addSourceFile, openSourceIndex, type SourceIndex } from "#core/plausibility/source-index.ts";
import { isSourceFile } from "#core/plausibility/named-things.ts";
import type { OwnReport } from "#core/submission/own-report.ts";

type AttachedFiles = OwnReport["files"];

const mebibyte = 1024 * 1024;
const limits = {
  bytes: 64 * mebibyte,
  entries: 50_000,
  held: 64 * mebibyte,
  ratio: 250,
  depth: 3,
  milliseconds: 8000,
};
const longestFile = 8 * mebibyte;
/** An archive with fewer source files than these is no source tree: it may be the reporter's own example. */
const fewestFiles = 5;

/** Whether a report brings anything to look in. */
export function bringsSource(files: AttachedFiles, patches: readonly string[]): boolean {
  return patches.length > 0 || files.some((file) => isArchive(file) || isSourceFile(file.name));
}

function isArchive({ content }: AttachedFiles[number]): boolean {
  return packingOf(content.subarray(0, signatureBytes)) !== null;
}

/** What the report brings, by names. */
export async function attachedSource(files: AttachedFiles, patches: readonly string[]): Promise<SourceIndex> {
  const index = openSourceIndex();
  const account = openArchiveAccount(limits);
  let trees = 0;
  for (const file of files)
    if (isArchive(file)) {
      const before = sourceFiles(index);
      await addArchive(index, file, account);
      if (sourceFiles(index) - before >= fewestFiles) trees++;
    } else if (isSourceFile(file.name)) addSourceFile(index, file.name, file.content, false);
  for (const path of patches.flatMap(patchedPaths)) if (!index.files.has(path)) index.files.set(path, null);
  if (trees === 0) index.whole = false;
  return index;
}

function sourceFiles({ files }: SourceIndex): number {
  return [...files.keys()].filter(isSourceFile).length;
}

async function addArchive(
  index: SourceIndex,
  { name, content }: AttachedFiles[number],
  account: ReturnType<typeof openArchiveAccount>,
): Promise<void> {
  for await (const file of unpack(name, oneIn(content), { account })) {
    if ("error" in file) index.whole = false;
    else await addMember(index, file.path.slice(name.length).replaceAll("!/", "/").slice(1), file.stream);
  }
}

/** A member that cannot be read is there by its name. */
async function addMember(index: SourceIndex, path: string, stream: ByteStream): Promise<void> {
  try {
    addSourceFile(index, path, await collectBytes(stream, longestFile), false);
  } catch {
    addSourceFile(index, path, new Uint8Array(), true);
  }
}

async function* oneIn(bytes: Uint8Array): ByteStream {
  yield bytes;
}

const longestPatch = 256 * 1024;

/** The files that a unified diff changes or removes: those that it makes are not there yet. */
function patchedPaths(patch: string): readonly string[] {
  return patch
    .slice(0, longestPatch)
    .split("\n")
    .filter((line) => line.startsWith("--- ") && !line.startsWith("--- /dev/null"))
    .map((line) => (line.slice(4).split("\t")[0] ?? "").trim().replace(/^[ab]\//, ""))
    .filter((path) => path !== "");
}
