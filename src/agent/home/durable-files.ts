/** Plain files that survive a crash: written whole (a temporary file, fsync, rename, fsync of the folder) or not at all. */
import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { copyFile, link, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { readJsonBytes } from "#core/input/json.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** Writes bytes durably; what was there before stays until the new bytes are whole. `secret` files are readable by their owner only. */
export async function writeFileAtomically(
  path: string,
  bytes: Uint8Array | string,
  secret = false,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = draftOf(path);
  try {
    await writeDraft(draft, bytes, secret);
    await renameDurably(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Not a secret: loading what makes those takes a short command longer than the rest of its start. */
const processName = Math.random().toString(36).slice(2);
let drafts = 0;

/** Several processes may write one file, and those of containers and of several machines have the same number. By it a folder's lock removes what one that died left. */
function draftOf(path: string): string {
  return `${path}.${processName}${drafts++}.${process.pid}.tmp`;
}

async function writeDraft(draft: string, bytes: Uint8Array | string, secret: boolean): Promise<void> {
  const file = await open(draft, "wx", secret ? 0o600 : 0o644);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Writes bytes durably where no file is yet, and says whether it did: of many that do so at once one succeeds, and nobody sees half of a file. */
export async function createFileAtomically(
  path: string,
  bytes: Uint8Array | string,
  secret = false,
): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = draftOf(path);
  try {
    await writeDraft(draft, bytes, secret);
    await link(draft, path).catch(async (error: unknown) => {
      if (hasCode(error, "EEXIST")) throw error;
      // A disk that knows no links, as a stick may.
      await copyFile(draft, path, constants.COPYFILE_EXCL);
    });
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(path));
  return true;
}

/** A value as JSON that people can read too, where no file is yet; whether it was written. */
export async function createJson(path: string, value: unknown, secret = false): Promise<boolean> {
  return await createFileAtomically(path, jsonText(value), secret);
}

/** Renames within a folder, and has the folder remember it. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Writes a value as JSON that people can read too. */
export async function writeJson(path: string, value: unknown, secret = false): Promise<void> {
  await writeFileAtomically(path, jsonText(value), secret);
}

const largestFile = 512 * 1_048_576;

/** The bytes of a file; `null` when there is none. Throws for one of more than `most` bytes, which is not read to its end: it may have none. */
export async function readFileIfExists(path: string, most = largestFile): Promise<Uint8Array | null> {
  try {
    return readUpTo(path, most);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function readUpTo(path: string, most: number): Uint8Array {
  const file = openSync(path, "r");
  try {
    const about = fstatSync(file);
    if (about.size > most) throw tooLarge(path);
    if (about.isFile() && about.size > 0) return readFileSync(file);
    const parts: Buffer[] = [];
    for (let [held, length] = [0, 1]; length > 0; held += length) {
      if (held > most) throw tooLarge(path);
      const part = Buffer.alloc(65_536);
      length = readSync(file, part);
      parts.push(part.subarray(0, length));
    }
    return Buffer.concat(parts);
  } finally {
    closeSync(file);
  }
}

/** As Node says it of files that are too large for itself. */
function tooLarge(path: string): Error {
  const about = { code: "ERR_FS_FILE_TOO_LARGE", syscall: "read", path };
  return Object.assign(new RangeError(`${path} is larger than what is read here`), about);
}

/** The JSON value of a file; `null` when there is no file, a finding when it is not JSON, or says a thing twice where `meaning` asks for that. */
export async function readJsonFile(path: string, meaning = false): Promise<Parsed<unknown>> {
  const bytes = await readFileIfExists(path, largestFile / 4);
  if (bytes === null) return { ok: true, value: null };
  const read = readJsonBytes(bytes, meaning);
  const isPlain = read.ok && (read.findings ?? []).length === 0;
  return isPlain
    ? read
    : failed(path, "file-unreadable", `${path} is not readable JSON, or says a thing twice.`);
}

/** Whether an error says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR");
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
