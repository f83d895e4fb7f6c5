/** A publication on a web server, by a `fetch` of Node or of a browser. A server that falls silent is left. */
import { PublicationRefusal } from "#publication/refusal.ts";
import type { Transport } from "#publication/transport.ts";

const silence = 30_000;

/** The files below a URL. */
export function httpTransport(from: string, fetch: typeof globalThis.fetch): Transport {
  const root = from.endsWith("/") ? from : `${from}/`;
  return {
    open: async (path, start) => {
      const silent = new AbortController();
      const headers: Record<string, string> = start === 0 ? {} : { range: `bytes=${start}-` };
      const url = new URL(path.split("/").map(encodeURIComponent).join("/"), root).href;
      const timer = setTimeout(() => silent.abort(), silence);
      const response = await reach(
        url,
        async () => await fetch(url, { headers, signal: silent.signal }),
      ).finally(() => clearTimeout(timer));
      if (response.ok)
        return { start: continuesAt(response, start) ? start : 0, pieces: bodyOf(response, silent) };
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

async function* bodyOf(response: Response, silent: AbortController): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  let timer = setTimeout(() => silent.abort(), silence);
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      clearTimeout(timer);
      yield next.value;
      timer = setTimeout(() => silent.abort(), silence);
    }
  } finally {
    clearTimeout(timer);
    await reader.cancel().catch(() => undefined);
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
