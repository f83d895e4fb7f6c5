/** Puts a cluster together again from a base and the log after it, in a folder of its own, and brings it to life: to try a backup, and to restore one. */
import { mkdir, rm } from "node:fs/promises";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { type BackupFolder, damaged, placeIn } from "#main/backup/backup-folder.ts";
import { nextSegment } from "#main/backup/copy-segments.ts";
import type { StoredBase } from "#main/backup/manifest.ts";
import { digestOfFile, openSealedFile, type SealedFile } from "#main/backup/sealed-file.ts";
import { unpackInto } from "#store/backup/cluster-archive.ts";
import { endLeftServer, type RecoveredCluster, recoverCluster } from "#store/backup/recovery.ts";
import { segmentName } from "#store/backup/wal-segment.ts";
import type { Home } from "#store/cluster/home.ts";

/** Which base, to which instant (`null`: to its end), and where. */
type PuttingTogether = {
  readonly base: StoredBase;
  readonly to: string | null;
  readonly home: Home;
  /** A folder inside the home; made anew. */
  readonly folder: string;
  /** It shall stay: what is only tried need not be durable. */
  readonly durable: boolean;
};

/** Puts it together; what is in the folder then is a cluster that was stopped cleanly. Refuses what is missing or damaged before anything is unpacked. */
export async function putTogether(
  backup: Pick<BackupFolder, "path" | "secret">,
  { base, to, home, folder, durable }: PuttingTogether,
): Promise<RecoveredCluster> {
  await checkFiles(backup.path, base);
  await endLeftServer(folder);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const identity = backup.secret;
  const file = placeIn.base(backup.path, base.id);
  await openSealedFile(file, { identity })
    .then(async (archive) => await unpackInto(folder, archive))
    .catch((error: unknown) => refuseUnread(file, error));
  for (const { segment } of base.segments) {
    const sealed = placeIn.segment(backup.path, base, segment);
    const place = join(folder, "pg_wal", segmentName({ timeline: base.timeline, segment }));
    await openSealedFile(sealed, { identity })
      .then(async (bytes) => await pipeline(bytes, createWriteStream(place, { mode: 0o600 })))
      .catch((error: unknown) => refuseUnread(sealed, error));
  }
  return await recoverCluster({ home, folder, to, durable, journal: to === null ? base.journal : null });
}

/** A full disk is not a damaged backup. */
function refuseUnread(file: string, error: unknown): never {
  if (error instanceof Error && "code" in error && ["ENOSPC", "EACCES", "EROFS"].includes(String(error.code)))
    throw error;
  throw damaged(file);
}

/** Refuses a file that is not there, or not as it was written, and a gap in the log. */
async function checkFiles(path: string, base: StoredBase): Promise<void> {
  await checkFile(placeIn.base(path, base.id), base.file);
  let expected = base.start;
  for (const stored of base.segments) {
    if (stored.segment !== expected) throw missing(placeIn.segment(path, base, expected));
    await checkFile(placeIn.segment(path, base, stored.segment), stored);
    expected += 1;
  }
  if (nextSegment(base) === base.start) throw missing(placeIn.segment(path, base, base.start));
}

async function checkFile(file: string, { sha256, bytes }: SealedFile): Promise<void> {
  const found = await digestOfFile(file).catch(() => null);
  if (found === null) throw missing(file);
  if (found.sha256 !== sha256 || found.bytes !== bytes) throw damaged(file);
}

function missing(file: string): MessageRefusal {
  return new MessageRefusal("not-found", (t) => t("backup.missing", { file }));
}
