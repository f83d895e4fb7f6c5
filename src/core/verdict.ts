/** The answer to "does it apply to me?": affected, not affected or unknown, with the reason. Unknown is never counted as safe. */
import type { ExcusingStatus } from "#core/advisory.ts";
import type { Component } from "#core/inventory/component.ts";
import type { OriginKind } from "#core/inventory/origin.ts";

export type VerdictKind = "affected" | "not_affected" | "unknown";

/** The lattice: affected over unknown over not affected, which is earned by evidence alone. */
export const verdictRank: Readonly<Record<VerdictKind, number>> = {
  affected: 2,
  unknown: 1,
  not_affected: 0,
};

/** Whether a verdict was improved by ignorance where less is known than before: "not affected" is the one that nothing missing may give. */
export function isBetter(before: VerdictKind, after: VerdictKind): boolean {
  return after === "not_affected" && verdictRank[after] < verdictRank[before];
}

/** The worse of two verdicts. */
export function worseVerdict(a: VerdictKind, b: VerdictKind): VerdictKind {
  return verdictRank[b] > verdictRank[a] ? b : a;
}

/**
 * Why records that are at hand do not cover their ecosystem: nobody states that they are all, fewer or more are at hand than is stated, the statement
 * is past its time, or it is from a time that the local clock has not reached.
 */
export type CoverageDoubt = "not-stated" | "records-missing" | "too-old" | "ahead-of-clock";

/** Why a verdict is what it is: closed codes for machines; `messages/render/verdict.ts` makes the sentence of it. */
export type Reason =
  | {
      readonly code: "in-interval";
      readonly from: string | null;
      readonly to: string | null;
      readonly toIncluded: boolean;
    }
  | { readonly code: "listed-version" }
  | { readonly code: "outside-every-range" }
  /** The source itself states this version as not affected; `justification` is its reason, where it gives one. */
  | { readonly code: "excused"; readonly status: ExcusingStatus; readonly justification?: string }
  | { readonly code: "no-advisory" }
  | {
      readonly code: "not-covered";
      readonly ecosystem: string;
      readonly release?: string;
      /** Absent where no record on it is at hand at all. */
      readonly why?: CoverageDoubt;
      /** The instant up to which a doubtful statement says that nothing is missing. */
      readonly to?: string;
    }
  | { readonly code: "version-missing" }
  | { readonly code: "version-unreadable"; readonly scheme: string }
  | { readonly code: "range-undecidable"; readonly why: string }
  /** The advisory is about the registry's package of that name; this one comes from elsewhere. */
  | { readonly code: "other-origin"; readonly origin: OriginKind; readonly place: string }
  | { readonly code: "release-unknown" }
  /** No advisory names exactly this, but some name what is written nearly alike: labels for people, the nearest first. */
  | { readonly code: "name-near"; readonly names: readonly string[] }
  /** The advisory names the vendor and no one product of it (`*`, `All products`). */
  | { readonly code: "product-catch-all" }
  /** The distribution's advisories name source packages, and the list does not say this one's. */
  | { readonly code: "source-unknown" }
  /** The installed build takes its fixes from another channel than the bound: `core/product/fix-channel.ts`. An empty word is the main channel. */
  | { readonly code: "other-channel"; readonly build: string; readonly bound: string }
  /** Affected, and the source says that no fix will come. */
  | { readonly code: "no-fix-will-come" }
  | { readonly code: "product-unnamed" };

/** The reason that a version lies in an interval of affected versions. */
export type IntervalReason = Extract<Reason, { readonly code: "in-interval" }>;

/** One component against one advisory. `fixed` are the smallest fixed versions that the sources name. */
export type Verdict = {
  readonly component: Component;
  readonly advisory: string;
  readonly aliases: readonly string[];
  readonly verdict: VerdictKind;
  readonly reason: Reason;
  readonly fixed: readonly string[];
};
