/**
 * A thread that reads one report at a time. What is in a report is hostile: a thread that takes too long or too much memory is ended, the report is given up, and the
 * next one is read by a new thread.
 */
import { Worker } from "node:worker_threads";
import type { LookedForNames } from "#main/intake/judge-plausibility.ts";
import type { ReadReport } from "#main/intake/read-report.ts";

/** Reads reports; `null` for one that took more time or memory than a report may. */
type ReportThread<A> = {
  readonly read: (bytes: Uint8Array) => Promise<A | null>;
  readonly end: () => Promise<void>;
};

/** Reads for the first gate. */
export type ReadingThread = ReportThread<ReadReport>;
/** Looks for what reports name. */
export type PlausibilityThread = ReportThread<LookedForNames>;

const mostMegabytes = 512;
const mostMilliseconds = 20_000;

/** The thread of the first gate. */
export function openReadingThread(milliseconds = mostMilliseconds): ReadingThread {
  return openThread(new URL("./reading-worker.ts", import.meta.url), milliseconds);
}

/** The thread of the gate of plausibility. */
export function openPlausibilityThread(milliseconds = mostMilliseconds): PlausibilityThread {
  return openThread(new URL("./plausibility-worker.ts", import.meta.url), milliseconds);
}

/** A thread that is started when it is needed first. */
function openThread<A>(script: URL, milliseconds: number): ReportThread<A> {
  let worker: Worker | null = null;
  const start = (): Worker => {
    const started = new Worker(script, {
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    });
    started.unref();
    // What ended it is no fault of the room's; the report is given up.
    started.on("error", () => undefined);
    started.once("exit", () => {
      if (worker === started) worker = null;
    });
    return started;
  };
  return {
    read: async (bytes) => {
      worker ??= start();
      return await ask<A>(worker, bytes, milliseconds);
    },
    end: async () => void (await worker?.terminate()),
  };
}

async function ask<A>(worker: Worker, bytes: Uint8Array, milliseconds: number): Promise<A | null> {
  const { promise, resolve } = Promise.withResolvers<A | null>();
  const ended = (): void => resolve(null);
  const late = setTimeout(() => void worker.terminate(), milliseconds);
  worker.once("message", resolve);
  worker.once("exit", ended);
  worker.postMessage(bytes, []);
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    worker.off("message", resolve);
    worker.off("exit", ended);
  }
}
