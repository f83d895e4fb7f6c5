/**
 * Puts what a restore made ready in the place of what is there. The decision is one file: before it is written nothing has changed, afterwards the moves that it
 * names are made, by whoever comes next if the power went meanwhile. What was there before is kept beside.
 */
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writeFileAtomically } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";

/** Something that was made ready, and its place. */
export type Move = { readonly from: string; readonly to: string };

type Decision = { readonly moves: readonly Move[]; readonly stamp: string };

/** Folders of a data directory in which the commands unpack keys for as long as they run. */
export const unpackedBy = { backup: "backup.scratch", restore: "restore.ready" } as const;

function decisionFile(data: string): string {
  return join(data, "restore.decided.json");
}

/** A folder into which a restore began where no room was. */
function begunFile(data: string): string {
  return join(data, "restore.begun");
}

/** Notes that a restore begins in a folder without a room, so that a room is not made there when it breaks off. */
export async function noteBegun(data: string): Promise<void> {
  await writeFileAtomically(begunFile(data), "");
}

/** Takes the note back: what began there is gone, and nothing was changed. */
export function forgetBegun(data: string): void {
  rmSync(begunFile(data), { force: true });
}

/** Decides, and makes the moves. */
export async function putInPlace(data: string, moves: readonly Move[], stamp: string): Promise<void> {
  for (const { from } of moves) await syncFolder(dirname(from));
  await writeFileAtomically(decisionFile(data), JSON.stringify({ moves, stamp } satisfies Decision));
  finishRestore(data);
}

/** Whether moves were decided and are not all made. */
export function isDecided(data: string): boolean {
  return existsSync(decisionFile(data));
}

/** Where what was there before is kept. */
export function asidePath(to: string, stamp: string): string {
  return `${to}.before-restore-${stamp}`;
}

/** Makes moves that were decided and not all made. Refuses a folder in which a restore broke off before anything was decided. */
export function finishRestore(data: string, { begunIsFine = false } = {}): void {
  const file = decisionFile(data);
  if (existsSync(file)) {
    const { moves, stamp } = JSON.parse(readFileSync(file, "utf8")) as Decision;
    for (const { from, to } of moves) {
      if (!existsSync(from)) continue;
      if (existsSync(to)) renameSync(to, asidePath(to, stamp));
      renameSync(from, to);
    }
    rmSync(begunFile(data), { force: true });
    rmSync(file, { force: true });
  }
  // What a run that was killed had unpacked of keys.
  for (const name of [unpackedBy.restore, unpackedBy.backup])
    rmSync(join(data, name), { recursive: true, force: true });
  if (!begunIsFine && existsSync(begunFile(data)))
    throw new MessageRefusal("state-forbids", (t) => t("backup.restoreBrokenOff", { data }));
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
