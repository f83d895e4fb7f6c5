/**
 * Whose call it is, where nobody signed in: the address of the connection, or, where that is a proxy which the operator named, the address that the proxy
 * saw. Of what proxies add to a call (`Forwarded`, RFC 7239, or `X-Forwarded-For`) only the right end can be believed: each hop from the right is believed while
 * the one before it is a named proxy. It decides who is slowed down, never who may do what.
 */
import { BlockList, isIP, isIPv6 } from "node:net";

/** The proxies that are believed. */
export type TrustedProxies = { readonly trusts: (address: string) => boolean };

/** No proxy is believed. */
export const noProxies: TrustedProxies = { trusts: () => false };

/** Reads addresses and networks (`10.0.0.0/8`, `2001:db8::/32`), divided by commas; `undefined` where one is neither. */
export function readTrustedProxies(text: string): TrustedProxies | undefined {
  const list = new BlockList();
  for (const part of text.split(",").map((one) => one.trim())) {
    const [address = "", length, ...rest] = part.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    const whole = family === "ipv6" ? 128 : 32;
    const bits = length === undefined ? whole : /^\d{1,3}$/.test(length) ? Number(length) : -1;
    if (isIP(address) === 0 || rest.length > 0 || bits < 0 || bits > whole) return undefined;
    list.addSubnet(address, bits, family);
  }
  return { trusts: (address) => list.check(address, isIPv6(address) ? "ipv6" : "ipv4") };
}

const longestHeaders = 2048;

type ForwardingHeaders = {
  readonly forwarded: string | undefined;
  readonly xForwardedFor: string | undefined;
};

/**
 * The address by which a caller is slowed down: that of the connection (`peer`), or the right-most in the headers that is no trusted proxy. Headers of others, such as
 * are not well formed, and two that contradict each other are as if they were not there: a proxy writes one of them and passes the other on as it came.
 */
export function clientAddress(peer: string, headers: ForwardingHeaders, proxies: TrustedProxies): string {
  const near = plainAddress(peer) ?? peer;
  if (isIP(near) === 0 || !proxies.trusts(near)) return near;
  const { forwarded, xForwardedFor } = headers;
  if (`${forwarded}${xForwardedFor}`.length > longestHeaders) return near;
  const ways = [
    ...(forwarded === undefined ? [] : [forwardedHops(forwarded)]),
    ...(xForwardedFor === undefined ? [] : [xForwardedFor.split(",")]),
  ].map((hops) => farthest(hops, { near, proxies }));
  const [first = near, second = first] = ways;
  return first === second ? first : near;
}

/** Goes along the hops from the right while the last one is trusted; a hop that is no address ends the way. */
function farthest(
  hops: readonly string[],
  { near, proxies }: { readonly near: string; readonly proxies: TrustedProxies },
): string {
  let here = near;
  for (const hop of hops.toReversed()) {
    const address = plainAddress(hop);
    if (address === null) return here;
    here = address;
    if (!proxies.trusts(here)) return here;
  }
  return here;
}

/** The `for` of each element, in order; an element without one, or a header that is not well formed, holds nothing to go by. */
function forwardedHops(header: string): readonly string[] {
  const pair = /^\s*([!#$%&'*+.^_`|~\w-]+)=(?:"((?:[^"\\]|\\.)*)"|([!#$%&'*+.^_`|~\w:-]*))\s*$/;
  return splitOutsideQuotes(header, ",").map((element) => {
    const pairs = splitOutsideQuotes(element, ";").map((text) => pair.exec(text));
    const named = pairs.filter((match) => match?.[1]?.toLowerCase() === "for");
    if (pairs.includes(null) || named.length !== 1) return "";
    return named[0]?.[2]?.replaceAll(/\\(.)/g, "$1") ?? named[0]?.[3] ?? "";
  });
}

function splitOutsideQuotes(text: string, by: "," | ";"): readonly string[] {
  return text.match(by === "," ? /(?:"(?:[^"\\]|\\.)*"|[^,"]|")+/g : /(?:"(?:[^"\\]|\\.)*"|[^;"]|")+/g) ?? [];
}

/** An address without brackets, port and zone; one that IPv6 only carries is the IPv4 address that it is. `null` for what is no address. */
function plainAddress(text: string): string | null {
  const trimmed = text.trim();
  const bare =
    /^\[([^\]]+)\](?::\d{1,5})?$/.exec(trimmed)?.[1] ??
    /^(\d[\d.]*\d):\d{1,5}$/.exec(trimmed)?.[1] ??
    trimmed;
  const address = bare.replace(/%.*$/, "").toLowerCase();
  const carried = /^::ffff:(\d[\d.]*\d)$/.exec(address)?.[1] ?? address;
  return isIP(carried) === 0 ? null : carried;
}

/** Who shares a budget: an IPv4 address, or the /64 of an IPv6 address, of which one subscriber has all. */
export function sharedAddress(address: string): string {
  if (!isIPv6(address)) return address;
  const { hostname } = new URL(`http://[${address}]`);
  const [head = "", tail] = hostname.slice(1, -1).split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => "0");
  return `${[...before, ...(tail === undefined ? [] : zeros), ...after].slice(0, 4).join(":")}::/64`;
}
