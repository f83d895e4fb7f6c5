/**
 * Walks folders for software lists: files that a reader recognises, with their bytes. It follows no symbolic links, goes into no `.git`, into
 * no `node_modules` whose lockfile lies beside it, nor into the kernel's own folders, and stops at limits with a finding; what it passes over is one
 * too (`passed-over.ts`). Archives and folders of images are opened where they are named (by `find-in-archive.ts` and `image-folder.ts`, loaded
 * then); jars and programs that say what they were made of also where they are found.
 */
import { databases } from "#core/inventory/index.ts";
import {
  closeSync,
  type Dirent,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from "node:fs";
import { open, opendir } from "node:fs/promises";
import { join, resolve } from "node:path";
import {
  inventoryCandidate,
  inventoryContent,
  type InventoryFile,
  headBytes,
  osReleasesFor,
  readerByHead,
} from "#agent/scan/inventory-file.ts";
import {
  installedFiles,
  installedFolders,
  locksNodeModules,
  isDistributionFile,
} from "#agent/scan/installed-packages.ts";
import type { GivenList } from "#agent/scan/given-list.ts";
import { isJar } from "#agent/scan/jar-name.ts";
import { isImageFolder } from "#agent/scan/image-layout.ts";
import { passedOver } from "#agent/scan/passed-over.ts";
import { packingOf } from "#archive/signature.ts";
import { distroOfOsRelease } from "#core/inventory/os/os-release.ts";
import { decodeText } from "#core/input/json.ts";
import type { SearchFinding } from "#agent/scan/search-finding.ts";

/** Limits on one search, and what it is given. */
export type SearchLimits = {
  /** Folders below a given path; 30 unless told. */
  readonly depth?: number;
  /** Files looked at in all; 500,000 unless told. */
  readonly files?: number;
  /** Bytes of one list; 256 MiB unless told. */
  readonly bytes?: number;
  /** What the path `-` stands for. */
  readonly given?: GivenList;
};

const kernelFolders: ReadonlySet<string> = new Set(["/proc", "/sys", "/dev"]);

/**
 * The distribution and release (`debian 12`) of the system whose package database lies at a path, from the os-release of the same root
 * (`ROOT/var/lib/dpkg/status` has `ROOT/etc/os-release`), else from one beside the file; `null` where none tells it.
 */
export async function distroBeside(path: string): Promise<string | null> {
  for (const file of osReleasesFor(resolve(path).replaceAll("\\", "/"))) {
    const bytes = await osReleaseAt(file);
    const text = bytes === null ? null : decodeText(bytes);
    const distro = text?.ok ? distroOfOsRelease(text.value) : null;
    if (distro !== null) return distro;
  }
  return null;
}

async function osReleaseAt(path: string): Promise<Uint8Array | null> {
  try {
    await using file = await open(path, "r");
    const bytes = new Uint8Array(65_536);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return bytes.subarray(0, bytesRead);
  } catch {
    return null;
  }
}

type Search = {
  readonly depth: number;
  readonly bytes: number;
  /** The real paths of the folders that are searched. */
  readonly roots: readonly string[];
  left: number;
};

/** The lists under the given files, archives and folders, in the order of their names; what could not be read is a finding with its path. */
export async function* findInventories(
  paths: readonly string[],
  limits: SearchLimits = {},
): AsyncGenerator<InventoryFile | SearchFinding> {
  const search: Search = {
    depth: limits.depth ?? 30,
    bytes: limits.bytes ?? 256 * 1024 * 1024,
    roots: paths.flatMap(realFolder),
    left: limits.files ?? 500_000,
  };
  for (const path of paths) {
    if (path === "-" && limits.given !== undefined) {
      yield await (await import("#agent/scan/given-list.ts")).inventoryOfGiven(limits.given);
      continue;
    }
    const kind = kindOf(path);
    if (kind === "folder" && isImageFolder(path))
      yield* (await import("#agent/scan/image-folder.ts")).findInImageFolder(path);
    else if (kind === "folder") yield* inFolder(search, path);
    else if (kind === "file") yield* atFile(search, path);
    else
      yield {
        at: path,
        code: "path-unreadable",
        message: `There is no file or folder here that can be read (${kind}).`,
      };
  }
}

function kindOf(path: string): string {
  try {
    const found = statSync(path);
    if (found.isDirectory()) return "folder";
    return found.isFile() ? "file" : "neither file nor folder";
  } catch (error) {
    return codeOf(error);
  }
}

function realFolder(path: string): readonly string[] {
  return kindOf(path) === "folder" ? [realpathSync(path)] : [];
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}

async function* inFolder(search: Search, root: string): AsyncGenerator<InventoryFile | SearchFinding> {
  const waiting: Folder[] = [{ path: root, depth: 0, installed: false }];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = await entriesOf(folder);
    if ("code" in entries) {
      yield entries;
      continue;
    }
    if (entries.files.includes("oci-layout") && isImageFolder(folder.path)) {
      const message = "An image lies here that is not opened unasked; name this folder to read it.";
      yield { at: folder.path, code: "image-not-opened", message };
      continue;
    }
    for (const entry of entries.others) {
      const passed = passedOver(entry, join(folder.path, entry.name), search.roots);
      if (passed !== null) yield passed;
    }
    for (const name of entries.files) {
      if (search.left-- <= 0) {
        yield {
          at: root,
          code: "too-many-files",
          message: "The search stopped at its limit of files; name smaller folders.",
        };
        return;
      }
      const found = await readFound(search, join(folder.path, name));
      if (found !== null) yield found;
    }
    if (folder.depth < search.depth) {
      const depth = folder.depth + 1;
      for (const name of entries.folders.toReversed())
        waiting.push({
          path: join(folder.path, name),
          depth,
          installed: folder.installed || name === "node_modules",
        });
    } else if (entries.folders.length > 0) {
      yield {
        at: folder.path,
        code: "too-deep",
        message: "Folders below this one are not searched: the limit of depth.",
      };
    }
  }
}

/** A folder that waits for its turn; `installed` within a `node_modules` that the walk came upon. */
type Folder = { readonly path: string; readonly depth: number; readonly installed: boolean };

/** What lies in a folder; `others` are neither read nor gone into. */
type Entries = {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  readonly others: readonly Dirent[];
};

async function entriesOf({ path, installed }: Folder): Promise<Entries | SearchFinding> {
  try {
    const files: string[] = [];
    const folders: string[] = [];
    const others: Dirent[] = [];
    for await (const entry of await opendir(path)) {
      const full = join(path, entry.name);
      if (entry.isFile() && isWorthReading(full)) files.push(entry.name);
      else if (!entry.isDirectory()) others.push(entry);
      else if (entry.name !== ".git" && !kernelFolders.has(resolve(full))) {
        folders.push(entry.name);
        if (inventoryCandidate(full) === "list") others.push(entry);
      }
    }
    if (installed) return entriesOfInstalled(path, { files, folders, others });
    const withoutInstalled = locksNodeModules(files) ? (name: string) => name !== "node_modules" : () => true;
    return {
      files: withoutHashes(files).sort(),
      folders: folders.filter(withoutInstalled).sort(),
      others: others.filter(({ name }) => withoutInstalled(name)),
    };
  } catch (error) {
    return { at: path, code: "path-unreadable", message: `The folder cannot be read (${codeOf(error)}).` };
  }
}

function isWorthReading(path: string): boolean {
  const plain = path.replaceAll("\\", "/");
  return inventoryCandidate(plain) !== null && !isDistributionFile(plain);
}

function entriesOfInstalled(path: string, { files, folders, others }: Entries): Entries {
  const plain = path.replaceAll("\\", "/");
  const links = others.filter((entry) => entry.isSymbolicLink()).map(({ name }) => name);
  const wanted = new Set([
    ...installedFiles(plain, [...files, ...links]),
    ...installedFolders(plain, { files, folders: links }),
  ]);
  return {
    files: installedFiles(plain, files).toSorted(),
    folders: installedFolders(plain, { files, folders }).toSorted(),
    others: others.filter((entry) => entry.isSymbolicLink() && wanted.has(entry.name)),
  };
}

/** A go.sum is wider than the go.mod beside it. */
function withoutHashes(files: readonly string[]): string[] {
  return files.filter((name) => name !== "go.sum" || !files.includes("go.mod"));
}

/** A file that the user named is read whatever it is, so that its reading says what is wrong. */
async function* atFile(search: Search, path: string): AsyncGenerator<InventoryFile | SearchFinding> {
  const opened = await readWhole(search, path, "named");
  if (opened === "archive") yield* (await import("#agent/scan/find-in-archive.ts")).findInArchive(path);
  else
    yield (
      opened ?? {
        at: path,
        code: "path-unreadable",
        message: "There is no software list in this program.",
      }
    );
}

async function readFound(search: Search, path: string): Promise<InventoryFile | SearchFinding | null> {
  const candidate = inventoryCandidate(path.replaceAll("\\", "/")) ?? "list";
  const opened = await readWhole(search, path, candidate);
  return opened === "archive" ? null : opened;
}

type CandidateKind = "named" | "list" | "jar" | "program";

async function readWhole(
  search: Search,
  path: string,
  why: CandidateKind,
): Promise<InventoryFile | SearchFinding | "archive" | null> {
  let file: number | null = null;
  try {
    file = openSync(path, "r");
    const { size, mode } = fstatSync(file);
    if (why === "program" && !/\.exe$/i.test(path) && (mode & 0o111) === 0) return null;
    const head = new Uint8Array(Math.min(size, headBytes));
    readSync(file, head, 0, head.length, 0);
    if (why === "named" && packingOf(head) !== null && !isJar(path, head)) return "archive";
    const reader = readerByHead(path, head);
    if (reader === null && why === "jar")
      return { at: path, code: "entry-unread", message: "The file has the name of a jar and is none." };
    if (reader === null && why !== "named") return null;
    if (size > search.bytes)
      return { at: path, code: "too-large", message: `The file has more than ${search.bytes} bytes.` };
    const content = await inventoryContent(reader, readFileSync(file), path);
    if (content === null) return null;
    return { path, reader, content, distro: databases.has(reader ?? "") ? await distroBeside(path) : null };
  } catch (error) {
    if (why === "program") return null;
    return { at: path, code: "path-unreadable", message: `The file cannot be read (${codeOf(error)}).` };
  } finally {
    if (file !== null) closeSync(file);
  }
}
