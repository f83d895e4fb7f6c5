/**
 * The list of a feed's records as it was last taken, kept beside its downloads: what is not in it, or has another time there, has changed. A time alone
 * does not tell, since records come later with the time of others, or with one of long ago. Where the list is gone everything counts as changed.
 */
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hash } from "node:crypto";

/** Times of the last change by name. */
export type ListedTimes = ReadonlyMap<string, string>;

/** Keeps a list; returns the name under which it is asked for. Lists of before stay until the next one, as this fetch may yet fail. */
export async function storeList(
  folder: string,
  listed: ListedTimes,
  before: string | undefined,
): Promise<string> {
  const text = [...listed].map(([name, at]) => `${at} ${name}\n`).join("");
  const name = hash("sha256", text);
  const file = fileOf(folder, name);
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await rename(`${file}.new`, file);
  const needed = new Set([file, fileOf(folder, before ?? "")]);
  for (const other of await readdir(folder)) {
    const path = join(folder, other);
    if (other.startsWith("list-") && !needed.has(path)) await rm(path, { force: true });
  }
  return name;
}

/** A list that was kept; `null` where it is not there any more, or is not the one that was kept. */
export async function storedList(folder: string, name: string | undefined): Promise<ListedTimes | null> {
  const text = await readFile(fileOf(folder, name ?? ""), "utf8").catch(() => null);
  if (text === null || hash("sha256", text) !== name) return null;
  return new Map(text.split("\n").flatMap(entryOf));
}

function entryOf(line: string): readonly (readonly [name: string, at: string])[] {
  const end = line.indexOf(" ");
  return end < 0 ? [] : [[line.slice(end + 1), line.slice(0, end)]];
}

function fileOf(folder: string, name: string): string {
  return join(folder, `list-${name}`);
}

/** The names that are new, or whose time is another than before. */
export function changedNames(listed: ListedTimes, before: ListedTimes | null): readonly string[] {
  return [...listed].filter(([name, at]) => before?.get(name) !== at).map(([name]) => name);
}
