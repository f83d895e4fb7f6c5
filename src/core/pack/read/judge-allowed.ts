/** All versions that a requirement allows against one entry of a pack: only what holds for every one of them is a verdict. */
import type { DetailsPart } from "#core/pack/details.ts";
import type { PackEntry } from "#core/pack/read/read-list.ts";
import { schemeNamed } from "#core/version/index.ts";
import { contains, type Interval, keyContains, keyInterval } from "#core/version/range.ts";
import { compareVersions, type Scheme } from "#core/version/scheme.ts";

/** The versions that are allowed, under their scheme. */
export type AllowedVersions = { readonly scheme: string; readonly allowed: readonly Interval[] };

type EntryWithPart = { readonly entry: PackEntry; readonly part: DetailsPart };

/** The affected interval that holds every allowed version (the first where there are several), `outside` where none can be affected, else `null`. */
export function judgeAllowed(
  requirement: AllowedVersions | undefined,
  { entry, part }: EntryWithPart,
): Interval | "outside" | null {
  const scheme = schemeNamed(entry.scheme);
  if (requirement === undefined || scheme?.name !== requirement.scheme) return null;
  const { allowed } = requirement;
  const around = allowed.map((one) => part.intervals.find((interval) => covers(scheme, interval, one)));
  if (allowed.length > 0 && !around.includes(undefined)) return around[0] ?? null;
  const apart = allowed.every((one) => part.intervals.every((interval) => areApart(scheme, interval, one)));
  return apart && !listsOne(scheme, { entry, part }, allowed) ? "outside" : null;
}

function covers(scheme: Scheme, outer: Interval, inner: Interval): boolean {
  return (
    startsBy(scheme, outer, inner) &&
    (outer.to === null ||
      (inner.to !== null &&
        isBelow(compareVersions(scheme, inner.to, outer.to), outer.toIncluded || !inner.toIncluded)))
  );
}

function startsBy(scheme: Scheme, outer: Interval, inner: Interval): boolean {
  if (outer.from === null) return true;
  if (inner.from === null) return false;
  return isBelow(compareVersions(scheme, outer.from, inner.from), outer.fromIncluded || !inner.fromIncluded);
}

function areApart(scheme: Scheme, a: Interval, b: Interval): boolean {
  return endsBefore(scheme, a, b) || endsBefore(scheme, b, a);
}

function endsBefore(scheme: Scheme, low: Interval, high: Interval): boolean {
  if (low.to === null || high.from === null) return false;
  return isBelow(compareVersions(scheme, low.to, high.from), !low.toIncluded || !high.fromIncluded);
}

/** An order that is known to be below, or equal where equal ones do. */
function isBelow(order: number | null, equal: boolean): boolean {
  return order !== null && (order < 0 || (order === 0 && equal));
}

/** Whether a version that the entry lists one by one may be allowed. */
function listsOne(scheme: Scheme, { entry, part }: EntryWithPart, allowed: readonly Interval[]): boolean {
  if (part.texts.some((text) => allowed.some((one) => contains(scheme, one, text) !== false))) return true;
  const keyed = allowed.map((one) => keyInterval(scheme, one));
  return entry.versions.some(({ first, last }) =>
    entry.keys
      .slice(first, last + 1)
      .some((key) => keyed.some((one) => !one.ok || keyContains(one.value, key))),
  );
}
