/** One POST to a server outside: no redirect is followed, the answer's body is not read, and no address inside our own network is reached unless that is set. */
import { lookup as systemLookup } from "node:dns";
import { type IncomingMessage, request as plainRequest, type RequestOptions } from "node:http";
import { request as secureRequest } from "node:https";
import { isIP } from "node:net";
import { PermanentFailure } from "#channels/channel.ts";
import { isInside } from "#core/input/inside-address.ts";

/** What is sent, and until when. */
type JsonPost = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  readonly privateAddresses: boolean;
};

/** Sends a JSON text; the result is the answer's status. */
export async function postJson(url: URL, post: JsonPost): Promise<number> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!post.privateAddresses && isIP(host) !== 0 && isInside(host)) throw insideFailure(host);
  const options: RequestOptions = {
    method: "POST",
    signal: post.signal,
    // A connection of its own: one that is kept for reuse may be closing.
    agent: false,
    headers: {
      ...post.headers,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(post.body),
      "user-agent": "bongsu",
    },
    ...(post.privateAddresses ? {} : { lookup: outsideOnly }),
  };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const send = url.protocol === "https:" ? secureRequest : plainRequest;
    send(url, options, resolve).on("error", reject).end(post.body);
  });
  answer.destroy();
  return answer.statusCode ?? 0;
}

/** Resolves as the system does and refuses when any address of the host is inside; the connection goes to the address that was checked. */
const outsideOnly: NonNullable<RequestOptions["lookup"]> = (host, options, callback) => {
  systemLookup(host, { ...options, all: true }, (error, addresses) => {
    const bad = error === null ? addresses.find(({ address }) => isInside(address)) : undefined;
    const first = addresses?.[0];
    if (error !== null) callback(error, "", 0);
    else if (bad !== undefined || first === undefined) callback(insideFailure(bad?.address ?? host), "", 0);
    else if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

function insideFailure(address: string): PermanentFailure {
  return new PermanentFailure(`the host has an address inside our own network: ${address}`);
}
