/** Keys of marks as files: read strictly, written for their owner alone. */
import { readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readFileIfExists } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { type MarkKey, readMarkKey } from "#core/coordination/mark/mark-key.ts";
import { longestText } from "#core/coordination/mark/marked-text.ts";
import { decodeText, readUnambiguousJson } from "#core/input/json.ts";
import type { Parsed } from "#core/problem.ts";

const ending = ".marks.json";
const mostBytes = 4 * longestText;
const mostKeys = 1_000;

/** Where the key of a text's marks lies unless another place is named. */
export function markKeyPath(text: string): string {
  return `${text}${ending}`;
}

/** A text of a bounded size; throws a refusal where it is none. */
export async function readBoundedText(path: string): Promise<string> {
  const text = decodeText(await boundedBytes(path, mostBytes));
  if (!text.ok || text.value.length > longestText) throw refusal(path, "text-unreadable");
  return text.value;
}

async function boundedBytes(path: string, most: number): Promise<Uint8Array> {
  const bytes = await readFileIfExists(path, most);
  if (bytes !== null) return bytes;
  throw new MessageRefusal("input-invalid", (t) => t("fileTrouble.ENOENT", { path }));
}

function refusal(file: string, code: string): MessageRefusal {
  return new MessageRefusal("input-invalid", (t) => t("caseCommand.unreadable", { file, code }));
}

/** A key; throws a refusal where the file is none. */
export async function readMarkKeyFile(path: string): Promise<MarkKey> {
  const key = parsedKey(await boundedBytes(path, 4 * mostBytes));
  if (!key.ok) throw refusal(path, key.findings[0]?.code ?? "");
  return key.value;
}

function parsedKey(bytes: Uint8Array): Parsed<MarkKey> {
  const document = readUnambiguousJson(bytes);
  return document.ok ? readMarkKey(document.value) : document;
}

/** The keys that lie beside a fragment or where the command runs. */
export async function markKeysNear(fragment: string): Promise<readonly MarkKey[]> {
  const keys: MarkKey[] = [];
  for (const folder of new Set([dirname(fragment), "."]))
    for (const name of (await readdir(folder)).filter((one) => one.endsWith(ending)).slice(0, mostKeys))
      keys.push(await readMarkKeyFile(join(folder, name)));
  return keys;
}

/** Writes a key, readable by its owner alone. */
export async function writeMarkKeyFile(path: string, key: MarkKey): Promise<void> {
  await writeFile(path, `${JSON.stringify(key, null, 2)}\n`, { mode: 0o600 });
}
