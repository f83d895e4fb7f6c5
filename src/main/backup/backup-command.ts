/** `bongsu backup` and `bongsu restore`: a room's database and keys into a folder, and back. */
import { existsSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { readArguments } from "#cli/arguments.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import type { Terminal } from "#cli/terminal.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { makeFolder, withLock } from "#agent/home/folder-lock.ts";
import { isInstant } from "#core/input/instant.ts";
import { readPassphrase } from "#main/backup/backup-folder.ts";
import { makeBackup } from "#main/backup/make-backup.ts";
import { reachOf } from "#main/backup/manifest.ts";
import { finishRestore } from "#main/room/put-in-place.ts";
import { restoreBackup } from "#main/backup/restore-backup.ts";
import { type RoomConfig, roomConfigOf } from "#main/room/config.ts";
import { lockRoom } from "#main/room/room-lock.ts";
import { runningCluster, startCluster } from "#store/cluster.ts";
import { chooseHome, type Home } from "#store/cluster/home.ts";

const shared = { ...commonOptions, data: { type: "string" }, "passphrase-file": { type: "string" } } as const;

/** The options of `backup`, for reading and completing them. */
export const backupOptions = { ...shared, out: { type: "string" } } as const;

/** The options of `restore`. */
export const restoreOptions = {
  ...shared,
  from: { type: "string" },
  to: { type: "string" },
  replace: { type: "boolean", default: false },
} as const;

/** `bongsu backup`; the exit code is 0 once the backup is good. */
export async function backupCommand(args: readonly string[], io: Terminal): Promise<number> {
  const { values } = readArguments({ args, strict: true, options: backupOptions });
  const t = translatorOfCommand(values, io.env);
  const out = given(values.out, "--out");
  const passphrase = await readPassphrase(given(values["passphrase-file"], "--passphrase-file"));
  const config = ownDatabaseOf(values.data, "backup.outsideBackup");
  if (!["postgres", "postgres.location"].some((name) => existsSync(join(config.data, name))))
    throw new MessageRefusal("not-found", (say) => say("terminal.noRoomIn", { data: config.data }));
  if (isInside(out, config.data))
    throw new MessageRefusal("input-invalid", (say) => say("backup.insideData", { out, data: config.data }));
  const began = Date.now();
  await makeFolder(out);
  const { base, isNewBase, segments, bytes, from } = await withLock(out, async () => {
    const { connection, close } = await clusterOf(config);
    try {
      const { data } = config;
      return await makeBackup({
        data,
        home: chooseHome(data),
        connection,
        out,
        passphrase,
        now: () => new Date(),
      });
    } finally {
      await close();
    }
  });
  const seconds = (Date.now() - began) / 1000;
  if (isNewBase) io.write(`${t("backup.newBase", { bytes: base.file.bytes })}\n`);
  io.write(`${t("backup.log", { segments, bytes })}\n`);
  io.write(`${t("backup.good", { from, until: reachOf(base), tried: base.tried?.at ?? "–", seconds })}\n`);
  return 0;
}

/** `bongsu restore`; the exit code is 0 once the restored room is in its place. */
export async function restoreCommand(args: readonly string[], io: Terminal): Promise<number> {
  const { values } = readArguments({ args, strict: true, options: restoreOptions });
  const t = translatorOfCommand(values, io.env);
  const from = resolve(given(values.from, "--from"));
  const passphrase = await readPassphrase(given(values["passphrase-file"], "--passphrase-file"));
  const to = values.to ?? null;
  if (to !== null && !isInstant(to))
    throw new MessageRefusal("input-invalid", (say) => say("backup.noInstant", { to }));
  const { data } = ownDatabaseOf(values.data, "backup.outsideRestore");
  const began = Date.now();
  const existed = existsSync(data);
  const unlock = lockRoom(data, "bongsu restore");
  let home: Home | null = null;
  try {
    if (runningCluster(data) !== null) await (await startCluster(data)).stop();
    finishRestore(data, { begunIsFine: true });
    home = chooseHome(data);
    const job = { data, home, from, passphrase, to, replace: values.replace, now: () => new Date() };
    const { newest, aside } = await restoreBackup(job);
    const seconds = (Date.now() - began) / 1000;
    io.write(`${t("backup.restored", { data, newest: newest ?? "–", seconds })}\n`);
    for (const path of aside) io.write(`${t("backup.setAside", { path })}\n`);
  } catch (error) {
    if (!existed)
      for (const path of [home?.root, data])
        if (path !== undefined) rmSync(path, { recursive: true, force: true });
    throw error;
  } finally {
    unlock();
  }
  return 0;
}

function given(value: string | undefined, option: string): string {
  if (value === undefined || value === "")
    throw new MessageRefusal("input-invalid", (t) => t("backup.optionMissing", { option }));
  return value;
}

/** Where the room is; refuses one whose database another server has, with what to do there. */
function ownDatabaseOf(
  data: string | undefined,
  refusal: "backup.outsideBackup" | "backup.outsideRestore",
): RoomConfig {
  const config = roomConfigOf({ data }, process.env);
  if (config.databaseUrl !== null)
    throw new MessageRefusal("state-forbids", (t) => t(refusal, { keys: join(config.data, "keys") }));
  return config;
}

/** A copy on the same disk's data directory would be lost with it, and copied into the next. */
function isInside(out: string, data: string): boolean {
  return `${resolve(out)}/`.startsWith(`${resolve(data)}/`) && statSync(data).isDirectory();
}

/** The cluster of a room that runs, or one that is started for the backup. */
async function clusterOf({ data }: RoomConfig) {
  const running = runningCluster(data);
  if (running !== null) return { connection: running, close: async () => await Promise.resolve() };
  const unlock = lockRoom(data, "bongsu backup");
  finishRestore(data);
  const { connection, stop } = await startCluster(data);
  return {
    connection,
    close: async () => {
      await stop();
      unlock();
    },
  };
}
