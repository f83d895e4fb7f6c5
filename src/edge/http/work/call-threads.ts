/**
 * Threads in which calls are done whose input or answer may be large: what reading them costs holds up nobody. A thread does one call at a time and is kept for the
 * next; one that does not stop when it should, or takes more memory than a call may have, ends alone. How many there are is bounded by the gates before them.
 */
import { getCompileCacheDir } from "node:module";
import type { Worker } from "node:worker_threads";
import { Refusal, TooMany, Unavailable } from "#core/problem.ts";
import { gatherCalls } from "#edge/http/work/gathered-calls.ts";
import type {
  CallReply,
  ThreadCall,
  ThreadData,
  ThreadOrder,
  ThreadReply,
  ThreadTrouble,
} from "#edge/http/work/thread-messages.ts";
import { endWorker, startWorker } from "#edge/http/work/worker-thread.ts";
import type { DatabaseTrouble } from "#store/database-trouble.ts";
import type { UnlockedKey, UnlockedKeys } from "#store/sealed/unlocked-keys.ts";

/** Does calls apart. */
export type CallThreads = {
  /** The answer's bytes; throws what the call is refused with, and the signal's reason when it was stopped. */
  readonly perform: (call: ThreadCall, stopped: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>;
  /** The same for a call that is done together with those that come at the same time. */
  readonly performTogether: CallThreads["perform"];
  readonly close: () => Promise<void>;
};

const mostMegabytes = 1024;
/** Beyond these none is started before it is needed. */
const mostThreads = 5;
/** How long a thread has to stop by itself. */
const grace = 1500;

/** How long calls that are done together may take. */
const togetherFor = 20_000;
/** Their thread is started by itself after this. */
const readyAfter = 5000;
/** So many of them, and so many bytes, are done at once. */
const mostAtOnce = { calls: 64, bytes: 1024 * 1024 };

type Thread = {
  /** Hands it the keys that open sealed objects, in place of those it had. */
  readonly hand: (keys: readonly UnlockedKey[]) => void;
  /** What is replied; `null` when the thread has ended, and why. */
  readonly ask: (order: ThreadOrder, stopped: AbortSignal) => Promise<ThreadReply | null>;
  readonly failure: () => Error | null;
  readonly isAlive: () => boolean;
  readonly end: () => Promise<void>;
};

/** The process around the threads. */
type CallSurrounding = {
  readonly unlocked: UnlockedKeys;
  readonly troubled: (trouble: DatabaseTrouble) => void;
};

/** Starts with one thread, and keeps one more than is at work: starting takes longer than most calls. Each has the keys that are unlocked in this process, for as long as they are; what it meets of the database's troubles, `troubled` is told. */
export function openCallThreads(
  data: Omit<ThreadData, "compiled" | "urgent">,
  { unlocked, troubled }: CallSurrounding,
): CallThreads {
  const all = new Set<Thread>();
  const idle: Thread[] = [];
  const start = (urgent: boolean): Thread => {
    const thread = startThread({ ...data, urgent, compiled: getCompileCacheDir() ?? null }, troubled);
    all.add(thread);
    thread.hand(unlocked.all());
    return thread;
  };
  const unlisten = unlocked.onChange(() => {
    for (const thread of all) thread.hand(unlocked.all());
  });
  const replyTo = async (call: ThreadCall, stopped: AbortSignal): Promise<CallReply> => {
    const thread = idle.pop() ?? start(false);
    if (idle.length === 0 && all.size < mostThreads) idle.push(start(false));
    try {
      const reply = await thread.ask({ kind: "call", call }, stopped);
      stopped.throwIfAborted();
      if (reply === null) throw endedEarly(thread.failure());
      return callReply(reply);
    } finally {
      if (thread.isAlive()) idle.push(thread);
      else all.delete(thread);
    }
  };
  idle.push(start(false));
  const together = gatherCalls({
    perform: askingOne(() => start(true), { soon: data.intake !== null, all }),
    alone: replyTo,
    most: mostAtOnce,
  });
  return {
    perform: async (call, stopped) => answerIn(await replyTo(call, stopped)),
    performTogether: async (call, stopped) => answerIn(await together(call, stopped)),
    close: async () => {
      unlisten();
      await Promise.all([...all].map(async (thread) => await thread.end()));
    },
  };
}

/** Asks one thread, which is there before it is needed where it will be; one that ended is followed by another. */
function askingOne(
  start: () => Thread,
  { soon, all }: { readonly soon: boolean; readonly all: Set<Thread> },
): (calls: readonly ThreadCall[]) => Promise<readonly CallReply[] | null> {
  let thread: Thread | null = null;
  // A room that begins has more urgent things to do.
  if (soon) setTimeout(() => (thread ??= start()), readyAfter).unref();
  return async (calls) => {
    thread ??= start();
    const reply = await thread.ask({ kind: "calls", calls }, AbortSignal.timeout(togetherFor));
    if (!thread.isAlive()) {
      all.delete(thread);
      thread = null;
    }
    if (reply === null) return null;
    if (reply.kind !== "replies") throw new Error("a thread replied to one call of several");
    return reply.replies;
  };
}

function startThread(data: ThreadData, troubled: CallSurrounding["troubled"]): Thread {
  const worker = startWorker(new URL("./call-worker.ts", import.meta.url), {
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
  worker.on("message", (told: ThreadReply | ThreadTrouble) => {
    if (told.kind === "trouble") troubled(told.trouble);
  });
  const ready = nextReply(worker, exited);
  return {
    hand: (keys) => post(worker, { kind: "keys", keys }),
    isAlive: () => alive,
    end: async () => await endWorker(worker),
    failure: () => failure,
    ask: async (order, stopped) => {
      await ready;
      const reply = nextReply(worker, exited);
      post(worker, order, bodiesToGive(order));
      const watch = endWhenStopped(worker, stopped);
      try {
        return await reply;
      } finally {
        watch.over();
      }
    },
  };
}

/** A call by itself gives its body away; those that are done together may have to be made again. */
function bodiesToGive(order: ThreadOrder): ArrayBuffer[] {
  return order.kind === "call" ? [order.call.sent.body.buffer] : [];
}

function post(worker: Worker, order: ThreadOrder, transfer: ArrayBuffer[] = []): void {
  worker.postMessage(order, transfer);
}

/** What a thread replies next; `null` when it has ended. */
async function nextReply(worker: Worker, exited: Promise<void>): Promise<ThreadReply | null> {
  const { promise, resolve } = Promise.withResolvers<ThreadReply>();
  const hear = (told: ThreadReply | ThreadTrouble): void => {
    if (told.kind !== "trouble") resolve(told);
  };
  worker.on("message", hear);
  const reply = await Promise.race([promise, exited.then(() => null)]);
  worker.off("message", hear);
  return reply;
}

/** Asks the thread to stop its call once nobody waits for it, and ends the thread when it does not. */
function endWhenStopped(worker: Worker, stopped: AbortSignal): { readonly over: () => void } {
  let ending: NodeJS.Timeout | undefined;
  const stop = (): void => {
    post(worker, { kind: "stop" });
    ending = setTimeout(() => void endWorker(worker), grace);
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

function callReply(reply: ThreadReply): CallReply {
  if (reply.kind === "ready" || reply.kind === "replies")
    throw new Error("a thread did not reply to its call");
  return reply;
}

function answerIn(reply: CallReply): Uint8Array<ArrayBuffer> {
  if (reply.kind === "answer") return reply.body;
  if (reply.kind === "refusal") {
    const { code, message, findings, seconds } = reply;
    if (seconds === null) throw new Refusal(code, message, findings);
    throw code === "too-many" ? new TooMany(message, seconds) : new Unavailable(message, seconds);
  }
  throw reply.error;
}

function endedEarly(failure: (Error & { readonly code?: string }) | null): Error {
  if (failure?.code === "ERR_WORKER_OUT_OF_MEMORY")
    return new Refusal("too-large", "Reading this takes more memory than one call may have.");
  return failure ?? new Error("a thread ended in the middle of a call");
}
