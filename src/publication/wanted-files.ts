/** Which files of an index a follower wants. What is wanted is decided by the index and the follower's own choice alone, never by what it runs. */
import { type EcosystemPack, ecosystemPacks } from "#core/document/ecosystem-packs.ts";
import { directiveOfPath, type IndexFile } from "#core/document/pub-index.ts";

/** All files but deltas, advisories as documents for people and other programs, and packs of ecosystems that are not chosen. */
export function heldFiles(
  files: readonly IndexFile[],
  chosen: readonly string[] | "all",
): readonly IndexFile[] {
  return files.filter(
    ({ kind, ecosystem }) =>
      kind !== "delta" &&
      kind !== "advisory" &&
      (ecosystem === undefined || chosen === "all" || chosen.includes(ecosystem)),
  );
}

/** The file of the newest revision of each directive. */
export function newestDirectives(files: readonly IndexFile[]): readonly IndexFile[] {
  const newest = new Map<string, { readonly revision: number; readonly file: IndexFile }>();
  for (const file of files) {
    const named = directiveOfPath(file.path);
    if (named !== null && named.revision > (newest.get(named.id)?.revision ?? 0))
      newest.set(named.id, { revision: named.revision, file });
  }
  return [...newest.values()].map(({ file }) => file);
}

/** The ecosystems whose packs fit into so many bytes, the smallest first, and the names of those that do not. */
export function fittingEcosystems(
  files: readonly IndexFile[],
  most: number,
): { readonly taken: readonly EcosystemPack[]; readonly left: readonly string[] } {
  const sized = ecosystemPacks(files).map((pack) => ({ pack, bytes: pack.match.bytes + pack.details.bytes }));
  let room = most;
  const fitting = new Set<EcosystemPack>();
  for (const { pack, bytes } of sized.toSorted((a, b) => a.bytes - b.bytes)) {
    room -= bytes;
    if (room >= 0) fitting.add(pack);
  }
  const packs = sized.map(({ pack }) => pack);
  const left = packs.filter((pack) => !fitting.has(pack)).map(({ ecosystem }) => ecosystem);
  return { taken: packs.filter((pack) => fitting.has(pack)), left };
}
