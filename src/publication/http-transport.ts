/** A publication on a web server, by a `fetch` of Node or of a browser. A server that falls silent, or gives a byte now and then, is left. */
import { PublicationRefusal } from "#publication/refusal.ts";
import type { Transport } from "#publication/transport.ts";

/** What is left: a server that is silent for so long (ms), or that gives fewer bytes a second once the time of grace is over. */
type Pace = { readonly silence: number; readonly grace: number; readonly bytesPerSecond: number };

const usualPace: Pace = { silence: 30_000, grace: 60_000, bytesPerSecond: 250 };

/** The files below a URL. */
export function httpTransport(from: string, fetch: typeof globalThis.fetch, pace = usualPace): Transport {
  const root = from.endsWith("/") ? from : `${from}/`;
  return {
    open: async (path, start) => {
      const silent = new AbortController();
      const headers: Record<string, string> = start === 0 ? {} : { range: `bytes=${start}-` };
      const url = new URL(path.split("/").map(encodeURIComponent).join("/"), root).href;
      const timer = setTimeout(() => silent.abort(), pace.silence);
      const response = await reach(
        url,
        async () => await fetch(url, { headers, signal: silent.signal }),
      ).finally(() => clearTimeout(timer));
      if (response.ok)
        return {
          start: continuesAt(response, start) ? start : 0,
          pieces: bodyOf(response, silent, { url, pace }),
        };
      await response.body?.cancel();
      if (response.status === 404 || response.status === 410) return null;
      if (response.status === 416 && start > 0) return { start: 0, pieces: nothing() };
      throw new PublicationRefusal("unavailable", `${url} answers ${response.status}.`);
    },
  };
}

async function reach(url: string, request: () => Promise<Response>): Promise<Response> {
  try {
    return await request();
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : "";
    throw new PublicationRefusal("unreachable", `${url} cannot be reached${cause}.`);
  }
}

function continuesAt(response: Response, start: number): boolean {
  const range = response.headers.get("content-range") ?? "";
  return response.status === 206 && range.startsWith(`bytes ${start}-`);
}

/** The pieces of a body, as long as they come fast enough. */
async function* bodyOf(
  response: Response,
  silent: AbortController,
  { url, pace }: { readonly url: string; readonly pace: Pace },
): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  const begun = performance.now();
  let bytes = 0;
  let timer = setTimeout(() => silent.abort(), pace.silence);
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      clearTimeout(timer);
      bytes += next.value.length;
      const waited = performance.now() - begun;
      if (waited > pace.grace && (bytes * 1000) / waited < pace.bytesPerSecond)
        throw new PublicationRefusal("unavailable", `${url} comes too slowly.`);
      yield next.value;
      timer = setTimeout(() => silent.abort(), pace.silence);
    }
  } finally {
    clearTimeout(timer);
    await reader.cancel().catch(() => undefined);
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
