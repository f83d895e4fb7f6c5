/**
 * Which of two editions of one record is the newer, by its format's own rule: a CSAF document has a version beside its date, a CVE record dates of its
 * containers beside its own, an OSV record one time. Times are compared as times. No clock is read here: what lies ahead of it is told by `isAheadOf`.
 */
import { compareTrackingVersions } from "./tracking-version.ts";

/** What a record says of its own age; times are RFC 3339 in UTC. */
export type Edition = {
  /** When it was changed last by its own account; `null` where it does not say. */
  readonly at: string | null;
  /** The newest time of one of its parts, where its format dates them. */
  readonly parts?: string;
  /** The publisher's own version of it (CSAF `tracking.version`). */
  readonly version?: string;
  /** It is a draft by its own account: it never takes the place of one that was released. */
  readonly draft?: true;
};

/** How an edition stands to another; `contradicts` where its version says one thing and its date the other. */
type EditionOrder = "newer" | "same" | "older" | "contradicts";

/** How far a time may lie ahead of the room's clock: clocks of publishers are not the room's. */
const clockSkew = 10 * 60_000;

/** Whether a time lies ahead of the clock by more than clocks differ; no time does not. */
export function isAheadOf(now: string, at: string | null | undefined): boolean {
  return typeof at === "string" && Date.parse(at) > Date.parse(now) + clockSkew;
}

/** Whether a day (`YYYY-MM-DD`) lies ahead of the clock everywhere on earth. */
export function isDayAheadOf(now: string, day: string): boolean {
  return Date.parse(`${day}T00:00:00Z`) > Date.parse(now) + 24 * 3_600_000;
}

/** Whether anything that an edition says of its own age lies ahead of the clock. */
export function isEditionAhead({ at, parts }: Edition, now: string): boolean {
  return isAheadOf(now, at) || isAheadOf(now, parts);
}

/** How `a` stands to `b`. A draft is older than whatever was released. */
export function compareEditions(a: Edition, b: Edition): EditionOrder {
  if (a.draft !== b.draft) return a.draft === true ? "older" : "newer";
  const time = compareTimes(a.at, b.at);
  const version = compareTrackingVersions(a.version, b.version);
  if (version * time < 0) return "contradicts";
  return orderOf(version || time || compareTimes(a.parts ?? null, b.parts ?? null));
}

function orderOf(number: number): EditionOrder {
  if (number === 0) return "same";
  return number > 0 ? "newer" : "older";
}

/** The order of two RFC 3339 times; no time is before any. */
export function compareTimes(a: string | null, b: string | null): number {
  const at = a === null ? -Infinity : Date.parse(a);
  const bt = b === null ? -Infinity : Date.parse(b);
  if (at === bt) return 0;
  return at < bt ? -1 : 1;
}
