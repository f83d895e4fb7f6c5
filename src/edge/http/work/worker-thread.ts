/**
 * Threads of this program, begun and ended. Node may bring the whole process down when a thread is ended while its machine is still being set up, so that one is
 * ended only once it has begun to run, or has ended by itself; and all are before the process is, which would end them wherever they stand. For the same reason no
 * module that a thread loads waits at its top: one that is ended as such a wait is over brings down the process.
 */
import { Worker, type WorkerOptions } from "node:worker_threads";
import { Unavailable } from "#core/problem.ts";

/** Those that are there, and when each has begun. */
const live = new Map<Worker, Promise<void>>();
let over = false;

const againAfter = 5;

/** Starts a thread which {@link endWorker} can end at any moment; refuses once {@link endWorkers} was called. */
export function startWorker(script: URL | string, options: WorkerOptions = {}): Worker {
  if (over) throw new Unavailable("This process of the room is ending; send it again.", againAfter);
  const worker = new Worker(script, options);
  const begun = Promise.withResolvers<void>();
  worker.once("online", begun.resolve);
  worker.once("exit", () => {
    live.delete(worker);
    begun.resolve();
  });
  live.set(worker, begun.promise);
  return worker;
}

/** Ends a thread that {@link startWorker} started; resolves when it is gone. */
export async function endWorker(worker: Worker): Promise<void> {
  // Whoever waits for its end waits for its beginning too: the process must not be over before.
  if (worker.threadId !== -1) worker.ref();
  await live.get(worker);
  await worker.terminate();
}

/** Ends every thread of this process, for a process that ends; none can be started any more. Resolves when all are gone. */
export async function endWorkers(): Promise<void> {
  over = true;
  await Promise.all([...live.keys()].map(endWorker));
}
