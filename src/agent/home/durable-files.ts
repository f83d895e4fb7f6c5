/** Plain files that survive a crash: written whole (a temporary file, fsync, rename, fsync of the folder) or not at all. */
import { readFileSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
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
  const draft = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(draft, "w", secret ? 0o600 : 0o644);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await renameDurably(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Renames within a folder, and has the folder remember it. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  const folder = await open(dirname(to), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Writes a value as JSON that people can read too. */
export async function writeJson(path: string, value: unknown, secret = false): Promise<void> {
  await writeFileAtomically(path, `${JSON.stringify(value, null, 2)}\n`, secret);
}

/** The bytes of a file; `null` when there is none. */
export async function readFileIfExists(path: string): Promise<Uint8Array | null> {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The JSON value of a file; `null` when there is no file, a finding when it is not JSON, or says a thing twice where `meaning` asks for that. */
export async function readJsonFile(path: string, meaning = false): Promise<Parsed<unknown>> {
  const bytes = await readFileIfExists(path);
  if (bytes === null) return { ok: true, value: null };
  const read = readJsonBytes(bytes, meaning);
  const isPlain = read.ok && (read.findings ?? []).length === 0;
  return isPlain
    ? read
    : failed(path, "file-unreadable", `${path} is not readable JSON, or says a thing twice.`);
}

/** Whether an error says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
