/** An answer that stays the same while the server runs: made, compressed and tagged once, so that asking for it costs nothing. */
import type { Context } from "hono";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { hasAlready, tagOf, takesEncoding } from "#edge/http/answer/negotiation.ts";

type MadeAnswer = {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer>;
  readonly etag: string;
};

/** Answers with what `make` gives at the first call. One that fails is made again. */
export function sameAnswer(make: (c: Context) => Promise<string>): (c: Context) => Promise<Response> {
  let made: Promise<MadeAnswer> | undefined;
  return async (c) => {
    made ??= makeOnce(make(c)).catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    const { plain, gzipped, etag } = await made;
    const headers = { etag, vary: "accept-encoding", "content-type": "application/json" };
    if (hasAlready(c.req.raw, etag)) return c.body(null, 304, headers);
    return takesEncoding(c.req.raw, "gzip")
      ? c.body(gzipped, 200, { ...headers, "content-encoding": "gzip" })
      : c.body(plain, 200, headers);
  };
}

async function makeOnce(text: Promise<string>): Promise<MadeAnswer> {
  const plain = new TextEncoder().encode(await text);
  const gzipped = new Uint8Array(await promisify(gzip)(plain));
  return { plain, gzipped, etag: tagOf(plain) };
}
