/**
 * Whether something within tried to reach the network: the kernel counts, in each network namespace, what found no way out, and there is none but the loopback.
 * The counters are opened before the command begins; an open one keeps the namespace's count for as long as it is held, and nothing within can change it.
 */
import { closeSync, openSync, readSync } from "node:fs";

/** A count that is held open. */
export type NetworkWatch = {
  /** Whether anything looked for a way out. */
  readonly tried: () => boolean;
  readonly close: () => void;
};

const largestCounters = 64 * 1024;

/** Begins to count for the network namespace of a process; `null` where the counters cannot be read. */
export function watchNetwork(pid: number): NetworkWatch | null {
  const files: number[] = [];
  try {
    files.push(openSync(`/proc/${pid}/net/snmp`, "r"), openSync(`/proc/${pid}/net/snmp6`, "r"));
  } catch {
    for (const file of files) closeSync(file);
    return null;
  }
  const [inet = -1, inet6 = -1] = files;
  const count = (): number => noRoutes(counters(inet)) + noRoutes6(counters(inet6));
  const close = (): void => {
    for (const file of files) closeSync(file);
  };
  const before = count();
  if (!Number.isNaN(before)) return { tried: () => count() > before, close };
  close();
  return null;
}

function counters(file: number): string {
  const bytes = Buffer.alloc(largestCounters);
  return bytes.toString("latin1", 0, readSync(file, bytes, 0, bytes.length, 0));
}

/** `OutNoRoutes` of a table of two lines: names, then numbers. */
function noRoutes(text: string): number {
  const [names = [], numbers = []] = text
    .split("\n")
    .filter((line) => line.startsWith("Ip:"))
    .map((line) => line.split(" "));
  const at = names.indexOf("OutNoRoutes");
  return at < 0 ? Number.NaN : Number(numbers[at]);
}

function noRoutes6(text: string): number {
  return Number(/^Ip6OutNoRoutes\s+(\d+)/m.exec(text)?.[1] ?? Number.NaN);
}
