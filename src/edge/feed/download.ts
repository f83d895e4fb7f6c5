/**
 * One file from a server: within a time and the feed's size limit, never following to another host, and never reaching an address inside
 * our own network unless the address was literally asked for as loopback.
 */
import type { ByteStream } from "#archive/byte-stream.ts";
import { askServer } from "./ask-server.ts";
import { type FeedLimits, FeedStopped } from "./limits.ts";

const mostRedirects = 5;

/** The body of a successful answer; throws when the server may not be asked, is silent, or answers otherwise. */
export async function* download(address: string, limits: FeedLimits): ByteStream {
  const signal = AbortSignal.timeout(limits.downloadMs);
  const asked = URL.parse(address);
  if (asked === null) throw new FeedStopped("address-invalid", "the address is not a URL");
  let url = asked;
  const { host } = url;
  for (let step = 0; step <= mostRedirects; step++) {
    const answer = await askServer(url, { idleMs: limits.idleMs, signal });
    const location = answer.headers.location;
    const status = answer.statusCode ?? 0;
    if (status >= 300 && status < 400 && location !== undefined) {
      answer.destroy();
      url = URL.parse(location, url) ?? new URL("invalid:");
      if (url.host !== host || !/^https?:$/.test(url.protocol)) {
        throw new FeedStopped("redirect-refused", `the server sends us to another host: ${url.host}`);
      }
      continue;
    }
    if (status !== 200) {
      answer.destroy();
      throw new FeedStopped("download-failed", `the server answered ${status}`);
    }
    yield* answer as AsyncIterable<Uint8Array>;
    return;
  }
  throw new FeedStopped("redirect-refused", `more than ${mostRedirects} redirects`);
}
