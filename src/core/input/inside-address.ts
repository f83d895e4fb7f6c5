/** Addresses that a server outside may not have: whoever asks a host that somebody else named checks the address that it connects to. */

type Network = readonly [address: string, bits: number];

/**
 * Not for the public internet: the special-purpose registries of IANA (RFC 6890 and its successors) but for what they call globally reachable; multicast and
 * what is reserved; and every way of writing an IPv4 address into IPv6, since a translator or a tunnel at hand would carry it to a host inside.
 */
const networks: readonly Network[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  // IETF protocol assignments, and examples (TEST-NET-1).
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  // AS112 and the anycast of 6to4 relays: no host of anybody.
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
  // Unspecified, loopback and IPv4-compatible; SIIT; NAT64, global and local.
  ["::", 96],
  ["::ffff:0:0:0", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["100:0:0:1::", 64],
  // IETF protocol assignments with Teredo, benchmarking, ORCHID and drone ids; examples; 6to4.
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["2620:4f:8000::", 48],
  ["3fff::", 20],
  ["5f00::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
];

/** Whether an address is in one of them, also as IPv4 mapped into IPv6; so is text that is no address. */
export function isInside(address: string): boolean {
  const groups = groupsOf(address);
  return groups === null || blocked.some(({ of, bits }) => sameStart(of, groups, bits));
}

/** Whether the host of a URL is loopback as written. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

const blocked = networks.map(([address, bits]) => ({
  of: groupsOf(address) ?? [],
  bits: address.includes(":") ? bits : bits + 96,
}));

/** The eight groups of an address; IPv4 is the address mapped into IPv6 (`::ffff:0:0/96`). */
function groupsOf(address: string): readonly number[] | null {
  const text = address.includes(":") ? address.replace(/%.*$/, "") : `::ffff:${address}`;
  const dotted = /(?<=:)(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  const bytes = (dotted ?? []).slice(1).map(Number);
  if (bytes.some((byte) => byte > 255)) return null;
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  const plain =
    dotted === null
      ? text
      : `${text.slice(0, dotted.index)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  const [before = "", after, ...more] = plain.split("::");
  const [left, right] = [partsOf(before), partsOf(after ?? "")];
  const missing = 8 - left.length - right.length;
  if (more.length > 0 || (after === undefined ? missing !== 0 : missing < 1)) return null;
  const all = [...left, ...Array.from({ length: missing }, () => "0"), ...right];
  return all.every((part) => /^[0-9a-f]{1,4}$/i.test(part)) ? all.map((part) => parseInt(part, 16)) : null;
}

function partsOf(text: string): readonly string[] {
  return text === "" ? [] : text.split(":");
}

function sameStart(a: readonly number[], b: readonly number[], bits: number): boolean {
  return a.every((group, at) => {
    const kept = Math.max(0, Math.min(16, bits - 16 * at));
    return group >> (16 - kept) === (b[at] ?? 0) >> (16 - kept);
  });
}
