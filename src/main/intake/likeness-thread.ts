/** The thread that holds the index of likeness: apart from who answers and from the other gates. It is filled anew after it ended. */
import { Worker } from "node:worker_threads";
import type { LikenessAnswer, LikenessQuestion } from "#main/intake/likeness.ts";

/** Asks the thread; a thread that ended rejects, and `begun` then counts one more. */
export type LikenessThread = {
  readonly ask: (question: LikenessQuestion) => Promise<LikenessAnswer>;
  /** How many threads were started: an index that was filled before the last start is empty. */
  readonly begun: () => number;
  readonly end: () => Promise<void>;
};

const mostMegabytes = 2048;

/** A thread that is started when it is needed first. One question at a time. */
export function openLikenessThread(): LikenessThread {
  let worker: Worker | null = null;
  let begun = 0;
  const start = (): Worker => {
    const started = new Worker(new URL("./likeness-worker.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    });
    started.unref();
    started.on("error", () => undefined);
    started.once("exit", () => {
      if (worker === started) worker = null;
    });
    begun++;
    return started;
  };
  return {
    ask: async (question) => {
      worker ??= start();
      return await answerOf(worker, question);
    },
    begun: () => (worker === null ? begun + 1 : begun),
    end: async () => void (await worker?.terminate()),
  };
}

async function answerOf(worker: Worker, question: LikenessQuestion): Promise<LikenessAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<LikenessAnswer>();
  const ended = (): void => reject(new Error("the thread that compares reports ended"));
  worker.once("message", resolve);
  worker.once("exit", ended);
  worker.postMessage(question, []);
  try {
    return await promise;
  } finally {
    worker.off("message", resolve);
    worker.off("exit", ended);
  }
}
