/** One entry of a pack against one installed version: the smallest step of matching, with its reason. */
import type { DetailsPart } from "#core/pack/details.ts";
import type { Entry } from "#core/pack/look-up.ts";
import { type Pack, rankOf } from "#core/pack/open.ts";
import type { Reason, VerdictKind } from "#core/verdict.ts";
import { schemeNamed } from "#core/version/index.ts";
import { contains, type Interval } from "#core/version/range.ts";
import { compareVersions, type Scheme } from "#core/version/scheme.ts";

/** What one entry says of one version. */
export type Judgement = { readonly verdict: VerdictKind; readonly reason: Reason };

/** An entry and its part of the details. */
export type Told = { readonly entry: Entry; readonly part: DetailsPart };

/** An installed version (`null` when the list gives none) and its ranks in one pack, made once a scheme. */
export type Installed = {
  readonly version: string | null;
  readonly pack: Pack;
  readonly ranks: Map<string, Rank>;
};

/** The scheme of a name and the rank of the installed version under it; `null` when the scheme is not known or cannot read it. */
type Rank = { readonly scheme: Scheme; readonly rank: number } | null;

/** An installed version that is to be judged by entries of a pack. */
export function installedIn(pack: Pack, version: string | null): Installed {
  return { version, pack, ranks: new Map() };
}

/** Judges an installed version by one entry. */
export function judge(installed: Installed, { entry, part }: Told): Judgement {
  const { version } = installed;
  const everything = entry.intervals.findIndex((interval) => interval.everything);
  if (everything >= 0) return inInterval(part.intervals[everything]);
  if (version === null) return undecided(entry, { code: "version-missing" });
  if (part.texts.includes(version)) return listedVersion;
  const ranked = rankUnder(installed, version, entry.scheme);
  if (ranked === null) return undecided(entry, { code: "version-unreadable", scheme: entry.scheme });
  const { scheme, rank } = ranked;
  if (scheme.exact !== undefined) return judgeExactly(scheme, { entry, part }, version);
  const within = entry.intervals.findIndex(({ low, high }) => low <= rank && rank <= high);
  if (within >= 0) return inInterval(part.intervals[within]);
  return entry.versions.includes(rank) ? listedVersion : outside(entry);
}

function rankUnder({ pack, ranks }: Installed, version: string, name: string): Rank {
  const known = ranks.get(name);
  if (known !== undefined) return known;
  const scheme = schemeNamed(name);
  const key = scheme?.key(version) ?? null;
  const ranked = scheme === undefined || key === null ? null : { scheme, rank: rankOf(pack, key) };
  ranks.set(name, ranked);
  return ranked;
}

/** Where a scheme's own comparison is not an order, it alone decides, on the texts that the details keep. */
function judgeExactly(scheme: Scheme, { entry, part }: Told, version: string): Judgement {
  const within = part.intervals.find((interval) => contains(scheme, interval, version) === true);
  if (within !== undefined) return inInterval(within);
  if (part.texts.some((listed) => compareVersions(scheme, listed, version) === 0)) return listedVersion;
  return outside(entry);
}

const listedVersion: Judgement = { verdict: "affected", reason: { code: "listed-version" } };

function inInterval(interval: Interval | undefined): Judgement {
  const { from = null, to = null, toIncluded = false } = interval ?? {};
  return { verdict: "affected", reason: { code: "in-interval", from, to, toIncluded } };
}

/** A version that cannot be placed is unknown, unless the entry says that no version is affected at all. */
function undecided(entry: Entry, reason: Reason): Judgement {
  if (entry.undecidable !== null)
    return { verdict: "unknown", reason: { code: "range-undecidable", why: entry.undecidable } };
  const nothing = entry.intervals.length === 0 && entry.versions.length === 0 && !entry.texts;
  return nothing ? outside(entry) : { verdict: "unknown", reason };
}

function outside({ undecidable }: Entry): Judgement {
  if (undecidable !== null)
    return { verdict: "unknown", reason: { code: "range-undecidable", why: undecidable } };
  return { verdict: "not_affected", reason: { code: "outside-every-range" } };
}
