/** A root file system from an archive: a tar of one, or a container image with its layers; and the places in it that a sandbox mounts upon. */
import { chmodSync, createReadStream, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unpacked } from "#archive/decompress.ts";
import { type ArchiveAccount, openArchiveAccount } from "#archive/limits.ts";
import { tarEntries } from "#archive/tar.ts";
import { canaryPlace, settingFiles } from "#sandbox/bubblewrap/arguments.ts";
import { applyLayer, layersOf, unpackLayout } from "#sandbox/root/image.ts";
import { emptyFolder, makeFolder, removeEntry, writeEntry } from "#sandbox/root/tree-writer.ts";

/** A root is as large as this at most, and has as many entries. */
const largest = { bytes: 4 * 1024 ** 3, entries: 300_000, milliseconds: 300_000 };

/** Folders that are mounted upon: what an archive brings there is never seen. */
const mounted = ["proc", "dev", "tmp", "input"];

/** Unpacks an archive into an empty folder. Throws what stops the reading. */
export async function unpackRoot(archive: string, kind: "root" | "image", folder: string): Promise<void> {
  const account = openArchiveAccount(largest);
  if (kind === "root") for await (const entry of entriesOf(archive, account)) await writeEntry(folder, entry);
  else await unpackImage(archive, folder, account);
  readyToMount(folder);
}

async function unpackImage(archive: string, folder: string, account: ArchiveAccount): Promise<void> {
  const layout = join(folder, "..", "layout");
  await unpackLayout(entriesOf(archive, account), layout);
  for (const layer of await layersOf(layout)) await applyLayer(entriesOf(layer, account), folder);
}

function entriesOf(path: string, account: ArchiveAccount) {
  return tarEntries(unpacked(createReadStream(path), account), account);
}

/** Makes the places that are mounted upon, as plain folders and files, whatever the archive had there. */
function readyToMount(folder: string): void {
  for (const name of mounted) emptyFolder(folder, name);
  for (const path of [...settingFiles.map((name) => `etc/${name}`), canaryPlace.slice(1)]) {
    const above = path.split("/").slice(0, -1);
    for (const [index] of above.entries()) realFolder(folder, above.slice(0, index + 1).join("/"));
    removeEntry(folder, path);
    writeFileSync(join(folder, path), "", { flag: "wx", mode: 0o644 });
  }
  chmodSync(folder, 0o755);
}

function realFolder(folder: string, path: string): void {
  try {
    makeFolder(folder, path);
  } catch {
    emptyFolder(folder, path);
  }
}
