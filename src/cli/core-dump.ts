/** Takes what a process has in memory, secret keys and clear text among it, out of core dumps. */
import { writeFileSync } from "node:fs";

/**
 * From now on a core dump of this process, and of those that it starts, holds none of its memory: the kernel's filter of what is dumped is emptied.
 * Where there is no such filter (it is Linux's), nothing is done.
 */
export function disableCoreDumps(): void {
  try {
    writeFileSync("/proc/self/coredump_filter", "0");
  } catch {
    // Not Linux, or not ours to say.
  }
}
