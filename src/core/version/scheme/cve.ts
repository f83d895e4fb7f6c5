/**
 * The `versions[]` entries of a CVE record's `affected` product (CVE Record Format 5.x, "version" objects and `defaultStatus`)
 * as intervals of affected versions.
 */

import { type Finding, type Parsed, failed, parsed } from "#core/problem.ts";
import {
  intersectIntervals,
  intervalFromVersion as startingAt,
  subtractInterval,
  intervalUpToVersion,
} from "#core/version/intervals.ts";
import { type Interval, everyVersion, onlyVersion, unreadableVersion } from "#core/version/range.ts";
import { type Scheme, compareVersions } from "#core/version/scheme.ts";

/** A status of a CVE record; `unknown` is kept apart, it is never "unaffected". */
export type CveStatus = "affected" | "unaffected" | "unknown";

/** One entry of `versions[]`. */
export type CveVersion = {
  readonly version: string;
  readonly status: CveStatus;
  readonly lessThan?: string;
  readonly lessThanOrEqual?: string;
  readonly changes?: readonly { readonly at: string; readonly status: CveStatus }[];
  /** The range starts behind `version`; the record format has no word for it, a range written as text has. */
  readonly startsBehind?: true;
};

/** What a record says: intervals that are affected, intervals of which it says that it does not know (a version in both is affected), and those that an entry itself calls unaffected. */
type CveIntervals = {
  readonly affected: readonly Interval[];
  readonly unknown: readonly Interval[];
  readonly unaffected: readonly Interval[];
};

type StatusInterval = { readonly interval: Interval; readonly status: CveStatus };

const mostVersions = 20_000;
/** Ranges and exceptions of one product; each is cut out of what is left. Versions listed one by one as affected are not counted. */
const mostCuts = 500;
/** Spellings of "from the beginning" in records. */
const beginnings: ReadonlySet<string> = new Set(["", "0", "*", "unspecified", "-", "n/a"]);
const endless: ReadonlySet<string> = new Set(["*", "unspecified"]);

/**
 * The intervals of a product's entries; where no entry speaks `defaultStatus` holds. Entries are read in their order, the first that
 * holds a version decides; a version listed by itself as affected always is. Findings point into the list (`/2/lessThan`); an entry that cannot be read makes the whole unreadable.
 */
export function intervalsOfCve(
  scheme: Scheme,
  versions: readonly CveVersion[],
  defaultStatus: CveStatus,
): Parsed<CveIntervals> {
  if (versions.length > mostVersions)
    return failed("", "too-many-versions", `At most ${mostVersions} versions are read.`);
  const findings: Finding[] = [];
  const spans = versions.flatMap((entry, index) => spansOf(scheme, entry, `/${index}`, findings));
  if (findings.length > 0) return { ok: false, findings };
  const listed = defaultStatus === "affected" ? [] : spans.filter(isListed);
  const cuts = defaultStatus === "affected" ? spans : spans.filter((span) => !isListed(span));
  if (cuts.length > mostCuts)
    return failed("", "too-many-versions", `At most ${mostCuts} ranges and exceptions are read.`);
  const affected = listed.map(({ interval }) => interval);
  const unknown: Interval[] = [];
  const unaffected: Interval[] = [];
  let rest: Interval[] = [everyVersion];
  for (const { interval, status } of cuts) {
    const held = rest.flatMap((open) => intersectIntervals(scheme, open, interval));
    rest = rest.flatMap((open) => subtractInterval(scheme, open, interval));
    if (status === "affected") affected.push(...held);
    if (status === "unknown") unknown.push(...held);
    if (status === "unaffected") unaffected.push(...held);
  }
  if (defaultStatus === "affected") affected.push(...rest);
  if (defaultStatus === "unknown") unknown.push(...rest);
  return parsed({ affected, unknown, unaffected });
}

/** Whether a span is one affected version: it is affected whatever else the record says. */
function isListed({ interval, status }: StatusInterval): boolean {
  return status === "affected" && interval.from !== null && interval.from === interval.to;
}

/** The spans of one entry: one version, or a range that its changes divide. */
function spansOf(scheme: Scheme, entry: CveVersion, at: string, findings: Finding[]): StatusInterval[] {
  const end = entry.lessThan ?? entry.lessThanOrEqual;
  const changes = entry.changes ?? [];
  const isRange = end !== undefined || changes.length > 0;
  const from = isRange && beginnings.has(entry.version) ? null : entry.version;
  if (!isRange && (entry.version === "*" || entry.version === ""))
    return [{ interval: everyVersion, status: entry.status }];
  const to = end === undefined || endless.has(end) ? null : end;
  const named = [
    ...(from === null ? [] : [{ version: from, at: `${at}/version` }]),
    ...(to === null
      ? []
      : [{ version: to, at: `${at}/${entry.lessThan === undefined ? "lessThanOrEqual" : "lessThan"}` }]),
    ...changes.map((change, index) => ({ version: change.at, at: `${at}/changes/${index}/at` })),
  ];
  const bad = named.filter(({ version }) => scheme.key(version) === null);
  findings.push(...bad.map((place) => unreadableVersion(scheme, place.version, place.at)));
  if (bad.length > 0) return [];
  if (entry.status !== "unaffected" && from !== null && to !== null && isBefore(scheme, to, entry)) {
    findings.push({ at, code: "range-reversed", message: "The range ends before it starts." });
    return [];
  }
  if (!isRange) return [{ interval: onlyVersion(entry.version), status: entry.status }];
  const fromIncluded = entry.startsBehind === undefined;
  const whole = { from, fromIncluded, to, toIncluded: entry.lessThan === undefined };
  return divide(scheme, whole, entry);
}

/** Whether an end leaves nothing of its range: it stands before the start, or at it and is itself left out. */
function isBefore(scheme: Scheme, end: string, { version, lessThan }: CveVersion): boolean {
  const order = compareVersions(scheme, end, version) ?? 0;
  return order < 0 || (order === 0 && lessThan !== undefined);
}

/** A range divided at its changes of status, each of which holds from its version on. */
function divide(scheme: Scheme, whole: Interval, entry: CveVersion): StatusInterval[] {
  const spans: StatusInterval[] = [];
  let open: Interval | null = whole;
  let status = entry.status;
  const changes = (entry.changes ?? []).toSorted((a, b) => compareVersions(scheme, a.at, b.at) ?? 0);
  for (const change of changes) {
    if (open === null) break;
    const before = intersectIntervals(scheme, open, intervalUpToVersion(change.at, false));
    spans.push(...before.map((interval) => ({ interval, status })));
    open = intersectIntervals(scheme, open, startingAt(change.at, true))[0] ?? null;
    status = change.status;
  }
  if (open !== null) spans.push({ interval: open, status });
  return spans;
}
