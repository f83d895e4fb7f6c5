/** Paths that name a pipe: whoever opens one waits until somebody writes into it, for ever where nobody does. */
import { realpathSync, statSync } from "node:fs";

/** Whether a path is a named pipe. One that a shell opened for the command (`<(…)`, `/dev/stdin`) has its writer already and is none. */
export function isNamedPipe(path: string): boolean {
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isFIFO() !== true) return false;
    realpathSync.native(path);
    return true;
  } catch {
    return false;
  }
}
