/**
 * Server-sent events: the plain answer of an endpoint, again whenever it changed, at most once a second. Each event is decided
 * anew as the plain endpoint would decide it, so a stream never shows more than a request would.
 * A client that does not read gets the newest answer when it reads again, never a queue of old ones.
 */
import type { Bus } from "#edge/http/room.ts";

const atMostEvery = 1000;
const heartbeatEvery = 15_000;

/** One stream. `read` authenticates and asks again; it throws when the session has ended, and then the stream ends. */
type Streamed = {
  readonly bus: Bus;
  readonly read: () => Promise<string>;
  /** Aborted when the client is gone. */
  readonly gone: AbortSignal;
  /** Told why a stream that should have gone on ended. */
  readonly failed: (error: unknown) => void;
};

/** The answer that stays open. `first` is what the plain endpoint answered. */
export function eventStream(first: string, streamed: Streamed): Response {
  const stopped = new AbortController();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      void runStream(first, streamed, { controller, stopped });
    },
    cancel: () => stopped.abort(),
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" },
  });
}

type Pipe = {
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
  readonly stopped: AbortController;
};

async function runStream(first: string, streamed: Streamed, pipe: Pipe): Promise<void> {
  const ended = AbortSignal.any([pipe.stopped.signal, streamed.gone, streamed.bus.closed]);
  const send = (text: string): void => pipe.controller.enqueue(new TextEncoder().encode(text));
  const changes = waitForChanges(streamed.bus, ended);
  // At fixed times, whatever happens in the room: a signal that is left out would tell that something did.
  const beat = setInterval(() => {
    if (!ended.aborted && (pipe.controller.desiredSize ?? 0) >= 0) send(":\n\n");
  }, heartbeatEvery);
  try {
    let last = first;
    send(`data: ${last}\n\n`);
    while (!ended.aborted) {
      await changes.next();
      if (ended.aborted) break;
      const now = await streamed.read();
      if ((pipe.controller.desiredSize ?? 0) < 0) continue;
      if (now !== last) send(`data: ${now}\n\n`);
      last = now;
    }
  } catch (error) {
    // The session has ended or the room failed: the stream ends, and the page's next request learns why.
    if (!ended.aborted) streamed.failed(error);
  } finally {
    clearInterval(beat);
    changes.stop();
    if (!pipe.stopped.signal.aborted) pipe.controller.close();
  }
}

/** `next` resolves a second after the last call at the earliest: after a change, or after a heartbeat's time. */
function waitForChanges(bus: Bus, ended: AbortSignal): { next: () => Promise<void>; stop: () => void } {
  const state: { dirty: boolean; wake: (() => void) | undefined } = { dirty: false, wake: undefined };
  const stop = bus.onChange(() => {
    state.dirty = true;
    state.wake?.();
  });
  ended.addEventListener("abort", () => state.wake?.());
  const pause = async (milliseconds: number, over: () => boolean): Promise<void> => {
    if (over()) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, milliseconds);
    state.wake = () => {
      if (over()) resolve();
    };
    await promise;
    clearTimeout(timer);
  };
  const next = async (): Promise<void> => {
    await pause(atMostEvery, () => ended.aborted);
    await pause(heartbeatEvery - atMostEvery, () => ended.aborted || state.dirty);
    state.dirty = false;
  };
  return { next, stop };
}
