/** Restores a room from a backup's folder, whole or not at all: everything is made ready beside and brought to life there before it takes its place. */
import { existsSync, mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { writeFileAtomically } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { openBackup } from "#main/backup/backup-folder.ts";
import { reachOf, type StoredBase } from "#main/backup/manifest.ts";
import {
  forgetBegun,
  isDecided,
  asidePath,
  type Move,
  noteBegun,
  putInPlace,
  unpackedBy,
} from "#main/room/put-in-place.ts";
import { putTogether } from "#main/backup/put-together.ts";
import { restoredNote } from "#main/room/epoch.ts";
import { type Home, unpack } from "#store/cluster/home.ts";
import { shippedMigrations } from "#store/migrate.ts";
import { pendingMigrations } from "#store/migration-order.ts";

/** What to restore, and where to. */
export type RestoreJob = {
  readonly data: string;
  readonly home: Home;
  readonly from: string;
  readonly passphrase: string;
  /** The instant to restore to; `null` for the newest. */
  readonly to: string | null;
  /** What is there may be set aside. */
  readonly replace: boolean;
  readonly now: () => Date;
};

/** What was restored. */
export type RestoreOutcome = {
  /** When the newest entry of the journal was appended that there is now. */
  readonly newest: string | null;
  /** Where what was there before is kept; empty where nothing was. */
  readonly aside: readonly string[];
};

/** Restores. Throws a refusal, with nothing changed, where a room is there, the passphrase is wrong, or something of the backup is missing or damaged. */
export async function restoreBackup(job: RestoreJob): Promise<RestoreOutcome> {
  const { data, home, replace } = job;
  const places = { cluster: join(home.root, "cluster"), keys: join(data, "keys") };
  const isThere = Object.values(places).some((path) => existsSync(path));
  if (isThere && !replace) throw new MessageRefusal("conflict", (t) => t("backup.roomThere", { data }));
  const ready = { cluster: `${places.cluster}.restoring`, rest: join(data, unpackedBy.restore) };
  mkdirSync(data, { recursive: true });
  if (!isThere) await noteBegun(data);
  try {
    const newest = await makeReady(job, ready);
    const moves: readonly Move[] = [
      { from: ready.cluster, to: places.cluster },
      { from: join(ready.rest, "keys"), to: places.keys },
      { from: join(ready.rest, "restored.json"), to: restoredNote(data) },
    ];
    const stamp = job
      .now()
      .toISOString()
      .replaceAll(/[-:]|\.\d+/g, "");
    const aside = Object.values(places).filter((path) => existsSync(path));
    await putInPlace(data, moves, stamp);
    return { newest, aside: aside.map((path) => asidePath(path, stamp)) };
  } finally {
    if (!isDecided(data)) {
      for (const path of Object.values(ready)) await rm(path, { recursive: true, force: true });
      forgetBegun(data);
    }
  }
}

/** Opens the backup and brings the cluster to life, beside what is there; returns when its newest entry was appended. */
async function makeReady(
  { home, from, passphrase, to, now }: RestoreJob,
  ready: { readonly cluster: string; readonly rest: string },
): Promise<string | null> {
  const backup = await openBackup(from, passphrase, ready.rest);
  const base = baseFor(backup.manifest?.bases ?? [], { to, from });
  unpack(home);
  const { newest, migrations } = await putTogether(backup, {
    base,
    to,
    home,
    folder: ready.cluster,
    durable: true,
  });
  pendingMigrations(shippedMigrations(), migrations);
  const note = { type: "bongsu.restored/1", at: now().toISOString(), base: base.id, to, newest };
  await writeFileAtomically(join(ready.rest, "restored.json"), `${JSON.stringify(note)}\n`);
  return newest;
}

/** The newest base from which an instant can be reached. Refuses an instant before the first or after the last that is there. */
export function baseFor(
  bases: readonly StoredBase[],
  { to, from }: { readonly to: string | null; readonly from: string },
): StoredBase {
  const [first, last] = [bases[0], bases.at(-1)];
  if (first === undefined || last === undefined)
    throw new MessageRefusal("not-found", (t) => t("backup.noBackup", { path: from }));
  if (to === null) return last;
  const instant = Date.parse(to);
  const fitting = bases.findLast(
    (base) => Date.parse(base.from) <= instant && instant <= Date.parse(reachOf(base)),
  );
  if (fitting !== undefined) return fitting;
  throw new MessageRefusal("not-found", (t) =>
    t("backup.notReached", { to, first: first.from, last: reachOf(last) }),
  );
}
