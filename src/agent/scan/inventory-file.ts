/** Which files are worth opening, and what a software list that was found looks like, on a disk as in an archive. The reader of jars is loaded when the first one is found. */
import { isJar } from "#agent/scan/jar-name.ts";
import type { Inventory } from "#core/inventory/component.ts";
import { goBinary, isGoProgram } from "#core/inventory/go/go-binary.ts";
import { binaryReaders, headChars, readerOfBytes, readers } from "#core/inventory/index.ts";
import type { ArchiveAccount } from "#archive/limits.ts";
import type { Parsed } from "#core/problem.ts";

/** A list that was found. */
export type InventoryFile = {
  /** On disk, or within an archive after `!`. */
  readonly path: string;
  /** The reader's name; `null` for a file that was named and that none recognises. */
  readonly reader: string | null;
  /** The bytes to read; for archives and programs, which are large, what was read from them. */
  readonly content: Uint8Array | Parsed<Inventory>;
  /** The distribution and release of the system that the list belongs to (`debian 12`), where it is a package database and os-release says so. */
  readonly distro: string | null;
};

/** The paths of all lists as one pattern: it is asked of every file of a tree. */
const listPath = new RegExp(
  [...readers, ...binaryReaders.filter((reader) => reader !== goBinary)]
    .flatMap(({ files }) => files?.source ?? [])
    .filter((source, at, all) => all.indexOf(source) === at)
    .join("|"),
  "i",
);
const jarName = /\.(?:jar|war|ear)$/i;

/** How a file may be a software list, by its path alone (with `/`); `null` for what is passed over unread. */
export function inventoryCandidate(path: string): "list" | "jar" | "program" | null {
  if (listPath.test(path)) return "list";
  if (jarName.test(path)) return "jar";
  return goBinary.files?.test(path) === true ? "program" : null;
}

/** Bytes at the start of a file that {@link readerByHead} wants. */
export const headBytes = headChars;

/** The reader's name by the head of a file, `null` for none; a program is only asked for its build information when it is whole. */
export function readerByHead(path: string, head: Uint8Array): string | null {
  if (isJar(path, head)) return "jar";
  return readerOfBytes(path, head)?.name ?? null;
}

/** What is kept of a whole file that a reader recognised; `null` for a program that says nothing of what it was made of. What it costs is counted to the archive around it. */
export async function inventoryContent(
  reader: string | null,
  bytes: Uint8Array,
  path: string,
  whole: ArchiveAccount | null = null,
): Promise<InventoryFile["content"] | null> {
  if (reader === "jar") return (await import("#agent/scan/jar.ts")).readJar(bytes, path, whole);
  if (reader === goBinary.name && isGoProgram(bytes)) return goBinary.read(bytes);
  if (reader === goBinary.name) {
    const program = await import("#agent/scan/program.ts");
    return program.readCrates(bytes) ?? program.readBundle(bytes);
  }
  return bytes;
}

/** Where the os-release of a package database's own system may lie, best first. */
export function osReleasesFor(path: string): readonly string[] {
  const databaseRoot =
    /^(.*?\/)?(?:(?:var\/lib|usr\/lib\/sysimage|usr\/share)\/rpm|var\/lib\/dpkg|(?:usr\/)?lib\/apk)\//.exec(
      path,
    );
  const root = databaseRoot?.[1] ?? "";
  const beside = `${path.slice(0, path.lastIndexOf("/") + 1)}os-release`;
  return databaseRoot === null ? [beside] : [`${root}etc/os-release`, `${root}usr/lib/os-release`, beside];
}
