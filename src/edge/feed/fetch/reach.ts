/** Where a feed may lead, and where its files are read: at their own hosts, or in a mirror that holds them under host and path. */
import { join } from "node:path";
import { safePath } from "#archive/entry.ts";
import { mayBeAsked, type FeedSchedule, type ScheduledFeed } from "#core/feed/schedule.ts";
import { FeedStopped } from "../limits.ts";

/** A file's place: an address that is asked, or a path below the mirror folder. */
export type FilePlace =
  | { readonly kind: "server"; readonly url: URL; readonly inside: boolean }
  | { readonly kind: "folder"; readonly folder: string; readonly path: string };

/** What a feed's own documents may lead to. */
export type Reach = {
  /** The place of an address; throws when the feed may not lead there. */
  readonly placeOf: (address: string) => FilePlace;
  /** Whether a server that was asked may send on to another address. */
  readonly mayRedirect: (from: URL, to: URL) => boolean;
  readonly inside: (url: URL) => boolean;
};

/** The reach of a feed under a schedule. */
export function reachOf({ mirror, inside }: FeedSchedule, feed: ScheduledFeed): Reach {
  const hosts = new Set(
    [feed.url, feed.whole].flatMap((url) => (url === undefined ? [] : [new URL(url).host])),
  );
  for (const host of feed.hosts) hosts.add(host);
  const isInside = (url: URL): boolean => inside.includes(url.host);
  function placeOf(address: string): FilePlace {
    const url = URL.parse(address);
    if (url === null || !hosts.has(url.host) || !mayBeAsked(url, inside))
      throw new FeedStopped(
        "address-refused",
        `the feed leads to ${printed(url, address)}; its "hosts" do not name it`,
      );
    if (mirror === null) return { kind: "server", url, inside: isInside(url) };
    return mirrored(mirror, url, isInside);
  }
  return {
    placeOf,
    mayRedirect: (from, to) => {
      const known = to.host === from.host || (mirror === null && hosts.has(to.host));
      const secure = to.protocol === "https:" || to.protocol === from.protocol;
      return known && secure && mayBeAsked(to, inside);
    },
    inside: isInside,
  };
}

function mirrored(mirror: string, url: URL, isInside: (url: URL) => boolean): FilePlace {
  const way = `${url.host.replace(":", "+")}${url.pathname}`;
  if (/^https?:/i.test(mirror)) {
    const at = new URL(way, mirror);
    return { kind: "server", url: at, inside: isInside(at) };
  }
  const path = decodedPath(way);
  if (path === null || safePath(path) === null)
    throw new FeedStopped("address-refused", `the address has no place in the mirror: ${printed(url, "")}`);
  return { kind: "folder", folder: mirror, path: join(mirror, path) };
}

function decodedPath(way: string): string | null {
  try {
    return decodeURIComponent(way);
  } catch {
    return null;
  }
}

function printed(url: URL | null, address: string): string {
  return url === null ? `"${address.slice(0, 80)}"` : `${url.protocol}//${url.host}`;
}
