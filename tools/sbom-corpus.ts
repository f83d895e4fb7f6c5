/** The software lists of the shared data folder, one by one, whatever archive they lie in. Not part of the program. */
import { createReadStream, existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";

/** One file of the corpus; `path` is as its repository had it. */
export type CorpusFile = { readonly set: string; readonly path: string; readonly bytes: Uint8Array };

const lineSets = ["lockfiles-real", "lockfile-fixtures", "cyclonedx-spec-tests"];
const tarSets = ["cyclonedx-bom-examples", "spdx-examples", "guac-exampledata", "dependency-track-fixtures"];

/** Where the shared data lies, or `null` when this checkout has none beside it. */
export function corpusFolder(): string | null {
  const folder = new URL("../../shared/data/sbom", import.meta.url).pathname;
  return existsSync(folder) ? folder : null;
}

/** Writes every file of the corpus under a folder, as `SET/NUMBER/PATH`; the result is their number. */
export async function writeCorpus(folder: string, root: string): Promise<number> {
  let files = 0;
  for await (const { set, path, bytes } of corpus(folder)) {
    const name = path
      .split("/")
      .filter((part) => part !== ".." && part !== "")
      .join("/");
    const target = join(root, set, String((files += 1)).padStart(5, "0"), name);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
  return files;
}

/** Every file of the named sets (all sets unless told). */
export async function* corpus(folder: string, sets = [...lineSets, ...tarSets]): AsyncGenerator<CorpusFile> {
  for (const set of sets) {
    if (lineSets.includes(set)) yield* fromLines(folder, set);
    else yield* fromTar(folder, set);
  }
}

async function* fromLines(folder: string, set: string): AsyncGenerator<CorpusFile> {
  const input = createReadStream(`${folder}/${set}.jsonl.gz`).pipe(createGunzip());
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    const record = JSON.parse(line) as { id: string; path?: string; content: string };
    yield { set, path: record.path ?? record.id, bytes: new TextEncoder().encode(record.content) };
  }
}

async function* fromTar(folder: string, set: string): AsyncGenerator<CorpusFile> {
  const archive = extract();
  createReadStream(`${folder}/${set}.tar.gz`).pipe(createGunzip()).pipe(archive);
  for await (const entry of archive) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    if (entry.header.type === "file") yield { set, path: entry.header.name, bytes: Buffer.concat(chunks) };
  }
}
