/**
 * What a run uses, by looking: for machines on which no control group can be made. Everything that runs within descends from one process, which `/proc` lists;
 * what is added up is looked at a hundred times a second, so that a run can be above its cap for that long.
 */
import { readdirSync, readFileSync } from "node:fs";

/** What the processes of a run use together. */
type ProcessUse = { readonly threads: number; readonly residentBytes: number };

const pageBytes = 4096;
const mostLooked = 4096;

/** The use of a process and of everything that descends from it; looking ends as soon as there are more threads than `mostThreads`, so that it is quick where they are many. */
export function useOf(pid: number, mostThreads: number): ProcessUse {
  const open = [pid];
  let threads = 0;
  let residentBytes = 0;
  for (let looked = 0; looked < mostLooked && threads <= mostThreads; looked++) {
    const next = open.pop();
    if (next === undefined) break;
    const tasks = read(`/proc/${next}/status`);
    threads += Number(/^Threads:\s+(\d+)/m.exec(tasks)?.[1] ?? 0);
    residentBytes += Number(read(`/proc/${next}/statm`).split(" ")[1] ?? 0) * pageBytes;
    open.push(...childrenOf(next));
  }
  return { threads, residentBytes };
}

function childrenOf(pid: number): readonly number[] {
  const tasks = entries(`/proc/${pid}/task`).slice(0, mostLooked);
  const listed = tasks.map((task) => read(`/proc/${pid}/task/${task}/children`)).join(" ");
  return listed.split(" ").flatMap((one) => (one === "" ? [] : [Number(one)]));
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function entries(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

/** How many threads an account runs on this machine, as a limit on an account's processes counts them. */
export function processesOf(account: number): number {
  const all = entries("/proc").filter((name) => /^\d+$/.test(name));
  const texts = all.map((name) => read(`/proc/${name}/status`));
  const ofAccount = texts.filter((text) => Number(/^Uid:\s+(\d+)/m.exec(text)?.[1] ?? -1) === account);
  return ofAccount.reduce((sum, text) => sum + Number(/^Threads:\s+(\d+)/m.exec(text)?.[1] ?? 1), 0);
}
