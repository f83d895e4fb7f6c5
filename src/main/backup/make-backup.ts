/**
 * One backup of a room, beside the running room or without it: the log that was closed since the last one, and, once a day or where the log has a gap, a new base.
 * A base counts once a restore of it was tried; a longer log is tried again from time to time.
 */
import { hash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import {
  type BackupFolder,
  openForBackup,
  placeIn,
  removeUnnamed,
  storeKeys,
  storeManifest,
} from "#main/backup/backup-folder.ts";
import { nextSegment, withSegments } from "#main/backup/copy-segments.ts";
import { type Manifest, reachOf, type StoredBase } from "#main/backup/manifest.ts";
import { putTogether } from "#main/backup/put-together.ts";
import { writeSealed } from "#main/backup/sealed-file.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { unpackedBy } from "#main/room/put-in-place.ts";
import { version } from "#main/version.ts";
import { type BackupSession, openBackupSession, type ServerIdentity } from "#store/backup/backup-session.ts";
import { packCluster } from "#store/backup/cluster-archive.ts";
import { type Home, unpack } from "#store/cluster/home.ts";
import type { Connection } from "#store/sql.ts";

/** What to back up, and where to. */
type BackupJob = {
  readonly data: string;
  readonly home: Home;
  readonly connection: Connection;
  readonly out: string;
  readonly passphrase: string;
  /** log2 of the work that a guess at the passphrase takes, where it is not the usual. */
  readonly work?: number;
  readonly now: () => Date;
};

/** What a backup came to. */
export type BackupOutcome = {
  readonly base: StoredBase;
  readonly isNewBase: boolean;
  /** Segments that came now, and bytes of all that came. */
  readonly segments: number;
  readonly bytes: number;
  /** The first instant to which the folder can be restored. */
  readonly from: string;
};

/** A new base is made once the newest is so old; a longer log takes longer to play. */
const baseEvery = 24 * 3_600_000;
/** A log that grew is tried by a restore again after so long. */
const tryEvery = 3_600_000;
/** Bases are kept for so long after the next one was made, and the newest always. */
const retainedFor = 14 * 24 * 3_600_000;

/** Makes one. Throws a refusal where the folder is not the room's, or what was copied does not come to life. */
export async function makeBackup(job: BackupJob): Promise<BackupOutcome> {
  const scratch = join(job.data, unpackedBy.backup);
  const folder = await openForBackup(job.out, job.passphrase, scratch);
  await removeUnnamed(folder);
  const session = await openBackupSession(job.connection);
  try {
    const server = await session.identity();
    if (folder.manifest !== null && folder.manifest.system !== server.system)
      throw new MessageRefusal("conflict", (t) => t("backup.otherRoom", { path: job.out }));
    const keys = await storeKeys(folder, job.data, job);
    const before = folder.manifest ?? { ...emptyManifest, system: server.system, keys };
    const work = { job, session, server };
    const filled = { ...folder, manifest: { ...before, keys } };
    const grown = await withLog(filled, work);
    const isNewBase = grown === null || (await isOverdue(grown.base, work));
    const next = isNewBase ? await withNewBase(grown?.folder ?? filled, work) : grown.folder;
    return await tried(next, { job, before, isNewBase });
  } finally {
    await session.close();
  }
}

const emptyManifest = { type: "bongsu.backup/1", program: version, bases: [] } as const;

type AtWork = { readonly job: BackupJob; readonly session: BackupSession; readonly server: ServerIdentity };
type Filled = BackupFolder & { readonly manifest: Manifest };

/** The name of the slot that keeps the log for this folder. */
function slotOf({ out }: BackupJob): string {
  return `bongsu_backup_${hash("sha256", resolve(out)).slice(0, 12)}`;
}

/** The base that the log at hand goes on from. */
function currentBase(
  { manifest }: Pick<Filled, "manifest">,
  { timeline }: ServerIdentity,
): StoredBase | null {
  const newest = manifest.bases.at(-1);
  return newest?.timeline === timeline ? newest : null;
}

async function isOverdue(
  base: StoredBase,
  { job, session }: Pick<AtWork, "job" | "session">,
): Promise<boolean> {
  if (job.now().getTime() - Date.parse(base.from) >= baseEvery) return true;
  return !(await session.keeps(slotOf(job), nextSegment(base)));
}

/** Adds what was closed of the log to the newest base; `null` where there is none that the log goes on from without a gap. */
async function withLog(
  folder: Filled,
  { job, session, server }: AtWork,
): Promise<{ readonly folder: Filled; readonly base: StoredBase } | null> {
  const base = currentBase(folder, server);
  if (base === null) return null;
  const point = await session.closeSegment();
  const grown = await withSegments(folder, base, { cluster: join(job.home.root, "cluster"), point });
  if (grown === null) return null;
  const manifest = replaced(folder.manifest, grown);
  await storeManifest(folder, manifest);
  if (await session.keeps(slotOf(job), nextSegment(base)))
    await session.advance(slotOf(job), nextSegment(grown));
  return { folder: { ...folder, manifest }, base: grown };
}

function replaced(manifest: Manifest, base: StoredBase): Manifest {
  return {
    ...manifest,
    program: version,
    bases: manifest.bases.map((one) => (one.id === base.id ? base : one)),
  };
}

/** Makes a base and tries it; the base before gets the log up to the new one, so that there is no instant between them. */
async function withNewBase(folder: Filled, { job, session, server }: AtWork): Promise<Filled> {
  await session.makeSlot(slotOf(job));
  const id = job
    .now()
    .toISOString()
    .replaceAll(/[-:]|\.\d+/g, "");
  const start = await session.start();
  const archive = packCluster(join(job.home.root, "cluster"), session.stop);
  const file = await writeSealed(placeIn.base(folder.path, id), archive, { recipient: folder.recipient });
  const point = await session.closeSegment();
  const place = { cluster: join(job.home.root, "cluster"), point };
  const bare: StoredBase = {
    ...server,
    id,
    from: point.until,
    file,
    start,
    segments: [],
    journal: null,
    tried: null,
  };
  const base = await withSegments(folder, bare, place);
  if (base === null) throw new Error("the log of the base backup is not there");
  const { newest } = await tryRestore(folder, base, job);
  const good = { ...base, tried: { at: job.now().toISOString(), until: newest ?? point.until } };
  const last = folder.manifest.bases.at(-1);
  const grown = last?.timeline === server.timeline ? await withSegments(folder, last, place) : null;
  const before = grown === null ? folder.manifest : replaced(folder.manifest, grown);
  const bases = retainedBases([...before.bases, good], job.now());
  const manifest = { ...before, program: version, bases };
  await removeUnnamed(await storeManifest(folder, manifest));
  await session.advance(slotOf(job), nextSegment(good));
  return { ...folder, manifest };
}

/** The bases that are not yet too old: one counts until the next was made, and then for a while. */
export function retainedBases(bases: readonly StoredBase[], now: Date): readonly StoredBase[] {
  return bases.filter((_, index) => {
    const next = bases[index + 1];
    return next === undefined || now.getTime() - Date.parse(next.from) < retainedFor;
  });
}

async function tryRestore(
  folder: Pick<BackupFolder, "path" | "secret">,
  base: StoredBase,
  { home }: BackupJob,
): ReturnType<typeof putTogether> {
  unpack(home);
  const scratch = join(home.root, "backup-trial");
  try {
    return await putTogether(folder, { base, to: null, home, folder: scratch, durable: false });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Tries the newest base with a log that grew since, where that was long ago. */
async function tried(
  folder: Filled,
  {
    job,
    before,
    isNewBase,
  }: { readonly job: BackupJob; readonly before: Manifest; readonly isNewBase: boolean },
): Promise<BackupOutcome> {
  const { manifest } = folder;
  let base = manifest.bases.at(-1);
  const first = manifest.bases[0];
  if (base === undefined || first === undefined) throw new Error("a backup without a base");
  if (job.now().getTime() - Date.parse(base.tried?.at ?? "1970-01-01") >= tryEvery) {
    await tryRestore(folder, base, job);
    base = { ...base, tried: { at: job.now().toISOString(), until: reachOf(base) } };
    await storeManifest(folder, replaced(manifest, base));
  }
  const known = new Set(
    before.bases.flatMap(({ id, segments }) => segments.map(({ segment }) => `${id} ${segment}`)),
  );
  const came = base.segments.filter(({ segment }) => !known.has(`${base.id} ${segment}`));
  const bytes = came.reduce((sum, one) => sum + one.bytes, isNewBase ? base.file.bytes : 0);
  return { base, isNewBase, segments: came.length, bytes, from: first.from };
}
