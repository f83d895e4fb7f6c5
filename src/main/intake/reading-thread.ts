/**
 * A thread that reads one report at a time. What is in a report is hostile: a thread that takes too long or too much memory is ended, the report is given up, and the
 * next one is read by a new thread.
 */
import { Worker } from "node:worker_threads";
import type { ReadReport } from "#main/intake/read-report.ts";

/** Reads reports; `null` for one that took more time or memory than a report may. */
export type ReadingThread = {
  readonly read: (bytes: Uint8Array) => Promise<ReadReport | null>;
  readonly end: () => Promise<void>;
};

const mostMegabytes = 512;
const mostMilliseconds = 20_000;

/** A thread that is started when it is needed first. */
export function openReadingThread(milliseconds = mostMilliseconds): ReadingThread {
  let worker: Worker | null = null;
  const start = (): Worker => {
    const started = new Worker(new URL("./reading-worker.ts", import.meta.url), {
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
      return await ask(worker, bytes, milliseconds);
    },
    end: async () => void (await worker?.terminate()),
  };
}

async function ask(worker: Worker, bytes: Uint8Array, milliseconds: number): Promise<ReadReport | null> {
  const { promise, resolve } = Promise.withResolvers<ReadReport | null>();
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
