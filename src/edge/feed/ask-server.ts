/**
 * One request to a server: within limits of silence and time, and never to an address inside our own network unless that was literally asked for. The
 * check is made on the address that is connected to.
 */
import { lookup as systemLookup } from "node:dns";
import { get as getPlain, type IncomingMessage, type RequestOptions } from "node:http";
import { get as getSecure } from "node:https";
import { isIP } from "node:net";
import { isInside, isLoopback } from "#core/input/inside-address.ts";
import { FeedStopped } from "./limits.ts";

/** What a request is bounded by. `inside` says that its host may have an address inside. */
type RequestBounds = {
  readonly idleMs: number;
  readonly signal: AbortSignal;
  readonly inside?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The answer to a GET, its body not read yet. Throws when the host may not be asked, cannot be reached, or is silent. */
export async function askServer(url: URL, bounds: RequestBounds): Promise<IncomingMessage> {
  const { signal, idleMs, inside = false, headers = {} } = bounds;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const anywhere = inside || isLoopback(url.hostname);
  if (!anywhere && isIP(host) !== 0 && isInside(host)) throw refusedAddress(host);
  const options: RequestOptions = {
    signal,
    timeout: idleMs,
    // A connection of its own: one that is kept for reuse may be closing.
    agent: false,
    headers: { "accept-encoding": "identity", ...headers },
  };
  if (!anywhere) options.lookup = outsideOnly;
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
