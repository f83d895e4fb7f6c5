/**
 * Threads in which calls are done whose input or answer may be large: what reading them costs holds up nobody. A thread does one call at a time and is kept for the
 * next; one that does not stop when it should, or takes more memory than a call may have, ends alone. How many there are is bounded by the gates before them.
 */
import { getCompileCacheDir } from "node:module";
import { Worker } from "node:worker_threads";
import { Refusal, TooMany, Unavailable } from "#core/problem.ts";
import type { ThreadCall, ThreadData, ThreadOrder, ThreadReply } from "#edge/http/work/thread-messages.ts";

/** Does calls apart. */
export type CallThreads = {
  /** The answer's bytes; throws what the call is refused with, and the signal's reason when it was stopped. */
  readonly perform: (call: ThreadCall, stopped: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>;
  readonly close: () => Promise<void>;
};

const mostMegabytes = 1024;
/** Beyond these none is started before it is needed. */
const mostThreads = 5;
/** How long a thread has to stop by itself. */
const grace = 1500;

type Thread = {
  readonly perform: CallThreads["perform"];
  readonly isAlive: () => boolean;
  readonly end: () => Promise<void>;
};

/** Starts with one thread, and keeps one more than is at work: starting takes longer than most calls. */
export function openCallThreads(data: Omit<ThreadData, "compiled">): CallThreads {
  const all = new Set<Thread>();
  const idle: Thread[] = [];
  const start = (): Thread => {
    const thread = startThread({ ...data, compiled: getCompileCacheDir() ?? null });
    all.add(thread);
    return thread;
  };
  idle.push(start());
  return {
    perform: async (call, stopped) => {
      const thread = idle.pop() ?? start();
      if (idle.length === 0 && all.size < mostThreads) idle.push(start());
      try {
        return await thread.perform(call, stopped);
      } finally {
        if (thread.isAlive()) idle.push(thread);
        else all.delete(thread);
      }
    },
    close: async () => void (await Promise.all([...all].map(async (thread) => await thread.end()))),
  };
}

function startThread(data: ThreadData): Thread {
  const worker = new Worker(new URL("./call-worker.ts", import.meta.url), {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  worker.unref();
  let failure: Error | null = null;
  let alive = true;
  worker.on("error", (error: Error) => (failure = error));
  const exited = new Promise<void>((resolve) => {
    worker.once("exit", () => {
      alive = false;
      resolve();
    });
  });
  const ready = nextReply(worker, exited);
  return {
    isAlive: () => alive,
    end: async () => void (await worker.terminate()),
    perform: async (call, stopped) => {
      await ready;
      const reply = nextReply(worker, exited);
      post(worker, { kind: "call", call }, [call.sent.body.buffer]);
      const watch = endWhenStopped(worker, stopped);
      const got = await reply;
      watch.over();
      stopped.throwIfAborted();
      if (got !== null) return answerIn(got);
      throw endedEarly(failure);
    },
  };
}

function post(worker: Worker, order: ThreadOrder, transfer: ArrayBuffer[] = []): void {
  worker.postMessage(order, transfer);
}

/** What a thread says next; `null` when it has ended. */
async function nextReply(worker: Worker, exited: Promise<void>): Promise<ThreadReply | null> {
  const { promise, resolve } = Promise.withResolvers<ThreadReply>();
  worker.once("message", resolve);
  const reply = await Promise.race([promise, exited.then(() => null)]);
  worker.off("message", resolve);
  return reply;
}

/** Asks the thread to stop its call once nobody waits for it, and ends the thread when it does not. */
function endWhenStopped(worker: Worker, stopped: AbortSignal): { readonly over: () => void } {
  let ending: NodeJS.Timeout | undefined;
  const stop = (): void => {
    post(worker, { kind: "stop" });
    ending = setTimeout(() => void worker.terminate(), grace);
  };
  if (stopped.aborted) stop();
  stopped.addEventListener("abort", stop, { once: true });
  return {
    over: () => {
      stopped.removeEventListener("abort", stop);
      clearTimeout(ending);
    },
  };
}

function answerIn(reply: ThreadReply): Uint8Array<ArrayBuffer> {
  if (reply.kind === "answer") return reply.body;
  if (reply.kind === "refusal") {
    const { code, message, findings, seconds } = reply;
    if (seconds === null) throw new Refusal(code, message, findings);
    throw code === "too-many" ? new TooMany(message, seconds) : new Unavailable(message, seconds);
  }
  throw reply.kind === "fault" ? reply.error : new Error("a thread said twice that it is ready");
}

function endedEarly(failure: (Error & { readonly code?: string }) | null): Error {
  if (failure?.code === "ERR_WORKER_OUT_OF_MEMORY")
    return new Refusal("too-large", "Reading this takes more memory than one call may have.");
  return failure ?? new Error("a thread ended in the middle of a call");
}
