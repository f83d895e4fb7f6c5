/** One entry of a pack against one installed version: the smallest step of matching, with its reason. */
import type { Undecidable } from "#core/advisory.ts";
import type { DetailsPart } from "#core/pack/details.ts";
import { excuseFor, isSilent } from "#core/pack/read/excused-versions.ts";
import { type PackEntry, isListed, type VersionKeys, rankAmong } from "#core/pack/read/read-list.ts";
import type { Reason, VerdictKind } from "#core/verdict.ts";
import { type AllowedVersions, judgeAllowed } from "#core/pack/read/judge-allowed.ts";
import { schemeNamed } from "#core/version/index.ts";
import type { Interval } from "#core/version/range.ts";
import { compareBytes, type Scheme } from "#core/version/scheme.ts";
import { isVersionText } from "#core/version/version-text.ts";

/** What one entry says of one version. */
export type Judgement = { readonly verdict: VerdictKind; readonly reason: Reason };

/** An entry and its part of the details. */
export type EntryDetails = { readonly entry: PackEntry; readonly part: DetailsPart };

/** An installed version (`null` when the list gives none) and its ranks, made once a scheme and list of keys. */
export type Installed = {
  readonly version: string | null;
  readonly keyed: KeyCache;
  /** The versions of which it is one, where the list gives none. */
  readonly requirement: AllowedVersions | undefined;
  readonly ranks: Map<string, { readonly keys: VersionKeys; readonly ranked: Rank }>;
};

/** Keys by scheme and version, for whoever asks about many components. */
export type KeyCache = Map<Scheme, Map<string, Uint8Array | null>>;

/** The scheme of a name and the rank of the installed version under it; `null` when the scheme is not known or cannot read it. */
type Rank = { readonly scheme: Scheme; readonly rank: number } | null;

/** An installed version that is to be judged by entries of packs. */
export function installedOf(
  version: string | null,
  keyed: KeyCache = new Map(),
  requirement?: AllowedVersions,
): Installed {
  return { version, keyed, requirement, ranks: new Map() };
}

/** Judges an installed version by one entry; `null` where the entry is about other versions only and says nothing of this one. */
export function judgeEntry(installed: Installed, { entry, part }: EntryDetails): Judgement | null {
  const judged = judgeByRanges(installed, { entry, part });
  if (part.excused === undefined || judged.verdict === "affected") return judged;
  const excuse = excuseFor(part, installed.version);
  if (excuse === null) return isSilent(part) ? null : judged;
  const { status, justification } = excuse;
  const reason = {
    code: "excused",
    status,
    ...(justification === undefined ? {} : { justification }),
  } as const;
  return { verdict: "not_affected", reason };
}

function judgeByRanges(installed: Installed, { entry, part }: EntryDetails): Judgement {
  const { version } = installed;
  const everything = entry.intervals.findIndex((interval) => interval.everything);
  if (everything >= 0) return inInterval(part.intervals[everything]);
  if (version === null) {
    const all = judgeAllowed(installed.requirement, { entry, part });
    if (all === "outside") return outside(entry);
    return all === null ? undecided(entry, { code: "version-missing" }) : inInterval(all);
  }
  if (part.texts.includes(version)) return listedVersion;
  const ranked = rankUnder(installed, version, entry);
  if (ranked === null) return undecided(entry, { code: "version-unreadable", scheme: entry.scheme });
  const { scheme, rank } = ranked;
  if (scheme.exact !== undefined)
    return judgeExactly(comparing(scheme, scheme.exact, installed.keyed), { entry, part }, version);
  const within = entry.intervals.findIndex(({ low, high }) => low <= rank && rank <= high);
  if (within >= 0) return inInterval(part.intervals[within]);
  return isListed(entry.versions, rank) ? listedVersion : outside(entry);
}

function rankUnder({ keyed, ranks }: Installed, version: string, { scheme: name, keys }: PackEntry): Rank {
  const known = ranks.get(name);
  if (known?.keys === keys) return known.ranked;
  const scheme = schemeNamed(name);
  const key = scheme === undefined || !isVersionText(version) ? null : keyOf(scheme, version, keyed);
  const ranked = scheme === undefined || key === null ? null : { scheme, rank: rankAmong(keys, key) };
  ranks.set(name, { keys, ranked });
  return ranked;
}

/** The key of a version under a scheme, made once; `null` for what the scheme cannot read. */
export function keyOf(scheme: Scheme, version: string, keyed: KeyCache): Uint8Array | null {
  let ofScheme = keyed.get(scheme);
  if (ofScheme === undefined) keyed.set(scheme, (ofScheme = new Map()));
  const known = ofScheme.get(version);
  if (known !== undefined) return known;
  const key = scheme.key(version);
  ofScheme.set(version, key);
  return key;
}

/** The exact comparison of a scheme that has one, and whether it can read a version. */
type Comparing = {
  readonly compare: (a: string, b: string) => number;
  readonly reads: (version: string) => boolean;
};

/** By keys, which are made once, where they are known to say the same. */
function comparing(scheme: Scheme, exact: Comparing["compare"], keyed: KeyCache): Comparing {
  const { ordered = () => false } = scheme;
  const key = (version: string): Uint8Array => keyOf(scheme, version, keyed) ?? unreadable;
  return {
    compare: (a, b) => (ordered(a) && ordered(b) ? compareBytes(key(a), key(b)) : exact(a, b)),
    reads: (version) => key(version) !== unreadable,
  };
}

const unreadable = new Uint8Array(0);

/** Where a scheme's own comparison is not an order, it alone decides, on the texts that the details keep. Ends of intervals are readable. */
function judgeExactly(
  { compare, reads }: Comparing,
  { entry, part }: EntryDetails,
  version: string,
): Judgement {
  const within = part.intervals.find((interval) => holdsExactly(compare, interval, version));
  if (within !== undefined) return inInterval(within);
  const listed = part.texts.some((text) => reads(text) && compare(text, version) === 0);
  return listed ? listedVersion : outside(entry);
}

function holdsExactly(
  compare: Comparing["compare"],
  { from, fromIncluded, to, toIncluded }: Interval,
  version: string,
): boolean {
  if (from !== null) {
    const order = compare(from, version);
    if (order > 0 || (order === 0 && !fromIncluded)) return false;
  }
  if (to === null) return true;
  const order = compare(version, to);
  return order < 0 || (order === 0 && toIncluded);
}

const listedVersion: Judgement = { verdict: "affected", reason: { code: "listed-version" } };

function inInterval(interval: Interval | undefined): Judgement {
  const { from = null, to = null, toIncluded = false } = interval ?? {};
  return { verdict: "affected", reason: { code: "in-interval", from, to, toIncluded } };
}

/** A version that cannot be placed is unknown, unless the entry says that no version is affected at all. */
function undecided(entry: PackEntry, reason: Reason): Judgement {
  if (entry.undecidable !== null) return undecidableBy(entry, entry.undecidable);
  const nothing = entry.intervals.length === 0 && entry.versions.length === 0 && !entry.texts;
  return nothing ? outside(entry) : { verdict: "unknown", reason };
}

function outside(entry: PackEntry): Judgement {
  if (entry.undecidable !== null) return undecidableBy(entry, entry.undecidable);
  return { verdict: "not_affected", reason: { code: "outside-every-range" } };
}

/** A record of commits may list versions too: then it is not true of it that it names none. */
function undecidableBy({ versions, texts }: PackEntry, undecidable: Undecidable): Judgement {
  const lists = undecidable === "git-only" && (versions.length > 0 || texts);
  const why = lists ? "versions-and-commits" : undecidable;
  return { verdict: "unknown", reason: { code: "range-undecidable", why } };
}
