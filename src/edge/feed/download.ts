/**
 * One file from a server: within a time and the feed's size limit, never following to another host, and never reaching an address inside
 * our own network unless the address was literally asked for as loopback. The check is made on the address that is connected to.
 */
import { lookup as systemLookup } from "node:dns";
import { get as getPlain, type IncomingMessage, type RequestOptions } from "node:http";
import { get as getSecure } from "node:https";
import { isIP } from "node:net";
import type { ByteStream } from "#archive/byte-stream.ts";
import { isInside, isLoopback } from "#core/input/inside-address.ts";
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
    const answer = await ask(url, limits, signal);
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

async function ask(url: URL, limits: FeedLimits, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const loopback = isLoopback(url.hostname);
  if (!loopback && isIP(host) !== 0 && isInside(host)) throw refusedAddress(host);
  const options: RequestOptions = {
    signal,
    timeout: limits.idleMs,
    // A connection of its own: one that is kept for reuse may be closing.
    agent: false,
    headers: { "accept-encoding": "identity" },
  };
  if (!loopback) options.lookup = outsideOnly;
  return await new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? getSecure : getPlain)(url, options, resolve);
    request.on("error", reject);
    request.on("timeout", () => request.destroy(new FeedStopped("download-failed", "the server is silent")));
  });
}

/** Resolves as the system does and refuses when any address of the host is inside. */
const outsideOnly: NonNullable<RequestOptions["lookup"]> = (host, options, callback) => {
  systemLookup(host, { ...options, all: true }, (error, addresses) => {
    const bad = error === null ? addresses.find((one) => isInside(one.address)) : undefined;
    const first = addresses?.[0];
    if (error !== null) callback(error, "", 0);
    else if (bad !== undefined || first === undefined) callback(refusedAddress(bad?.address ?? host), "", 0);
    else if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

function refusedAddress(address: string): FeedStopped {
  return new FeedStopped("address-refused", `the host has an address inside our own network: ${address}`);
}
