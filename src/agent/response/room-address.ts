/** To which address an answer goes: to the room that the folder was synced with, and to no other. */
import type { SyncState } from "#agent/home/agent-folder.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { printable } from "#core/input/printable.ts";

const loopback: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * The address that was named, where it is the synced room's: by the name that its signed index bears, or as the folder was synced from there. Without
 * one, the room's own. A room whose name is no address can only be told apart by its receipts.
 */
export function roomAddress(named: string | undefined, { room, from }: SyncState): string {
  const known = [from, room].filter((one) => one !== undefined).filter(isAddress);
  const address = named ?? known[0];
  if (address === undefined)
    throw new MessageRefusal("input-invalid", (t) => t("agent.roomUnnamed", { room: printable(room, 200) }));
  if (known.length === 0 || known.some((one) => isSameRoom(one, address))) return address;
  throw new MessageRefusal("not-permitted", (t) =>
    t("agent.otherRoomAddress", { address: printable(address, 200), room: printable(room, 200) }),
  );
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** The address of a path in a room, which a proxy may serve under a path of its host. */
export function addressIn(room: string, path: string): URL {
  return new URL(path.replace(/^\//, ""), room.endsWith("/") ? room : `${room}/`);
}

/** Scheme, host, port and path are the same; the names of this machine are one. */
function isSameRoom(a: string, b: string): boolean {
  if (!URL.canParse(a) || !URL.canParse(b)) return false;
  const [one, other] = [new URL(a), new URL(b)];
  const isHere = loopback.has(one.hostname) && loopback.has(other.hostname);
  const sameHost = isHere || one.hostname === other.hostname;
  const [path, otherPath] = [one.pathname, other.pathname].map((each) => each.replace(/\/+$/, ""));
  return sameHost && one.protocol === other.protocol && one.port === other.port && path === otherPath;
}
