/** Threads that do what nobody waits for go behind who answers, whatever priority the room itself was given. */
import { constants, getPriority, setPriority } from "node:os";

/** Puts the calling thread behind the others of its program. On Linux this is of the thread alone; elsewhere nothing is done. */
export function goBehindOthers(): void {
  if (process.platform !== "linux") return;
  const behind = getPriority() + constants.priority.PRIORITY_BELOW_NORMAL;
  setPriority(Math.min(constants.priority.PRIORITY_LOW, behind));
}
