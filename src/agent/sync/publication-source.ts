/** Where a publication is fetched from: a web server or a folder (a stick, a share). Both give the same bytes within the same limits. */
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { isMissing } from "#agent/home/durable-files.ts";
import type { Surroundings } from "#agent/home/agent-folder.ts";
import { Refusal } from "#core/problem.ts";

/** A file's bytes from `start` on; `start` is 0 where the source could not continue from where it was asked to. */
export type Stretch = { readonly start: number; readonly pieces: AsyncIterable<Uint8Array> };

/** A place that publishes files under relative paths. */
export type PublicationSource = {
  /** `null` when there is no such file. */
  readonly open: (path: string, from: number) => Promise<Stretch | null>;
};

const patience = 30_000;

/** The source of a URL or of a folder. */
export function publicationSource(
  from: string,
  surroundings: Pick<Surroundings, "fetch">,
): PublicationSource {
  return /^https?:\/\//i.test(from) ? webSource(from, surroundings.fetch) : folderSource(from);
}

function folderSource(root: string): PublicationSource {
  return {
    open: async (path, from) => {
      const full = join(root, ...path.split("/"));
      try {
        if (!(await stat(full)).isFile()) return null;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
      return { start: from, pieces: pieces(full, from) };
    },
  };
}

async function* pieces(path: string, from: number): AsyncGenerator<Uint8Array> {
  const file = await open(path, "r");
  try {
    const buffer = new Uint8Array(1 << 18);
    for (let at = from; ;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
      if (bytesRead === 0) return;
      yield buffer.slice(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}

function webSource(from: string, fetch: Surroundings["fetch"]): PublicationSource {
  const root = from.endsWith("/") ? from : `${from}/`;
  return {
    open: async (path, start) => {
      const waiting = new AbortController();
      const timer = setTimeout(() => waiting.abort(), patience);
      const headers: Record<string, string> = start === 0 ? {} : { range: `bytes=${start}-` };
      const url = new URL(path.split("/").map(encodeURIComponent).join("/"), root).href;
      const response = await reach(
        url,
        async () => await fetch(url, { headers, signal: waiting.signal }),
      ).finally(() => clearTimeout(timer));
      if (response.status === 404 || response.status === 410) {
        await response.body?.cancel();
        return null;
      }
      if (response.status === 416 && start > 0) {
        await response.body?.cancel();
        return { start: 0, pieces: empty() };
      }
      if (!response.ok) throw new Refusal("not-found", `${url} answers ${response.status}.`);
      return { start: continuesAt(response, start) ? start : 0, pieces: bodyOf(response, waiting) };
    },
  };
}

async function reach(url: string, ask: () => Promise<Response>): Promise<Response> {
  try {
    return await ask();
  } catch (error) {
    const why = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : "";
    throw new Refusal("not-found", `${url} cannot be reached${why}.`);
  }
}

function continuesAt(response: Response, start: number): boolean {
  return (
    response.status === 206 && (response.headers.get("content-range") ?? "").startsWith(`bytes ${start}-`)
  );
}

/** The body piece by piece; a server that falls silent is left. */
async function* bodyOf(response: Response, waiting: AbortController): AsyncGenerator<Uint8Array> {
  if (response.body === null) return;
  let timer = setTimeout(() => waiting.abort(), patience);
  try {
    for await (const piece of response.body) {
      clearTimeout(timer);
      yield piece;
      timer = setTimeout(() => waiting.abort(), patience);
    }
  } finally {
    clearTimeout(timer);
  }
}

async function* empty(): AsyncGenerator<Uint8Array> {}

/** A whole small file; refuses one larger than `most` bytes. */
export async function readLimitedFile(
  source: PublicationSource,
  path: string,
  most: number,
): Promise<Uint8Array | null> {
  const stretch = await source.open(path, 0);
  if (stretch === null) return null;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stretch.pieces) {
    length += piece.length;
    if (length > most) throw new Refusal("too-large", `${path} has more than ${most} bytes.`);
    parts.push(piece);
  }
  return Buffer.concat(parts);
}
