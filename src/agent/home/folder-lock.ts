/**
 * One run at a time over an agent's folder. The lock is a file that names the process and when it started, so that what a killed run left
 * behind is recognised, also when its number was given to another process.
 */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isMissing } from "#agent/home/durable-files.ts";
import { printable } from "#core/input/printable.ts";
import { Refusal } from "#core/problem.ts";

/** Makes an agent's folder, which only what begins one does: the first sync, and the organisation's key. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/**
 * Runs work while holding the folder's lock; refuses (`already-running`) while another live process holds it, and (`not-found`) where there is no such
 * folder: a misspelt name must not become a folder that knows nothing.
 */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const path = join(folder, "lock");
  if (!existsSync(folder))
    throw new MessageRefusal("not-found", (t) => t("agent.noFolder", { dir: printable(folder, 400) }));
  const mine = await identityOf(process.pid);
  if (!(await take(path, mine))) {
    const holder = await readHolder(path);
    if (holder !== null && (await isAlive(holder))) throw held(folder, holder);
    if (holder !== null) await setAside(path, holder);
    if (!(await take(path, mine))) throw held(folder, holder ?? "");
    if (holder !== null) await removeDrafts(folder, holder);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

/** Removes what a run that was killed had begun to write (`durable-files.ts` names the process in it): it is not whole, and nobody goes on with it. */
async function removeDrafts(folder: string, dead: string): Promise<void> {
  const [pid = ""] = dead.split(" ");
  if (!/^\d{1,10}$/.test(pid)) return;
  for (const name of await readdir(folder, { recursive: true }))
    if (name.endsWith(`.${pid}.tmp`)) await rm(join(folder, name), { force: true });
}

async function take(path: string, mine: string): Promise<boolean> {
  try {
    await writeFile(path, mine, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

async function readHolder(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Moves a dead lock away; if another run had taken it meanwhile, what was moved is that run's, and it goes back. */
async function setAside(path: string, dead: string): Promise<void> {
  const aside = `${path}.${process.pid}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  if ((await readHolder(aside)) === dead) await rm(aside, { force: true });
  else await rename(aside, path);
}

/** Process number and start time; a start time is known on Linux only. */
async function identityOf(pid: number): Promise<string> {
  return `${pid} ${await startOf(pid)}`;
}

async function startOf(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

async function isAlive(holder: string): Promise<boolean> {
  const [pid = "", start = ""] = holder.split(" ");
  if (!/^\d{1,10}$/.test(pid)) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  return start === (await startOf(Number(pid)));
}

function held(folder: string, holder: string): Refusal {
  const [pid = ""] = holder.split(" ");
  return new MessageRefusal("already-running", (t) => t("agent.folderInUse", { process: pid, dir: folder }));
}
