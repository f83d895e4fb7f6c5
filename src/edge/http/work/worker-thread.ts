/**
 * Threads of this program, begun and ended. Node may bring the whole process down when a thread is ended while its machine is still being set up, so that one is
 * ended only once it has begun to run, or has ended by itself.
 */
import { Worker, type WorkerOptions } from "node:worker_threads";

const begun = new WeakMap<Worker, Promise<void>>();

/** Starts a thread which {@link endWorker} can end at any moment. */
export function startWorker(script: URL | string, options: WorkerOptions = {}): Worker {
  const worker = new Worker(script, options);
  const running = new Promise<void>((resolve) => {
    worker.once("online", () => resolve());
    worker.once("exit", () => resolve());
  });
  begun.set(worker, running);
  return worker;
}

/** Ends a thread that {@link startWorker} started; resolves when it is gone. */
export async function endWorker(worker: Worker): Promise<void> {
  // Whoever waits for its end waits for its beginning too: the process must not be over before.
  if (worker.threadId !== -1) worker.ref();
  await begun.get(worker);
  await worker.terminate();
}
