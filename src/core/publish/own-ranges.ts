/** The affected versions of an own advisory's product: as intervals for matching, as vers for CSAF, as OSV's events. */
import { failed, type Parsed, parsed } from "#core/problem.ts";
import type { OwnProduct, OwnRange } from "#core/publish/own-advisory.ts";
import { schemeNamed } from "#core/version/index.ts";
import { type Interval, type RangeEvent, intervalsOfEvents, onlyVersion } from "#core/version/range.ts";

/** A range as OSV's events (OSV schema, `affected[].ranges[].events`). */
export function eventsOfRange({ introduced, fixed, lastAffected }: OwnRange): readonly RangeEvent[] {
  return [
    { introduced: introduced ?? "0" },
    ...(fixed === null ? [] : [{ fixed }]),
    ...(lastAffected === null || fixed !== null ? [] : [{ last_affected: lastAffected }]),
  ];
}

/** The intervals of a product's ranges and listed versions; findings point into the product. */
export function intervalsOfProduct(product: OwnProduct): Parsed<readonly Interval[]> {
  const scheme = schemeNamed(product.scheme);
  if (scheme === undefined) return failed("/scheme", "scheme-unknown", "This version scheme is not known.");
  const all: Interval[] = [];
  for (const [n, range] of product.affected.entries()) {
    const read = intervalsOfEvents(scheme, eventsOfRange(range));
    if (!read.ok)
      return { ok: false, findings: read.findings.map((one) => ({ ...one, at: `/affected/${n}` })) };
    if (read.value.length === 0)
      return failed(`/affected/${n}`, "range-empty", "The range ends before it begins.");
    all.push(...read.value);
  }
  return parsed([...all, ...product.listed.map(onlyVersion)]);
}

/** One range as a vers string of the scheme (VERSION-RANGE-SPEC): what the specification reserves is percent-encoded, but for the colons of instants. */
export function versOfRange(scheme: string, { introduced, fixed, lastAffected }: OwnRange): string {
  const written = (version: string): string =>
    scheme === "datetime" ? encoded(version).replaceAll("%3A", ":") : encoded(version);
  const constraints = [
    ...(introduced === null ? [] : [`>=${written(introduced)}`]),
    ...(fixed === null ? [] : [`<${written(fixed)}`]),
    ...(lastAffected === null || fixed !== null ? [] : [`<=${written(lastAffected)}`]),
  ];
  return `vers:${scheme}/${constraints.length === 0 ? "*" : constraints.join("|")}`;
}

function encoded(version: string): string {
  return encodeURIComponent(version).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
