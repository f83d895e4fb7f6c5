/**
 * The files of a cluster as a tar, copied while it runs between the brackets of a base backup, and put back. What a page looks like that was half written
 * meanwhile does not matter: the log mends it.
 */
import { createReadStream, createWriteStream, type Dirent } from "node:fs";
import { lstat, mkdir, open, readdir } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract, type Pack, pack } from "tar-stream";

/** Folders whose content is of the running server alone: their empty folder is in the copy. */
const emptied = new Set([
  "pg_wal",
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
]);
const leftOut =
  /^(?:postmaster\.(?:pid|opts)|pg_internal\.init(?:\..*)?|pgsql_tmp.*|backup_label.*|tablespace_map.*|recovery\.signal|standby\.signal)$/;
/** Copied last, so that it is not older than what it speaks of. */
const control = "global/pg_control";

/** Packs a cluster's folder; `stop` is called once all is copied but the label, which it gives. */
export function packCluster(folder: string, stop: () => Promise<string>): Readable {
  const archive = pack();
  void (async () => {
    for (const { path, entry } of await filesOf(folder)) await packFile(archive, { folder, path, entry });
    await packFile(archive, { folder, path: control, entry: null });
    const label = await stop();
    await new Promise<void>((done, failed) => {
      archive.entry({ name: "backup_label", mode: 0o600 }, label, (error) =>
        error ? failed(error) : done(),
      );
    });
    archive.finalize();
  })().catch((error: unknown) => archive.destroy(error instanceof Error ? error : new Error(String(error))));
  return archive as unknown as Readable;
}

type ClusterFile = { readonly path: string; readonly entry: Dirent | null };

async function filesOf(folder: string, below = ""): Promise<readonly ClusterFile[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  const files: ClusterFile[] = [];
  for (const entry of entries) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (leftOut.test(entry.name) || path === control) continue;
    if (entry.isSymbolicLink())
      throw new Error(`${path} is a link: a cluster with tablespaces is not copied`);
    files.push({ path, entry });
    if (entry.isDirectory() && !emptied.has(path)) files.push(...(await filesOf(folder, path)));
  }
  return files;
}

async function packFile(
  archive: Pack,
  { folder, path, entry }: ClusterFile & { readonly folder: string },
): Promise<void> {
  if (entry?.isDirectory() === true) {
    archive.entry({ name: path, type: "directory", mode: 0o700 });
    return;
  }
  if (entry !== null && !entry.isFile()) return;
  const handle = await open(join(folder, path)).catch((error: unknown) => {
    // A table that was dropped meanwhile: the log says so too.
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
  if (handle === null) return;
  try {
    const { size } = await handle.stat();
    const target = archive.entry({ name: path, size, mode: 0o600 });
    await pipeline(
      Readable.from(exactly(handle.createReadStream({ autoClose: false }), size)),
      target as unknown as NodeJS.WritableStream,
    );
  } finally {
    await handle.close();
  }
}

/** So many bytes of a file that may grow, or shrink, while it is read. */
async function* exactly(source: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let left = size;
  for await (const piece of source) {
    if (left === 0) return;
    yield piece.subarray(0, left);
    left -= Math.min(left, piece.length);
  }
  while (left > 0) {
    const zeros = Buffer.alloc(Math.min(left, 65_536));
    yield zeros;
    left -= zeros.length;
  }
}

/** Puts the files of such a tar into a folder that is empty; a cluster's are made durable by the server that plays its log. */
export async function unpackInto(folder: string, archive: Readable, { flush = false } = {}): Promise<void> {
  const entries = extract();
  const reading = pipeline(archive, entries as unknown as NodeJS.WritableStream);
  const writing = (async () => {
    for await (const entry of entries) {
      const { name, type } = entry.header;
      if (name.startsWith("/") || name.split("/").includes(".."))
        throw new Error(`${name} leads out of the folder`);
      const path = join(folder, name);
      if (type === "directory") await mkdir(path, { recursive: true, mode: 0o700 });
      else {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await pipeline(entry as unknown as Readable, createWriteStream(path, { mode: 0o600, flush }));
      }
    }
  })();
  await Promise.all([reading, writing]);
}

/** The plain files of a folder and of those below it, by their paths in it, in one order. */
export async function plainFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
}

/** Packs the plain files of a folder and of those below it, for keys. */
export function packFolder(folder: string, more: ReadonlyMap<string, string>): Readable {
  const archive = pack();
  void (async () => {
    for (const name of await plainFiles(folder)) {
      const { size, mode } = await lstat(join(folder, name));
      const target = archive.entry({ name: `keys/${name}`, size, mode: mode & 0o777 });
      await pipeline(createReadStream(join(folder, name)), target as unknown as NodeJS.WritableStream);
    }
    for (const [name, text] of more) archive.entry({ name, mode: 0o600 }, text);
    archive.finalize();
  })().catch((error: unknown) => archive.destroy(error instanceof Error ? error : new Error(String(error))));
  return archive as unknown as Readable;
}
