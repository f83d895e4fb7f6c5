/**
 * How long an embargo lasts, as data. Figures are those that coordinators and finders publish; the source stands with each. A rule is what a proposal starts from:
 * the parties accept terms, not a rule.
 */

/** One rule; `null` where its source grants nothing. */
export type EmbargoRule = {
  readonly id: string;
  readonly days: number;
  /** More days for a supplier that works on a fix. */
  readonly extensionDays: number | null;
  /** In place of `days` while the flaw is exploited, and what may be added then. */
  readonly exploitedDays: number;
  readonly exploitedExtensionDays: number | null;
  /** Without any answer for so long a coordinator is brought in. */
  readonly silenceDays: number;
  /** Details follow so long after a fix. */
  readonly detailsAfterFixDays: number;
  /** It ends so long, at most, after a second finder's report was confirmed. */
  readonly rediscoveryDays: number;
  readonly source: string;
};

/** The rules that ship. */
export const embargoRules: readonly EmbargoRule[] = [
  {
    id: "days-90",
    days: 90,
    extensionDays: 14,
    exploitedDays: 7,
    exploitedExtensionDays: null,
    silenceDays: 30,
    detailsAfterFixDays: 30,
    rediscoveryDays: 14,
    source: "90 days and 14 of grace, 7 when exploited, as finders' projects publish them",
  },
  {
    id: "days-45",
    days: 45,
    extensionDays: 14,
    exploitedDays: 7,
    exploitedExtensionDays: null,
    silenceDays: 15,
    detailsAfterFixDays: 0,
    rediscoveryDays: 7,
    source: "45 days from the first attempt to reach a supplier, as national coordinators publish them",
  },
  {
    id: "ai-finder",
    days: 90,
    extensionDays: 14,
    exploitedDays: 7,
    exploitedExtensionDays: 7,
    silenceDays: 30,
    detailsAfterFixDays: 45,
    rediscoveryDays: 7,
    source:
      "A model maker's policy for flaws that its models find (2026): 90+14 days, 7+7 when exploited, details 45 days after the fix",
  },
  {
    id: "ai-found-public",
    days: 0,
    extensionDays: null,
    exploitedDays: 0,
    exploitedExtensionDays: null,
    silenceDays: 0,
    detailsAfterFixDays: 0,
    rediscoveryDays: 0,
    source: "A kernel's policy (2026): what models find there is treated as public",
  },
];

/** The rule with an id. */
export function embargoRuleNamed(id: string): EmbargoRule | null {
  return embargoRules.find((rule) => rule.id === id) ?? null;
}
