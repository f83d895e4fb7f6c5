/** A download that was cut, beside what its server said of it, so that the next attempt fetches only the rest. */
import { createHash, hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readJson } from "#core/input/json.ts";
import { valueAt } from "#core/input/json-cursor.ts";

/** Where a download lies while it is not whole. */
export type PartialFile = { readonly file: string; readonly about: string };

/** What is there of a file: so many bytes, of the content that a validator names. */
export type DownloadedPart = { readonly bytes: number; readonly validator: string };

const staleAfter = 2 * 86_400_000;

/** The place of an address's download in a folder. */
export function partialFile(folder: string, address: string): PartialFile {
  const file = join(folder, `${hash("sha256", address).slice(0, 40)}.part`);
  return { file, about: `${file}.json` };
}

/** What is there of a download and can be gone on with; `null` for nothing. */
export async function downloadedPart({ file, about }: PartialFile): Promise<DownloadedPart | null> {
  try {
    const { size } = await stat(file);
    const read = readJson(await readFile(about, "utf8"));
    const validator = read.ok ? valueAt(read.value, "validator") : undefined;
    return size > 0 && typeof validator === "string" && validator !== "" ? { bytes: size, validator } : null;
  } catch {
    return null;
  }
}

/** Notes by what a partial download can be told from a later content; "" says that it cannot be gone on with. */
export async function noteValidator({ about }: PartialFile, validator: string): Promise<void> {
  await writeFile(about, JSON.stringify({ validator }));
}

/** Forgets a download. */
export async function dropPartial({ file, about }: PartialFile): Promise<void> {
  await Promise.all([rm(file, { force: true }), rm(about, { force: true })]);
}

/** Makes the folder of a feed's downloads and forgets those that nobody went on with. */
export async function openSpool(folder: string, now: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    const isPartial = /\.part(?:\.json)?$/.test(name);
    if (isPartial && found !== null && now - found.mtimeMs > staleAfter) await rm(path, { force: true });
  }
}

/** The SHA-256 of a file, in hexadecimal. */
export async function sha256OfFile(file: string): Promise<string> {
  const found = createHash("sha256");
  for await (const piece of createReadStream(file)) found.update(piece as Uint8Array);
  return found.digest("hex");
}
