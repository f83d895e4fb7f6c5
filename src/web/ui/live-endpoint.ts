/**
 * A streamed endpoint while its page is looked at: the state that the room sends first, then what it says has changed. A page that nobody sees keeps no
 * connection: a browser has few of them for one room, and whoever comes back is sent the state anew.
 */
import { useCallback, useEffect, useState } from "react";
import type { Operation } from "rfc6902";
import type { EndpointQuery } from "#web/ui/endpoint-query.tsx";
import type { Client, Input, Output } from "#web/room/room-client.ts";
import { useRoom } from "#web/room/room-context.tsx";

/** Endpoints that stream. */
type StreamKey = "pictureStream" | "alertLevelStream";
export type ConnectionState = "connecting" | "live" | "lost";
/** What a stream shows, and whether it still does. */
export type LiveQuery<T> = { readonly query: EndpointQuery<T>; readonly connection: ConnectionState };

type LiveRequest<K extends StreamKey> = {
  readonly key: K;
  readonly input: Input<K>;
  /** The same state by a plain request: it says why a stream is refused. The function stays the same. */
  readonly ask: (client: Client, input: Input<K>) => Promise<Output<K>>;
};

/** Watches a streamed endpoint. */
export function useLiveEndpoint<K extends StreamKey>({
  key,
  input,
  ask,
}: LiveRequest<K>): LiveQuery<Output<K>> {
  const { client } = useRoom();
  const written = JSON.stringify(input);
  const [round, setRound] = useState(0);
  const visible = useVisible();
  const [connection, setConnection] = useState<ConnectionState>("connecting");
  const [shown, setShown] = useState<{ of: string; result: EndpointQuery<Output<K>>["result"] }>();
  const reload = useCallback(() => setRound((before) => before + 1), []);
  useEffect(() => {
    if (!visible) return undefined;
    const asked = JSON.parse(written) as Input<K>;
    const show = (value: Output<K>): void => setShown({ of: written, result: { state: "ready", value } });
    return openStream<Output<K>>(client.address(key, asked), {
      show,
      connection: setConnection,
      reopen: reload,
      refused: (left) => {
        ask(client, asked).then(
          (value) => left.aborted || show(value),
          (why: unknown) => left.aborted || setShown({ of: written, result: { state: "failed", why } }),
        );
      },
    });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a new round opens it again
  }, [ask, client, key, written, reload, round, visible]);
  const result = shown?.of === written ? shown.result : ({ state: "loading" } as const);
  return { query: { result, reload }, connection };
}

type StreamListener<T> = {
  readonly show: (value: T) => void;
  readonly connection: (state: ConnectionState) => void;
  readonly reopen: () => void;
  /** The room gives no stream; `left` is aborted once nobody waits for why. */
  readonly refused: (left: AbortSignal) => void;
};

/** Opens a stream and returns the way to close it. A browser connects again by itself unless it was refused. */
function openStream<T>(address: string, listener: StreamListener<T>): () => void {
  const stream = new EventSource(address);
  const leaving = new AbortController();
  let later: ReturnType<typeof setTimeout> | undefined;
  let held: T | undefined;
  // One event after the other, also while what applies changes is fetched.
  let shown = Promise.resolve();
  const after = async (before: Promise<void>, next: () => Promise<T | undefined>): Promise<void> => {
    await before;
    held = await next();
    if (leaving.signal.aborted) return;
    if (held === undefined) listener.reopen();
    else listener.show(held);
  };
  stream.addEventListener("open", () => listener.connection("live"));
  stream.addEventListener("state", ({ data }: MessageEvent<string>) => {
    shown = after(shown, async () => await Promise.resolve(JSON.parse(data) as T));
  });
  stream.addEventListener("patch", ({ data }: MessageEvent<string>) => {
    const patch = async () => held && (await patched(held, JSON.parse(data) as Operation[]));
    shown = after(shown, patch);
  });
  stream.addEventListener("error", () => {
    listener.connection("lost");
    if (stream.readyState !== EventSource.CLOSED) return;
    listener.refused(leaving.signal);
    later = setTimeout(listener.reopen, 4000 + Math.random() * 4000);
  });
  return () => {
    clearTimeout(later);
    leaving.abort();
    stream.close();
  };
}

/** The state with what changed; `undefined` where it does not fit. */
async function patched<T>(state: T, patch: Operation[]): Promise<T | undefined> {
  const { applyPatch } = await import("rfc6902");
  const copy = structuredClone(state);
  return applyPatch(copy, patch).every((failure) => failure === null) ? copy : undefined;
}

function useVisible(): boolean {
  const [visible, setVisible] = useState(document.visibilityState === "visible");
  useEffect(() => {
    const look = (): void => setVisible(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return visible;
}
