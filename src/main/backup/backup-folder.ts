/**
 * A backup's folder:
 *
 *     keys.age            the room's keys and the backup's own secret, sealed by the passphrase
 *     manifest.json       what is there, with a digest keyed by that secret
 *     base/ID/base.age    a base backup, sealed for that secret      base/ID/wal/SEGMENT.age   the log after it
 *
 * What the manifest does not name does not count, and is removed by the next backup.
 */
import { generateHybridIdentity, identityToRecipient } from "age-encryption";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { hash } from "node:crypto";
import { writeFileAtomically } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { type Manifest, readManifest, type StoredBase, writtenManifest } from "#main/backup/manifest.ts";
import { openSealedFile, writeSealed } from "#main/backup/sealed-file.ts";
import { packFolder, plainFiles, unpackInto } from "#store/backup/cluster-archive.ts";
import { segmentName } from "#store/backup/wal-segment.ts";

/** An opened backup folder. */
export type BackupFolder = {
  readonly path: string;
  /** The backup's own secret, an age identity; and whom files are sealed for. */
  readonly secret: string;
  readonly recipient: string;
  /** `null` before the first backup. */
  readonly manifest: Manifest | null;
};

const secretName = "backup-secret.txt";

/** Where a file of a backup lies. */
export const placeIn = {
  keys: (path: string): string => join(path, "keys.age"),
  manifest: (path: string): string => join(path, "manifest.json"),
  base: (path: string, id: string): string => join(path, "base", id, "base.age"),
  segment: (path: string, { id, timeline }: Pick<StoredBase, "id" | "timeline">, segment: number): string =>
    join(path, "base", id, "wal", `${segmentName({ timeline, segment })}.age`),
} as const;

/** The passphrase of a file, without the line's end. Refuses one that is too short to protect keys. */
export async function readPassphrase(path: string): Promise<string> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) throw new MessageRefusal("input-invalid", (t) => t("backup.noPassphrase", { path }));
  const passphrase = text.replace(/\r?\n$/, "");
  if (passphrase.length < shortestPassphrase)
    throw new MessageRefusal("input-invalid", (t) =>
      t("backup.shortPassphrase", { path, least: shortestPassphrase }),
    );
  return passphrase;
}

const shortestPassphrase = 12;

/**
 * Opens a folder that holds a backup, and unpacks what `keys.age` holds into a folder of the caller's, who removes it. Refuses another folder, a wrong
 * passphrase, and a manifest that was changed.
 */
export async function openBackup(path: string, passphrase: string, unpacked: string): Promise<BackupFolder> {
  if (!existsSync(placeIn.keys(path)) || !existsSync(placeIn.manifest(path)))
    throw new MessageRefusal("not-found", (t) => t("backup.noBackup", { path }));
  await rm(unpacked, { recursive: true, force: true });
  await mkdir(unpacked, { recursive: true, mode: 0o700 });
  await unpackKeys(placeIn.keys(path), passphrase, unpacked);
  const secret = (await readFile(join(unpacked, secretName), "utf8")).trim();
  const manifest = readManifest(await readFile(placeIn.manifest(path), "utf8"), secret);
  if (manifest === null) throw damaged(placeIn.manifest(path));
  return { path, secret, manifest, recipient: await identityToRecipient(secret) };
}

/** Opens the folder of the next backup: one that holds earlier ones, or an empty one. Anything else is left alone. */
export async function openForBackup(
  path: string,
  passphrase: string,
  scratch: string,
): Promise<BackupFolder> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (existsSync(placeIn.manifest(path)))
    try {
      return await openBackup(path, passphrase, scratch);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  const strange = (await readdir(path)).find(
    (name) => !["keys.age", "keys.age.new", "base", "lock"].includes(name),
  );
  if (strange !== undefined)
    throw new MessageRefusal("input-invalid", (t) => t("backup.notEmpty", { path, name: strange }));
  const secret = await generateHybridIdentity();
  return { path, secret, manifest: null, recipient: await identityToRecipient(secret) };
}

/** Seals a room's keys, and the backup's secret, by the passphrase; returns their digest. */
export async function storeKeys(
  folder: BackupFolder,
  data: string,
  by: { readonly passphrase: string; readonly work?: number },
): Promise<string> {
  const digest = await keysDigest(data);
  if (folder.manifest?.keys !== digest)
    await writeSealed(
      placeIn.keys(folder.path),
      packFolder(join(data, "keys"), new Map([[secretName, `${folder.secret}\n`]])),
      by,
    );
  return digest;
}

/** Puts what `keys.age` holds into a folder: `keys/`, and the secret beside it. */
async function unpackKeys(file: string, passphrase: string, into: string): Promise<void> {
  const opened = await openSealedFile(file, { passphrase }).catch((error: unknown) => {
    const isWrong = error instanceof Error && /no identity matched/.test(error.message);
    if (isWrong) throw new MessageRefusal("signature-invalid", (t) => t("backup.wrongPassphrase", { file }));
    throw damaged(file);
  });
  await unpackInto(into, opened, { flush: true }).catch(() => {
    throw damaged(file);
  });
}

/** Says what is there from now on; durable when it resolves. */
export async function storeManifest(folder: BackupFolder, manifest: Manifest): Promise<BackupFolder> {
  await writeFileAtomically(placeIn.manifest(folder.path), writtenManifest(manifest, folder.secret), true);
  return { ...folder, manifest };
}

/** Removes what no manifest names: bases that were given up, and what a power cut left. */
export async function removeUnnamed({ path, manifest }: BackupFolder): Promise<void> {
  for (const id of await readdir(join(path, "base")).catch(() => [])) {
    const base = manifest?.bases.find((one) => one.id === id);
    if (base === undefined) {
      await rm(join(path, "base", id), { recursive: true, force: true });
      continue;
    }
    const named = new Set(base.segments.map(({ segment }) => basename(placeIn.segment(path, base, segment))));
    for (const name of await readdir(join(path, "base", id, "wal")).catch(() => []))
      if (!named.has(name)) await rm(join(path, "base", id, "wal", name), { force: true });
  }
}

/** The refusal for a file of a backup that is not what was written. */
export function damaged(file: string): MessageRefusal {
  return new MessageRefusal("signature-invalid", (t) => t("backup.damaged", { file }));
}

/** sha256 over the names and contents of a room's keys. */
async function keysDigest(data: string): Promise<string> {
  const names = await plainFiles(join(data, "keys"));
  const digests = await Promise.all(
    names.map(async (name) => `${name} ${hash("sha256", await readFile(join(data, "keys", name)))}\n`),
  );
  return hash("sha256", digests.join(""));
}
