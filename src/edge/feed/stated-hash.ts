/**
 * Hashes that a provider puts beside its documents (CSAF 7.1.18: `NAME.json.sha256`, `.sha512`), and its detached signatures (`.asc`). A document that is not
 * what its hash says is not read. Signatures are verified before an import, with the provider's own key (`docs/sources.md`).
 */
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { FeedStopped } from "./limits.ts";

const algorithms = ["sha256", "sha512"] as const;
const beside = /\.json\.(?:sha256|sha512|asc)$/;
const longestStatement = 1000;

/** Whether a name is that of a hash or signature of a document that lies in the same folder: it is no record. */
export function isBesideDocument(name: string, folder: ReadonlySet<string>): boolean {
  return beside.test(name) && folder.has(name.replace(/\.[^.]+$/, ""));
}

/** Refuses a file that differs from a hash beside it, or beside which one lies that cannot be read; one without any is taken as it is. */
export async function checkStatedHashes(path: string): Promise<void> {
  if (!path.endsWith(".json")) return;
  for (const algorithm of algorithms) {
    const file = `${path}.${algorithm}`;
    if (!existsSync(file)) continue;
    const stated = await statedIn(file);
    const found = createHash(algorithm);
    for await (const piece of createReadStream(path)) found.update(piece as Uint8Array);
    if (found.digest("hex") !== stated)
      throw new FeedStopped("hash-differs", `the file is not the one that its .${algorithm} is about`);
  }
}

/** The hash that a file holds: its first word, in small letters; "" where it holds none. */
async function statedIn(file: string): Promise<string> {
  const text = (await readFile(file)).subarray(0, longestStatement).toString("latin1");
  return /^\s*([0-9a-f]+)\b/i.exec(text)?.[1]?.toLowerCase() ?? "";
}
