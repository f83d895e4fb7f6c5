/** What the commands of a publication's root and of its roles share: the files that are carried, and the words that people compare. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readJsonFile } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { Terminal } from "#cli/terminal.ts";
import { keyWords, wordList } from "#core/seal/key/key-words.ts";
import { type PublicationRoot, readPublicationRoot } from "#core/tuf/publication-root.ts";
import type { Translate } from "#messages/message.ts";

/** With what a command writes. */
export type Printing = { readonly io: Terminal; readonly t: Translate };

/** The JSON of a file that has to be there. */
export async function jsonOf(file: string): ReturnType<typeof readJsonFile> {
  const json = await readJsonFile(file);
  if (json.ok && json.value === null)
    throw new MessageRefusal("not-found", (t) => t("directiveCommand.noFile", { path: file }));
  return json;
}

/** The root of a file. */
export async function readRoot(file: string): Promise<PublicationRoot> {
  const json = await jsonOf(file);
  const root = json.ok ? readPublicationRoot(json.value) : json;
  if (root.ok) return root.value;
  throw new MessageRefusal("input-invalid", (t) => t("syncCommand.notRoot", { path: file }), root.findings);
}

/** The file of a root beside a room's keys. */
export function rootFile(data: string, version: number): string {
  return join(data, "keys", `root-${version}.json`);
}

/** The versions of the roots that lie beside a room's keys, oldest first. */
export async function rootVersions(data: string): Promise<readonly number[]> {
  const names = await readdir(join(data, "keys")).catch(() => []);
  const versions = names.flatMap((name) => Number(/^root-([1-9]\d{0,8})\.json$/.exec(name)?.[1] ?? 0) || []);
  return versions.toSorted((a, b) => a - b);
}

/** Bytes as 16 words in four lines. */
export async function wordLines(bytes: Uint8Array, t: Translate): Promise<readonly string[]> {
  const words = await keyWords(bytes, wordList(t("keyWords.list")));
  return [0, 4, 8, 12].map((at) => `  ${words.slice(at, at + 4).join(" ")}`);
}

/** The file of a role that was signed elsewhere and brought back. */
export function signedRoleFile(data: string, role: string): string {
  return join(data, "keys", "signed-roles", `${role}.json`);
}
