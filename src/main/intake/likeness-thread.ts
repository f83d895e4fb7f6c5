/** The thread that holds the index of likeness: apart from who answers and from the other gates. It is filled anew after it ended. */
import { type GateThread, openGateThread } from "#main/intake/gate-thread.ts";
import type { LikenessAnswer, LikenessQuestion } from "#main/intake/likeness.ts";

/** Asks the index. */
export type LikenessThread = GateThread<LikenessQuestion, LikenessAnswer>;

/** Filling takes many reports at once, on a machine that may be busy: the time only ends what would never end. */
const bounds = { megabytes: 2048, milliseconds: 600_000 };

/** The thread of the gate of duplicates. */
export function openLikenessThread(): LikenessThread {
  return openGateThread(new URL("./likeness-worker.ts", import.meta.url), bounds);
}
