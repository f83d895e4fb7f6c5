/** One room per data directory: a lock file that names the process. A lock whose process is gone is taken over. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

type Holder = { readonly pid: number; readonly startedAt: string; readonly address: string };

/**
 * Takes the lock or refuses with `already-running`, naming the other's address. Returns the way to let go. Where the database is an outside one, several
 * processes may `share` the folder: the first of them holds the lock, and the others go on without it.
 */
export function lockRoom(data: string, address: string, share = false): () => void {
  mkdirSync(data, { recursive: true });
  const file = join(data, "room.lock");
  const mine = JSON.stringify({ pid: process.pid, startedAt: startTime(process.pid), address });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(file, mine, { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
    const holder = readHolder(file);
    if (share && holder !== undefined && isRunning(holder)) return () => undefined;
    if (holder !== undefined && isRunning(holder))
      throw new MessageRefusal("already-running", (t) =>
        t("serveCommand.roomRuns", { data, pid: String(holder.pid), address: holder.address }),
      );
    rmSync(file, { force: true });
  }
  throw new MessageRefusal("already-running", (t) => t("serveCommand.lockNotTaken", { file }));
}

/** The address of the room that runs on a data directory; `null` where none does. */
export function runningRoom(data: string): string | null {
  const holder = readHolder(join(data, "room.lock"));
  return holder !== undefined && isRunning(holder) ? holder.address : null;
}

/** Where people reach the room of a data directory: the address of the one that runs there, else its own. */
export function addressOf({ data, origin }: { readonly data: string; readonly origin: string }): string {
  return runningRoom(data) ?? origin;
}

function isRunning({ pid, startedAt }: Holder): boolean {
  return startedAt !== "" && startTime(pid) === startedAt;
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

/** Field 22 of /proc/PID/stat: tells a process from a later one with the same number. Empty when there is none. */
function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
