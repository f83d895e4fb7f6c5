/** The `ranges` and `versions` of one OSV `affected` entry. Ranges of commits alone leave it undecidable beyond the listed versions. */
import type { Undecidable } from "#core/advisory.ts";
import { schemeNameOfProduct } from "#core/product/product.ts";
import { schemeNamed, schemes } from "#core/version/index.ts";
import { type RangeEvent, type Interval, intervalsOfEvents } from "#core/version/range.ts";
import { withKeyCache } from "#core/version/key-cache.ts";
import type { Scheme } from "#core/version/scheme.ts";
import type { AffectedClaim } from "./affected-claim.ts";
import {
  type Cursor,
  addProblem,
  isObject,
  itemsAt,
  memberAt,
  objectAt,
  requiredTextAt,
  textAt,
} from "#core/input/json-cursor.ts";

type Versions = Pick<AffectedClaim, "intervals" | "versions" | "fixed" | "undecidable" | "endsRead">;

/** What the ranges and listed versions say under the product's own scheme. */
export function versionsOfRanges(entry: {
  readonly ranges: readonly Cursor[];
  readonly product: string | null;
  readonly listed: readonly string[];
}): Versions {
  const scheme = entry.product === null ? undefined : schemeOf(entry.product);
  const byVersion = entry.ranges.filter((range) => typeOf(range) !== "GIT");
  const events = byVersion.map((range) => itemsAt(memberAt(range, "events")).map(eventAt));
  const read = scheme === undefined ? [] : events.map((one) => intervalsOf(scheme, one));
  const undecidable = events.some(holdsJoinedEvent)
    ? "unreadable-range"
    : doubtOf({
        all: entry.ranges.length,
        byVersion: byVersion.length,
        read,
        listed: entry.listed,
      });
  return {
    intervals: read.flatMap((one) => one ?? []),
    versions: entry.listed,
    fixed: events.flat().flatMap((event) => (event.fixed === undefined ? [] : [event.fixed])),
    ...(undecidable === undefined ? { endsRead: true } : { undecidable }),
  };
}

const remembered = new Map(schemes.map((scheme) => [scheme, withKeyCache(scheme)]));

function schemeOf(product: string): Scheme | undefined {
  const scheme = schemeNamed(schemeNameOfProduct(product));
  return scheme === undefined ? undefined : remembered.get(scheme);
}

function typeOf(range: Cursor): string {
  const place = memberAt(range, "type");
  const type = requiredTextAt(place);
  if (type !== "" && type !== "SEMVER" && type !== "ECOSYSTEM" && type !== "GIT") {
    addProblem(place, "value-unknown", `expected SEMVER, ECOSYSTEM or GIT, found "${type.slice(0, 40)}"`);
  }
  return type;
}

const eventNames = ["introduced", "fixed", "last_affected", "limit"] as const;

function eventAt(place: Cursor): RangeEvent {
  const event: { -readonly [K in keyof RangeEvent]: RangeEvent[K] } = {};
  let known = false;
  for (const name of eventNames) {
    const version = textAt(memberAt(place, name));
    if (version === undefined) continue;
    event[name] = version;
    known = true;
  }
  if (!known && isObject(place.value))
    addProblem(place, "event-empty", "expected introduced, fixed, last_affected or limit");
  else if (!known) objectAt(place);
  return event;
}

/** An event says one thing (OSV schema, "events"); one that says two of them says neither for sure. */
function holdsJoinedEvent(events: readonly RangeEvent[]): boolean {
  return events.some((event) => Object.keys(event).length > 1);
}

function intervalsOf(scheme: Scheme, events: readonly RangeEvent[]): readonly Interval[] | null {
  const read = intervalsOfEvents(scheme, events);
  return read.ok ? read.value : null;
}

function doubtOf(entry: {
  readonly all: number;
  readonly byVersion: number;
  readonly read: readonly (readonly Interval[] | null)[];
  readonly listed: readonly string[];
}): Undecidable | undefined {
  if (entry.read.includes(null)) return "unreadable-range";
  if (entry.byVersion > 0) return undefined;
  if (entry.all > 0) return "git-only";
  return entry.listed.length > 0 ? undefined : "no-range";
}
