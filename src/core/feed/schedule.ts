/**
 * What a room fetches by itself, and when: a document (`bongsu.feeds/1`) that its operator loads. Each feed has a kind, which says how it is read and
 * which formats may come of it, an address, and its spans. Nothing is fetched that no document names.
 */
import {
  addProblem,
  type Cursor,
  isObject,
  itemsAt,
  memberAt,
  numberAt,
  onlyMembers,
  openDocument,
  requiredNameAt,
  textAt,
  textsAt,
} from "#core/input/json-cursor.ts";
import { isInside, isLoopback } from "#core/input/inside-address.ts";
import { type Parsed, parsed } from "#core/problem.ts";
import { areaOfEcosystem } from "#core/product/coverage-area.ts";
import { readSpan } from "./span.ts";

/** The type of the document. */
export const feedsType = "bongsu.feeds/1";

/** How a feed is read: a folder of OSV's export, an archive of OSV records, the CVE list with its deltas, KEV, EPSS, a CSAF provider. */
export const feedKinds = ["osv", "osv-archive", "cve", "kev", "epss", "csaf"] as const;
export type FeedKind = (typeof feedKinds)[number];

/** One feed. Spans are in milliseconds. */
export type ScheduledFeed = {
  readonly id: string;
  readonly kind: FeedKind;
  /** The address of the file; of `osv` and `cve` that of the folder, with a slash at its end. */
  readonly url: string;
  /** How long after one fetch the next one follows. */
  readonly every: number;
  /** How old what the feed says may become before that is a problem of its own, however well the feed answers. */
  readonly quiet: number;
  /** The ecosystem of an OSV export, as OSV writes it. */
  readonly ecosystem?: string;
  /** The address of all records at once, where a feed of changes does not say it itself. */
  readonly whole?: string;
  /** Only members of the archive below this folder are records. */
  readonly within?: string;
  /** Other hosts to which this feed may lead: by a redirect, or by an address in its metadata. */
  readonly hosts: readonly string[];
  /** Fingerprints of the OpenPGP keys that sign its documents; without them the first ones seen count. */
  readonly keys: readonly string[];
  /** The most bytes that one file of it may have. */
  readonly bytes: number;
};

/** The schedule of a room. */
export type FeedSchedule = {
  /** A folder or an address that holds every file under its host and path, in place of the internet; `null` for none. */
  readonly mirror: string | null;
  /** Hosts that may be asked although their addresses are inside our own network. */
  readonly inside: readonly string[];
  readonly feeds: readonly ScheduledFeed[];
};

/** A room that fetches nothing by itself. */
export const emptySchedule: FeedSchedule = { mirror: null, inside: [], feeds: [] };

const mostFeeds = 500;
const largestFile = 4 * 1024 ** 3;
const defaultEvery = 600_000;
/** How old each kind's newest word may be: what is published daily for two days, what comes when there is something for weeks. */
const defaultQuiet: Readonly<Record<FeedKind, string>> = {
  osv: "7d",
  "osv-archive": "3d",
  cve: "1d",
  kev: "21d",
  epss: "3d",
  csaf: "30d",
};
const defaultBytes: Readonly<Record<FeedKind, number>> = {
  osv: largestFile,
  "osv-archive": largestFile,
  cve: largestFile,
  kev: 64 * 1024 ** 2,
  epss: 64 * 1024 ** 2,
  csaf: 64 * 1024 ** 2,
};

const rootMembers = ["type", "mirror", "inside", "feeds"];
const feedMembers = "id kind url every quiet ecosystem whole within hosts keys bytes".split(" ");

/** Reads the document; every finding at its place. */
export function readSchedule(document: unknown): Parsed<FeedSchedule> {
  const root = openDocument(document);
  if (!isObject(document) || document["type"] !== feedsType)
    addProblem(memberAt(root, "type"), "type-unknown", `expected a document of type ${feedsType}`);
  onlyMembers(root, rootMembers);
  const inside = textsAt(memberAt(root, "inside"));
  const list = itemsAt(memberAt(root, "feeds"));
  if (list.length > mostFeeds)
    addProblem(memberAt(root, "feeds"), "too-many", `expected at most ${mostFeeds} feeds`);
  const feeds = list.slice(0, mostFeeds).map((place) => feedAt(place, inside));
  const seen = new Set<string>();
  for (const [at, { id }] of feeds.entries()) {
    if (seen.has(id))
      addProblem(memberAt(list[at] as Cursor, "id"), "id-repeated", `the feed ${id} is there twice`);
    seen.add(id);
  }
  const mirror = mirrorAt(memberAt(root, "mirror"), inside);
  return root.problems.length > 0
    ? { ok: false, findings: root.problems }
    : parsed({ mirror, inside, feeds });
}

function feedAt(place: Cursor, inside: readonly string[]): ScheduledFeed {
  onlyMembers(place, feedMembers);
  const kind = kindAt(memberAt(place, "kind"));
  const url = addressAt(memberAt(place, "url"), inside) ?? "";
  if (url !== "" && (kind === "osv" || kind === "cve") && !new URL(url).pathname.endsWith("/"))
    addProblem(
      memberAt(place, "url"),
      "folder-expected",
      "expected the address of a folder, with a slash at its end",
    );
  const ecosystem = kind === "osv" ? ecosystemAt(memberAt(place, "ecosystem"), url) : undefined;
  const whole = addressAt(memberAt(place, "whole"), inside);
  const within = textAt(memberAt(place, "within"));
  return {
    id: idAt(memberAt(place, "id")),
    kind,
    url,
    every: spanAt(memberAt(place, "every")) ?? defaultEvery,
    quiet: spanAt(memberAt(place, "quiet")) ?? (readSpan(defaultQuiet[kind]) as number),
    ...(ecosystem === undefined ? {} : { ecosystem }),
    ...(whole === undefined ? {} : { whole }),
    ...(within === undefined ? {} : { within }),
    hosts: textsAt(memberAt(place, "hosts")),
    keys: textsAt(memberAt(place, "keys")).map((key) => fingerprintOf(memberAt(place, "keys"), key)),
    bytes: bytesAt(memberAt(place, "bytes")) ?? defaultBytes[kind],
  };
}

function idAt(place: Cursor): string {
  const id = requiredNameAt(place);
  if (id !== "" && !/^[a-z0-9][a-z0-9._-]{0,59}$/.test(id))
    addProblem(place, "id-invalid", "expected small letters, digits, dots and hyphens, at most 60");
  return id;
}

function kindAt(place: Cursor): FeedKind {
  const written = requiredNameAt(place);
  const kind = feedKinds.find((one) => one === written);
  if (kind === undefined && written !== "")
    addProblem(place, "kind-unknown", `expected one of ${feedKinds.join(", ")}`);
  return kind ?? "osv";
}

function ecosystemAt(place: Cursor, url: string): string {
  const last = url === "" ? "" : decoded(new URL(url).pathname.split("/").at(-2) ?? "");
  const ecosystem = textAt(place) ?? last;
  if (url !== "" && areaOfEcosystem(ecosystem) === null)
    addProblem(place, "ecosystem-unknown", `expected an ecosystem of OSV, found "${ecosystem.slice(0, 40)}"`);
  return ecosystem;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function spanAt(place: Cursor): number | undefined {
  const written = textAt(place);
  if (written === undefined) return undefined;
  const span = readSpan(written);
  if (span === null) addProblem(place, "span-invalid", "expected a span such as 10m, 6h or 2d");
  return span ?? undefined;
}

function bytesAt(place: Cursor): number | undefined {
  const bytes = numberAt(place);
  if (bytes === undefined) return undefined;
  if (Number.isSafeInteger(bytes) && bytes >= 1 && bytes <= largestFile) return bytes;
  addProblem(place, "bytes-invalid", `expected a whole number of bytes from 1 to ${largestFile}`);
  return undefined;
}

function fingerprintOf(place: Cursor, written: string): string {
  const plain = written.replaceAll(/\s/g, "").toLowerCase();
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(plain))
    addProblem(
      place,
      "fingerprint-invalid",
      "expected the 40 or 64 hexadecimal digits of an OpenPGP fingerprint",
    );
  return plain;
}

/** An address outside of our own network by https; by http only on this machine, or at a host that may be inside. */
function addressAt(place: Cursor, inside: readonly string[]): string | undefined {
  const written = textAt(place);
  if (written === undefined) {
    if (place.key === "url")
      addProblem(place, "member-missing", 'the member "url" is required and is not there');
    return undefined;
  }
  const url = URL.parse(written);
  if (
    url === null ||
    !/^https?:$/.test(url.protocol) ||
    url.username !== "" ||
    url.password !== "" ||
    url.hash !== ""
  )
    addProblem(place, "address-invalid", "expected an https address without name, password or fragment");
  else if (!mayBeAsked(url, inside))
    addProblem(
      place,
      "address-refused",
      "expected https and a host outside; a host inside is named in /inside",
    );
  else return url.href;
  return undefined;
}

/** Whether a schedule may name an address; the address that its host turns out to have is checked again when it is asked. */
export function mayBeAsked(url: URL, inside: readonly string[]): boolean {
  if (isLoopback(url.hostname) || inside.includes(url.host)) return true;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isAddress = /^[\d.]+$/.test(host) || host.includes(":");
  return url.protocol === "https:" && !(isAddress && isInside(host));
}

function mirrorAt(place: Cursor, inside: readonly string[]): string | null {
  const written = textAt(place);
  if (written === undefined) return null;
  if (/^https?:/i.test(written)) {
    const url = addressAt(place, inside);
    return url === undefined ? null : url.endsWith("/") ? url : `${url}/`;
  }
  if (!written.startsWith("/") && !/^[A-Za-z]:[\\/]/.test(written))
    addProblem(place, "mirror-invalid", "expected the whole path of a folder, or an address");
  return written;
}
