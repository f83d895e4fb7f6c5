/**
 * A thread that answers a gate, one question at a time. What it works on is hostile: a thread that takes too long or too much memory is ended, and the next question is
 * asked of a new one.
 */
import type { Worker } from "node:worker_threads";
import { endWorker, startWorker } from "#edge/http/work/worker-thread.ts";

/** Asks a thread, which is started when it is needed first. */
export type GateThread<Q, A> = {
  /** `null` where the thread ended before it answered. */
  readonly ask: (question: Q) => Promise<A | null>;
  /** Which thread answers the next question, counted from 1: what an earlier one held in memory is gone. */
  readonly next: () => number;
  readonly end: () => Promise<void>;
};

/** What a thread may take: memory for all, and time for each question. */
type ThreadBounds = { readonly megabytes: number; readonly milliseconds: number };

/** A thread of this script. */
export function openGateThread<Q, A>(
  script: URL,
  { megabytes, milliseconds }: ThreadBounds,
): GateThread<Q, A> {
  let worker: Worker | null = null;
  let started = 0;
  const start = (): Worker => {
    const thread = startWorker(script, { resourceLimits: { maxOldGenerationSizeMb: megabytes } });
    thread.unref();
    // What ended it is no fault of the room's.
    thread.on("error", () => undefined);
    thread.once("exit", () => {
      if (worker === thread) worker = null;
    });
    started++;
    return thread;
  };
  return {
    ask: async (question) => {
      worker ??= start();
      return await answerOf<A>(worker, question, milliseconds);
    },
    next: () => (worker === null ? started + 1 : started),
    end: async () => {
      if (worker !== null) await endWorker(worker);
    },
  };
}

async function answerOf<A>(worker: Worker, question: unknown, milliseconds: number): Promise<A | null> {
  const { promise, resolve } = Promise.withResolvers<A | null>();
  const ended = (): void => resolve(null);
  const late = setTimeout(() => void endWorker(worker), milliseconds);
  worker.once("message", resolve);
  worker.once("exit", ended);
  worker.postMessage(question, []);
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    worker.off("message", resolve);
    worker.off("exit", ended);
  }
}
