/**
 * The platform's own form of what outside records say: advisories, known-exploited entries, exploitation scores.
 * Every field keeps what its source said; nothing is merged here (aliases link, they do not merge).
 */
import type { TextByLanguage } from "#core/text.ts";
import type { Interval } from "#core/version/range.ts";

/** A severity as its source stated it. `type` is e.g. CVSS_V2, CVSS_V3, CVSS_V4 or a source's own word; `by` names who stated it. */
export type Severity = {
  readonly type: string;
  readonly score: string;
  readonly base?: number;
  readonly by?: string;
};

/** Why a range cannot decide: the verdict for such a product is unknown, never "not affected". */
export type Undecidable =
  | "git-only"
  | "no-range"
  | "unreadable-range"
  | "unidentified-product"
  | "unsupported-scheme";

/**
 * The words of formats by which a source itself states that versions are not affected: CSAF's `known_not_affected`, its `fixed` (and `first_fixed`),
 * and CVE's `unaffected`. CSAF's `recommended` stands in packs and answers of older programs; it says what to install, not what is in it, and excuses nothing.
 */
export type ExcusingStatus = "known_not_affected" | "fixed" | "recommended" | "unaffected";

/** Those that excuse. */
export const excusingStatuses: readonly ExcusingStatus[] = ["known_not_affected", "fixed", "unaffected"];

/** Versions that a source itself states as not affected. Where it calls the same version affected too, that counts. */
export type ExcusedVersions = {
  readonly status: ExcusingStatus;
  /** The source's reason, a label of its format's list such as `vulnerable_code_not_present`; absent when it gives none. */
  readonly justification?: string;
  readonly intervals: readonly Interval[];
  readonly versions: readonly string[];
};

/** One product and the versions of it that a source calls affected. */
export type Affected = {
  /** Canonical purl without version (release of a distribution in the `distro` qualifier); `null` when the source's product could not be named. */
  readonly product: string | null;
  /** The source's own name for the product, for people. */
  readonly label: string;
  /** Version scheme name, a member of `core/version` registry. */
  readonly scheme: string;
  /** Union of intervals. Empty together with empty `versions` and no `undecidable` means: no version is affected. */
  readonly intervals: readonly Interval[];
  /** Versions listed one by one, besides the intervals. */
  readonly versions: readonly string[];
  /** Smallest versions named by the source as fixed, in the source's order. */
  readonly fixed: readonly string[];
  readonly undecidable?: Undecidable;
  /** Where nothing but this is stated (no interval, no version, no doubt), the source says nothing of any other version. */
  readonly excused?: readonly ExcusedVersions[];
  /** Which of a release's channels of fixes the statement is about, where it has several: see `core/product/fix-channel.ts`. */
  readonly channel?: string;
  /** The distribution's own word: `unimportant`, `negligible`, `end-of-life`. It is shown and excuses nothing. */
  readonly word?: string;
  /** The source says that no fix will come: the release, or the package in it, is at its end of life. */
  readonly noFix?: true;
};

/** Whether a source excuses versions of a product and says nothing of its others. */
export function onlyExcuses({ intervals, versions, undecidable, excused }: Affected): boolean {
  const isEmpty = intervals.length + versions.length === 0 && undecidable === undefined;
  return excused !== undefined && isEmpty;
}

/** SSVC and catalogue values that a source stated; lower-case value names, absent when the source is silent. */
export type DecisionInputs = {
  readonly exploitation?: "none" | "poc" | "active";
  readonly automatable?: "yes" | "no";
  readonly technicalImpact?: "partial" | "total";
};

/** One advisory as one source published it. */
export type Advisory = {
  readonly id: string;
  /** Feed format that it came in: osv, cve, csaf, or bongsu for one written here. */
  readonly format: "osv" | "cve" | "csaf" | "bongsu";
  /** The database or publisher, e.g. `GHSA`, `PYSEC`, `CISA`. */
  readonly publisher: string;
  readonly aliases: readonly string[];
  readonly related: readonly string[];
  /** RFC 3339 in UTC, or `null` when absent or a known sentinel (0001-01-01). */
  readonly published: string | null;
  readonly modified: string | null;
  readonly withdrawn: string | null;
  readonly title: TextByLanguage;
  readonly summary: TextByLanguage;
  readonly severities: readonly Severity[];
  readonly decision: DecisionInputs;
  readonly affected: readonly Affected[];
  readonly references: readonly { readonly type: string; readonly url: string }[];
};

/** One entry of a known-exploited catalogue (CISA KEV form). Dates are `YYYY-MM-DD`. */
export type ExploitedEntry = {
  readonly cve: string;
  readonly catalog: string;
  readonly vendor: string;
  readonly product: string;
  readonly name: string;
  readonly dateAdded: string;
  readonly dueDate: string | null;
  readonly requiredAction: string;
  readonly ransomware: boolean | null;
  readonly notes: string;
};

/** One EPSS score: both numbers in [0, 1]. Scores of different models must never be compared. */
export type ExploitationScore = {
  readonly cve: string;
  readonly date: string;
  readonly model: string;
  readonly score: number;
  readonly percentile: number;
};

/** What a directive carries about one of its advisories, so that an organisation can decide offline. */
export type DirectiveAdvisory = {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly title: TextByLanguage;
  readonly decision: DecisionInputs;
  /** Date (`YYYY-MM-DD`) on which a known-exploited catalogue listed it; `null` when it does not. */
  readonly kevAdded: string | null;
  readonly published: string | null;
  /** When, at the latest, a fixed version existed (RFC 3339), as a source dates it; absent where none says so. */
  readonly patchAvailable?: string;
};
