/** What a thread does with the calls that it is given: the same as is done with those that are not done apart, on connections of its own. */
import { parentPort } from "node:worker_threads";
import { Refusal, TooMany, Unavailable } from "#core/problem.ts";
import { silentLog } from "#edge/watch/log.ts";
import type { Reply } from "#edge/http/handler.ts";
import { type ApartRoom, createBus, type Room } from "#edge/http/room.ts";
import { performCall, performTogether } from "#edge/http/work/run-call.ts";
import type {
  CallReply,
  ThreadCall,
  ThreadData,
  ThreadOrder,
  ThreadReply,
  ThreadTrouble,
} from "#edge/http/work/thread-messages.ts";
import { tellingTroubles } from "#store/around-transactions.ts";
import { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { openStore } from "#store/sql.ts";

/** A call that is done apart signs nobody in, and receipts are sealed where the key is. */
const reply: Reply = { signIn: notHere, bindFlow: notHere, signOut: notHere };

function notHere(): never {
  throw new Error("this is not done in a thread apart");
}

/** Nobody waits for a call by itself any more; those that are done together are made again. */
const tooLate = new Unavailable("This took too long; send it again.", 5);

/** Takes calls, one at a time, until the thread is ended. */
export async function serveCalls(data: ThreadData): Promise<void> {
  const clock = { ahead: 0 };
  const now = (): Date => new Date(Date.now() + clock.ahead);
  const opened = await openStore(data.connection, now, { hears: false });
  const store = tellingTroubles(opened, (trouble) => say({ kind: "trouble", trouble }));
  const unlocked = new UnlockedKeys(now);
  const here: ApartRoom = { ...data, store, now, unlocked };
  const room: Room = {
    ...here,
    signer: { keyid: "", sign: notHere },
    bus: createBus(),
    log: silentLog,
  };
  let stopping = new AbortController();
  parentPort?.on("message", (order: ThreadOrder) => {
    if (order.kind === "stop") return stopping.abort(tooLate);
    if (order.kind === "keys") return unlocked.replaceBy(order.keys);
    const calls = order.kind === "call" ? [order.call] : order.calls;
    const [first] = calls;
    if (first === undefined) return;
    clock.ahead = first.at - Date.now();
    stopping = new AbortController();
    const within = { ...room, store: store.within({ lane: first.lane, stopped: stopping.signal }) };
    void (order.kind === "call" ? replyTo(first, within) : replyToAll(calls, within));
  });
  say({ kind: "ready" });
}

async function replyTo({ key, sent, caller }: ThreadCall, room: Room): Promise<void> {
  try {
    const text = await performCall(key, { sent, caller }, { room, reply });
    const body = new TextEncoder().encode(text);
    say({ kind: "answer", body }, [body.buffer]);
  } catch (error) {
    say(failureOf(error));
  }
}

/** Calls of one endpoint, done together. */
async function replyToAll(calls: readonly ThreadCall[], room: Room): Promise<void> {
  try {
    const settled = await performTogether(calls, { room, reply });
    const replies = settled.map((one): CallReply =>
      one.status === "fulfilled"
        ? { kind: "answer", body: new TextEncoder().encode(one.value) }
        : failureOf(one.reason),
    );
    say({ kind: "replies", replies });
  } catch (error) {
    say({ kind: "replies", replies: calls.map(() => failureOf(error)) });
  }
}

function failureOf(error: unknown): CallReply {
  if (!(error instanceof Refusal)) return { kind: "fault", error };
  const { code, message, findings } = error;
  const seconds = error instanceof Unavailable || error instanceof TooMany ? error.seconds : null;
  return { kind: "refusal", code, message, findings, seconds };
}

function say(told: ThreadReply | ThreadTrouble, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(told, transfer);
}
