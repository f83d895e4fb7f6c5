/**
 * Walks folders for software lists: files that a reader recognises, with their bytes. It follows no symbolic links, goes into no
 * `node_modules` or `.git` unless told to start there, and stops at limits with a finding. It reads no list; see `core/inventory`.
 */
import { open, opendir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { headChars, readerOf } from "#core/inventory/index.ts";
import { distroOfOsRelease } from "#core/inventory/os-release.ts";
import { decodeText } from "#core/json.ts";
import type { Finding } from "#core/problem.ts";

/** Limits on one search. */
export type SearchLimits = {
  /** Folders below a given path; 30 unless told. */
  readonly depth?: number;
  /** Files looked at in all; 500,000 unless told. */
  readonly files?: number;
  /** Bytes of one list; 256 MiB unless told. */
  readonly bytes?: number;
};

/** A list that was found; `reader` is the name of the reader that recognised it, `null` for a file that was named and that none recognises. */
export type FoundInventory = {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly reader: string | null;
};

const passedOver: ReadonlySet<string> = new Set(["node_modules", ".git"]);
/** Names by which a file is worth opening; anything else is passed over unread, so that a disk is searched quickly. */
const candidate =
  /\.(json|lock|lockb|txt|toml|xml|mod|sum|yaml|yml|locked|lockfile|spdx|cdx)$|^(status|installed|Pipfile\.lock)$/i;
const candidateFolder = /[/\\]status\.d$/;

/**
 * The distribution and release (`debian 12`) of the system whose package database lies at a path, from the os-release of the same root
 * (`ROOT/var/lib/dpkg/status` has `ROOT/etc/os-release`), else from one beside the file; `null` where none tells it.
 */
export async function distroBeside(path: string): Promise<string | null> {
  const full = resolve(path).replaceAll("\\", "/");
  const root = /^(.*?\/)(?:var\/lib\/dpkg|(?:usr\/)?lib\/apk)\//.exec(full)?.[1];
  const files = root === undefined ? [] : [`${root}etc/os-release`, `${root}usr/lib/os-release`];
  for (const file of [...files, `${dirname(full)}/os-release`]) {
    const read = await readWhole({ depth: 0, bytes: 65_536, left: 1 }, file, () => true);
    if (read === null || !("bytes" in read)) continue;
    const text = decodeText(read.bytes);
    const distro = text.ok ? distroOfOsRelease(text.value) : null;
    if (distro !== null) return distro;
  }
  return null;
}

type Search = { readonly depth: number; readonly bytes: number; left: number };

/** The lists under the given files and folders, in the order of their names; what could not be read is a finding with its path. */
export async function* findInventories(
  paths: readonly string[],
  limits: SearchLimits = {},
): AsyncGenerator<FoundInventory | Finding> {
  const search: Search = {
    depth: limits.depth ?? 30,
    bytes: limits.bytes ?? 256 * 1024 * 1024,
    left: limits.files ?? 500_000,
  };
  for (const path of paths) {
    const kind = await kindOf(path);
    if (kind === "folder") yield* inFolder(search, path);
    else if (kind === "file") yield await readNamed(search, path);
    else
      yield {
        at: path,
        code: "path-unreadable",
        message: `There is no file or folder here that can be read (${kind}).`,
      };
  }
}

async function kindOf(path: string): Promise<string> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return "folder";
    return found.isFile() ? "file" : "neither file nor folder";
  } catch (error) {
    return codeOf(error);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}

async function* inFolder(search: Search, root: string): AsyncGenerator<FoundInventory | Finding> {
  const waiting: { path: string; depth: number }[] = [{ path: root, depth: 0 }];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = await entriesOf(folder.path);
    if ("code" in entries) {
      yield entries;
      continue;
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
      for (const name of entries.folders.reverse()) waiting.push({ path: join(folder.path, name), depth });
    } else if (entries.folders.length > 0) {
      yield {
        at: folder.path,
        code: "too-deep",
        message: "Folders below this one are not searched: the limit of depth.",
      };
    }
  }
}

async function entriesOf(path: string): Promise<{ files: string[]; folders: string[] } | Finding> {
  try {
    const files: string[] = [];
    const folders: string[] = [];
    for await (const entry of await opendir(path)) {
      if (entry.isFile() && (candidate.test(entry.name) || candidateFolder.test(path)))
        files.push(entry.name);
      else if (entry.isDirectory() && !passedOver.has(entry.name)) folders.push(entry.name);
    }
    return { files: withoutHashes(files).sort(), folders: folders.sort() };
  } catch (error) {
    return { at: path, code: "path-unreadable", message: `The folder cannot be read (${codeOf(error)}).` };
  }
}

/** go.sum only holds hashes; where the go.mod of the same module lies beside it there is nothing to say about it. */
function withoutHashes(files: readonly string[]): string[] {
  return files.filter((name) => name !== "go.sum" || !files.includes("go.mod"));
}

/** A file that the user named is read whatever it is, so that its reading says what is wrong. */
async function readNamed(search: Search, path: string): Promise<FoundInventory | Finding> {
  const found = await readWhole(search, path, () => true);
  return found ?? { at: path, code: "path-unreadable", message: "The file cannot be read." };
}

async function readFound(search: Search, path: string): Promise<FoundInventory | Finding | null> {
  return await readWhole(search, path, (reader) => reader !== null);
}

async function readWhole(
  search: Search,
  path: string,
  wanted: (reader: string | null) => boolean,
): Promise<FoundInventory | Finding | null> {
  try {
    await using file = await open(path, "r");
    const { size } = await file.stat();
    const head = new Uint8Array(Math.min(size, headChars));
    await file.read(head, 0, head.length, 0);
    const reader = readerOf(path, headText(head))?.name ?? null;
    if (!wanted(reader)) return null;
    if (size > search.bytes)
      return { at: path, code: "too-large", message: `The file has more than ${search.bytes} bytes.` };
    return { path, bytes: await file.readFile(), reader };
  } catch (error) {
    return { at: path, code: "path-unreadable", message: `The file cannot be read (${codeOf(error)}).` };
  }
}

/** The head as text; a character cut at its end does not matter. */
function headText(head: Uint8Array): string {
  const whole = decodeText(head);
  return whole.ok ? whole.value : new TextDecoder("utf-8").decode(head);
}
