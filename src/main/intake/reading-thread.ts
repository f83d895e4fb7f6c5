/** The threads that read reports, one at a time. A report that takes more time or memory than a report may is given up. */
import { type GateThread, openGateThread } from "#main/intake/gate-thread.ts";
import type { LookedForNames } from "#main/intake/judge-plausibility.ts";
import type { ReadReport } from "#main/intake/read-report.ts";

/** Reads the bytes of a report for the first gate. */
export type ReadingThread = GateThread<Uint8Array, ReadReport>;
/** Looks for what reports name. */
export type PlausibilityThread = GateThread<Uint8Array, LookedForNames>;

const bounds = { megabytes: 512, milliseconds: 20_000 };

/** The thread of the first gate. */
export function openReadingThread(): ReadingThread {
  return openGateThread(new URL("./reading-worker.ts", import.meta.url), bounds);
}

/** The thread of the gate of plausibility. */
export function openPlausibilityThread(): PlausibilityThread {
  return openGateThread(new URL("./plausibility-worker.ts", import.meta.url), bounds);
}
