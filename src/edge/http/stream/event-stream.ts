/**
 * The answer that stays open: one watcher's server-sent events. A client that does not read gets the newest state when it reads again,
 * never a queue of old ones.
 */
import { heartbeat, reconnectTime } from "#edge/http/stream/event-frame.ts";

/** At fixed times, whatever happens in the room: a signal that is left out would tell that something did. */
const heartbeatEvery = 15_000;
/** How many bytes may wait for a reader who is slow; beyond that it is behind. */
const mostWaiting = 256 * 1024;

/** The room's end of a stream. */
export type EventOutlet = {
  /** Sends events; `false` where the reader is behind, and none of them was sent. */
  readonly send: (events: readonly Uint8Array[]) => boolean;
  readonly end: () => void;
};

/** What is asked for as a stream goes on. */
type StreamCourse = {
  /** The first events. */
  readonly first: readonly Uint8Array[];
  /** The whole state, for a reader who was behind and reads again. */
  readonly newest: () => readonly Uint8Array[];
  /** Called once when either side has ended it. */
  readonly ended: () => void;
};

/** Opens a stream; `gone` is aborted when the client is. */
export function openEventStream(
  course: StreamCourse,
  gone: AbortSignal,
): { readonly response: Response; readonly outlet: EventOutlet } {
  let pipe: ReadableStreamDefaultController<Uint8Array> | null = null;
  let behind = false;
  const enqueue = (events: readonly Uint8Array[]): void => {
    for (const event of events) pipe?.enqueue(event);
  };
  const send = (events: readonly Uint8Array[]): boolean => {
    behind ||= (pipe?.desiredSize ?? 0) <= 0;
    if (!behind) enqueue(events);
    return !behind;
  };
  const beat = setInterval(() => send([heartbeat]), heartbeatEvery);
  const over = (): void => {
    if (pipe === null) return;
    pipe = null;
    clearInterval(beat);
    gone.removeEventListener("abort", end);
    course.ended();
  };
  const end = (): void => {
    const open = pipe;
    over();
    open?.close();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        pipe = controller;
        enqueue([reconnectTime(), ...course.first]);
      },
      pull: () => {
        if (!behind) return;
        behind = false;
        enqueue(course.newest());
      },
      cancel: over,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: mostWaiting }),
  );
  gone.addEventListener("abort", end);
  return { response: new Response(body, { headers }), outlet: { send, end } };
}

const headers = {
  "content-type": "text/event-stream",
  "cache-control": "no-store",
  "x-accel-buffering": "no",
};
