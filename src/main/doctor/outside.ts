/** The doctor from outside: the room's name, its certificate, and its publication as an agent meets it. */
import { lookup } from "node:dns/promises";
import { connect } from "node:tls";
import { hash } from "node:crypto";
import { type HealthCheck, found } from "#main/doctor/check.ts";
import { readKeys } from "#publication/trusted-keys.ts";
import { openIndex } from "#publication/verified-index.ts";
import { PublicationRefusal } from "#publication/refusal.ts";

const within = 5000;
const day = 24 * 3_600_000;
/** A certificate with less left should have been renewed. */
const certificateMargin = 14 * day;
const largest = 16 * 1024 * 1024;
/** A folder may be a moment behind the database. */
const behind = 2;

/** What is known on the inside of what should be seen from outside. */
type Expected = {
  readonly origin: string;
  readonly now: Date;
  /** The key that the room signs with; `null` where it is not known. */
  readonly keyid: string | null;
  /** The newest index of the database; `null` where it is not known. */
  readonly sequence: number | null;
};

/** DNS, TLS and the publication of an address. */
export async function outsideChecks(expected: Expected): Promise<readonly HealthCheck[]> {
  const url = new URL(expected.origin);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const [dns, tls, publication] = await Promise.all([
    dnsCheck(host),
    tlsCheck(url, host, expected.now),
    publicationCheck(expected),
  ]);
  return [dns, tls, publication];
}

async function dnsCheck(host: string): Promise<HealthCheck> {
  const addresses = await lookup(host, { all: true }).catch(() => []);
  if (addresses.length === 0) return found("dns", "failing", "dns-fails", host);
  return found("dns", "good", "dns-good", `${host} (${addresses.map(({ address }) => address).join(", ")})`);
}

const loopback = ["localhost", "127.0.0.1", "::1"];

async function tlsCheck(url: URL, host: string, now: Date): Promise<HealthCheck> {
  if (url.protocol === "http:")
    return loopback.includes(host)
      ? found("tls", "good", "tls-loopback", host)
      : found("tls", "failing", "tls-none", url.origin);
  const end = await certificateEnd(host, Number(url.port === "" ? 443 : url.port));
  if (typeof end === "string") return found("tls", "failing", "tls-invalid", end);
  const left = end.getTime() - now.getTime();
  const about = end.toISOString();
  return left < certificateMargin
    ? found("tls", "caution", "tls-expires", about)
    : found("tls", "good", "tls-good", about);
}

/** When the certificate ends, as a client that verifies it sees it; or why it does not verify. */
async function certificateEnd(host: string, port: number): Promise<Date | string> {
  return await new Promise((done) => {
    const socket = connect({ host, port, servername: host, timeout: within }, () => {
      done(new Date(socket.getPeerCertificate().valid_to));
      socket.end();
    });
    socket.on("error", (error) => done(error.message));
    socket.on("timeout", () => {
      done("no answer");
      socket.destroy();
    });
  });
}

async function publicationCheck({ origin, now, keyid, sequence }: Expected): Promise<HealthCheck> {
  const [index, keys] = await Promise.all(
    ["index.json", "keys.json"].map(async (name) => await fetched(`${origin}/pub/${name}`)),
  );
  if (typeof index === "string") return found("publication", "failing", "publication-unreachable", index);
  if (keys === undefined || typeof keys === "string" || index === undefined)
    return found("publication", "failing", "publication-unreachable", String(keys));
  try {
    const document: unknown = JSON.parse(Buffer.from(keys).toString("utf8"));
    const trusted = { keys: await readKeys(document), how: "by-hand" } as const;
    const opened = await openIndex(index, trusted, async () => await Promise.resolve(null));
    if (keyid !== null && !trusted.keys.some((key) => key.keyid === keyid))
      return found("publication", "failing", "publication-other-key", opened.keyids.join(", "));
    if (Date.parse(opened.index.expires) < now.getTime())
      return found("publication", "failing", "publication-expired", opened.index.expires);
    if (sequence === null)
      return found("publication", "unknown", "publication-uncompared", String(opened.index.sequence));
    if (opened.index.sequence + behind < sequence)
      return found("publication", "failing", "publication-behind", `${opened.index.sequence} < ${sequence}`);
    return found("publication", "good", "publication-good", String(opened.index.sequence));
  } catch (error) {
    const about = error instanceof PublicationRefusal ? error.reason : hash("sha256", index).slice(0, 12);
    return found("publication", "failing", "publication-invalid", about);
  }
}

/** The bytes of an address; or why there are none. */
async function fetched(address: string): Promise<Uint8Array | string> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(within), redirect: "error" });
    if (!answer.ok) return `${address}: ${answer.status}`;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return bytes.length > largest ? `${address}: ${bytes.length}` : bytes;
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return `${address}: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}
