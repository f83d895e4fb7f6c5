/** Writes a publication as a bundle: every file that its index names, or only those that an older one did not have. The old bundle stays until the new one is whole. */
import { createHash } from "node:crypto";
import { open, rm, stat } from "node:fs/promises";
import type { Surroundings } from "#agent/home/agent-folder.ts";
import { renameDurably } from "#agent/home/durable-files.ts";
import { exportedMetadata } from "#agent/sync/exported-metadata.ts";
import { findPublication } from "#agent/sync/publication-source.ts";
import { bundleHeadBytes } from "#core/document/bundle.ts";
import { type IndexFile, type PubIndex, readIndex } from "#core/document/pub-index.ts";
import { digestRefusal } from "#publication/verified-files.ts";
import { PublicationRefusal } from "#publication/refusal.ts";
import { verifiedPayload } from "#publication/sealed-json.ts";
import { readLimitedFile, type Transport } from "#publication/transport.ts";

/** A bundle that was written. */
type WrittenBundle = {
  readonly index: PubIndex;
  readonly since: number | null;
  readonly files: number;
  readonly bytes: number;
};

/** What is written as a bundle, and where. */
export type BundleExport = {
  /** A URL, a folder or a bundle; and what it leaves out, which may be any of these too. */
  readonly from: string;
  readonly since: string | undefined;
  readonly out: string;
  /** What people read at the top. */
  readonly summary: (
    index: PubIndex,
    bundle: { readonly since: number | null; readonly files: number },
  ) => string;
};

/** Writes the bundle. Throws a refusal where a file is not what the index says: nothing is left then. */
export async function exportBundle(
  { from, since, out, summary }: BundleExport,
  surroundings: Pick<Surroundings, "fetch">,
): Promise<WrittenBundle> {
  const { transport, bytes } = await findPublication(from, surroundings);
  const index = indexIn(bytes);
  const before = since === undefined ? null : indexIn((await findPublication(since, surroundings)).bytes);
  if (before !== null && before.room !== index.room)
    throw new PublicationRefusal("other-room", `${since} is a publication of ${before.room}.`);
  const held = new Set(before?.files.map(({ path, sha256 }) => `${path} ${sha256}`));
  const files = index.files.filter(({ path, sha256 }) => !held.has(`${path} ${sha256}`));
  const keys = await readLimitedFile(transport, "keys.json", 1 << 20);
  const own = [
    ["index.json", bytes] as const,
    ...(keys === null ? [] : [["keys.json", keys] as const]),
    ...(await exportedMetadata(transport)),
  ];
  const head = bundleHeadBytes(
    {
      sequence: index.sequence,
      since: before?.sequence ?? null,
      files: [...own.map(([path, content]) => ({ path, bytes: content.length })), ...files],
    },
    summary(index, { since: before?.sequence ?? null, files: files.length }),
  );
  const draft = `${out}.${process.pid}.tmp`;
  try {
    await writeAll(draft, [head, ...own.map(([, content]) => content)], { transport, files });
    await renameDurably(draft, out);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return { index, since: before?.sequence ?? null, files: files.length, bytes: (await stat(out)).size };
}

/** The index of a publication as it is written, whoever signed it: who brings it home judges that. */
function indexIn(bytes: Uint8Array): PubIndex {
  const index = readIndex(verifiedPayload(bytes));
  if (index.ok) return index.value;
  throw new PublicationRefusal("index-form", "The index cannot be read.", index.findings);
}

async function writeAll(
  path: string,
  first: readonly Uint8Array[],
  { transport, files }: { readonly transport: Transport; readonly files: readonly IndexFile[] },
): Promise<void> {
  const handle = await open(path, "w");
  try {
    for (const bytes of first) await handle.appendFile(bytes);
    for (const file of files) {
      const stretch = await transport.open(file.path, 0);
      if (stretch === null) throw new PublicationRefusal("file-missing", `${file.path} is not there.`);
      const digest = createHash("sha256");
      let length = 0;
      for await (const piece of stretch.pieces) {
        digest.update(piece);
        length += piece.length;
        if (length > file.bytes) throw digestRefusal(file.path);
        await handle.appendFile(piece);
      }
      if (length !== file.bytes || digest.digest("hex") !== file.sha256) throw digestRefusal(file.path);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}
