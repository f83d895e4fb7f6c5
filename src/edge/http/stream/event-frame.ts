/** Server-sent events as bytes: each is written once and sent to every watcher as it is. */

const encoder = new TextEncoder();

/** A line without meaning, by which proxies and readers see that the stream lives. */
export const heartbeat = encoder.encode(":\n\n");

/**
 * One event. `state` is the whole state, `patch` what changed since the event before, as a JSON Patch (RFC 6902). `id` names the state that a
 * reader has after it, and comes back as `Last-Event-ID`.
 */
export function eventFrame(event: "state" | "patch", id: string, json: string): Uint8Array {
  return encoder.encode(`id: ${id}\nevent: ${event}\ndata: ${json}\n\n`);
}

/** After how long a reader connects again when the stream ends: not all of them in the same second. */
export function reconnectTime(): Uint8Array {
  return encoder.encode(`retry: ${2000 + Math.floor(Math.random() * 4000)}\n\n`);
}
