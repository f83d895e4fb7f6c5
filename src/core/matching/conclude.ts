/**
 * One answer for each vulnerability where several sources speak of one component: the verdict, the source that decided, the named rule by
 * which it did, and who says otherwise. `affected` gives way only to a rule of {@link ruleNames} whose source names the same vulnerability itself.
 */
import type { Component } from "#core/inventory/component.ts";
import type { Match } from "#core/matching/match.ts";
import { type Reason, type VerdictKind, verdictRank, worseVerdict } from "#core/verdict.ts";
import { isProductMaker, isDistributionTracker } from "#core/matching/source-authority.ts";
import { endsBeforeFix } from "#core/pack/read/fixed-versions.ts";
import { byVulnerability, nameEachOther } from "#core/matching/vulnerability.ts";

/** The rules by which one answer is found, in the order in which they are tried. Documents carry the names; they stay as they are. */
export const ruleNames = [
  "one-source",
  "same",
  "excusing-status",
  "distribution-tracker",
  "maker",
  "more-specific-product",
  "caution",
] as const;
export type RuleName = (typeof ruleNames)[number];

/** What one source says of the component; one that says two things in two editions stands here twice. */
export type SourceStatement = {
  readonly advisory: string;
  readonly publisher: string;
  readonly verdict: VerdictKind;
  readonly reason: Reason;
};

/** One vulnerability against one component. */
export type Conclusion = {
  /** As `core/matching/vulnerability.ts` names it; empty where no advisory could be named. */
  readonly vulnerability: string;
  /** Every other name of it, ascending. */
  readonly aliases: readonly string[];
  readonly verdict: VerdictKind;
  readonly rule: RuleName;
  /** The match whose word counts; its verdict is the conclusion's. */
  readonly deciding: Match;
  /** What every source states, in the order of the matches. */
  readonly matches: readonly Match[];
  /** The same without repetitions, the deciding source first, then those that agree, then the dissent. */
  readonly statements: readonly SourceStatement[];
};

/** Whether one match may overrule another; by default any may, where a rule says so. */
type MayOverrule = (deciding: Match, other: Match) => boolean;

/** The conclusions about one component from all its matches, by first mention. */
export function conclude(
  matches: readonly Match[],
  mayOverrule: MayOverrule = () => true,
): readonly Conclusion[] {
  return byVulnerability(matches).map(({ name, aliases, advisories }) => {
    const { rule, deciding } = decide(advisories, mayOverrule);
    const { verdict } = deciding;
    return {
      vulnerability: name,
      aliases,
      verdict,
      rule,
      deciding,
      matches: advisories,
      statements: saidBy(advisories, deciding),
    };
  });
}

/** The conclusions about every component, by the order of the matches. */
export function concludeAll(
  matches: readonly Match[],
  mayOverrule?: MayOverrule,
): ReadonlyMap<Component, readonly Conclusion[]> {
  const concluded = new Map<Component, readonly Conclusion[]>();
  for (const [component, own] of Map.groupBy(matches, (match) => match.component))
    concluded.set(component, conclude(own, mayOverrule));
  return concluded;
}

/** Matches that say otherwise than was concluded. */
export function dissentOf({
  statements,
  verdict,
}: Pick<Conclusion, "statements" | "verdict">): readonly SourceStatement[] {
  return statements.filter((one) => one.verdict !== verdict);
}

type RuleDecision = { readonly rule: RuleName; readonly deciding: Match };

function decide(matches: readonly Match[], mayOverrule: MayOverrule): RuleDecision {
  const first = matches[0] as Match;
  if (matches.every(({ verdict }) => verdict === first.verdict))
    return { rule: matches.every((one) => sameSource(one, first)) ? "one-source" : "same", deciding: first };
  for (const [rule, speakersOf] of authorities) {
    const deciding = decidedBy(matches, speakersOf(matches), mayOverrule);
    if (deciding !== null) return { rule, deciding };
  }
  const worst = matches.map(({ verdict }) => verdict).reduce(worseVerdict);
  return { rule: "caution", deciding: matches.find(({ verdict }) => verdict === worst) ?? first };
}

/** The matches whose source has authority by a rule. */
type AuthoritySelector = (matches: readonly Match[]) => readonly Match[];

const authorities: readonly (readonly [RuleName, AuthoritySelector])[] = [
  ["excusing-status", excusing],
  ["distribution-tracker", (matches) => matches.filter((match) => speaks(isDistributionTracker, match))],
  ["maker", (matches) => matches.filter((match) => speaks(isProductMaker, match))],
  ["more-specific-product", moreSpecific],
];

/** All who may speak for the product, where one of them states that this very version is not affected. */
function excusing(matches: readonly Match[]): readonly Match[] {
  const own = matches.filter(
    (match) => speaks(isDistributionTracker, match) || speaks(isProductMaker, match),
  );
  return own.some(({ reason }) => reason.code === "excused") ? own : [];
}

function speaks(test: typeof isDistributionTracker, { details, component }: Match): boolean {
  return details !== null && component.product !== null && test(details, component.product);
}

/** All who say a release, before those who say none; but the distribution's own word gives way to nobody else's. */
function moreSpecific(matches: readonly Match[]): readonly Match[] {
  const vague = matches.filter(isVague);
  if (vague.length === 0) return [];
  const specific = matches.filter((match) => !isVague(match));
  const own = vague.some((match) => speaks(isDistributionTracker, match));
  return own && !specific.every((match) => speaks(isDistributionTracker, match)) ? [] : specific;
}

/** A statement about no release in particular, or about another channel of fixes than the build's. */
function isVague({ reason }: Match): boolean {
  return reason.code === "release-unknown" || reason.code === "other-channel";
}

/** Of one side, compared with all of the other. */
const mostHeard = 16;

/** The first of those who may speak, where they all decide alike and may overrule everyone who says otherwise; else nobody. */
function decidedBy(matches: readonly Match[], own: readonly Match[], mayOverrule: MayOverrule): Match | null {
  const [first] = own;
  if (first === undefined || first.verdict === "unknown") return null;
  if (own.some(({ verdict }) => verdict !== first.verdict)) return null;
  const deciding = first.verdict === "affected" ? first : own.find(isExplicit);
  if (deciding === undefined) return null;
  const heard = own.filter((match) => match.verdict === "affected" || isExplicit(match)).slice(0, mostHeard);
  const weakened = matches.filter(({ verdict }) => verdictRank[verdict] > verdictRank[first.verdict]);
  const allowed = weakened.every((other) =>
    heard.some((one) => nameEachOther(one, other) && mayOverrule(one, other)),
  );
  return allowed ? deciding : null;
}

/**
 * Whether "not affected" rests on what the source states: an excusing word on this version, or ranges that end before what is not affected any more.
 * To be missing from a list of versions, or behind the last version that a source happens to name, is no statement, and overrules nobody.
 */
function isExplicit({ verdict, reason, parts }: Match): boolean {
  if (verdict !== "not_affected") return false;
  if (reason.code === "excused") return true;
  return parts.length > 0 && parts.every(endsBeforeFix);
}

function sameSource(a: Match, b: Match): boolean {
  return (
    a.advisory === b.advisory &&
    a.details?.publisher === b.details?.publisher &&
    a.details?.format === b.details?.format
  );
}

function saidBy(matches: readonly Match[], deciding: Match): readonly SourceStatement[] {
  if (matches.length === 1) return [saidIn(deciding)];
  const agree = matches.filter((match) => match !== deciding && match.verdict === deciding.verdict);
  const dissent = matches.filter(({ verdict }) => verdict !== deciding.verdict);
  const said = new Map<string, SourceStatement>();
  for (const match of [deciding, ...agree, ...dissent]) {
    const one = saidIn(match);
    const text = JSON.stringify(one);
    if (!said.has(text)) said.set(text, one);
  }
  return [...said.values()];
}

function saidIn({ advisory, details, verdict, reason }: Match): SourceStatement {
  return { advisory, publisher: details?.publisher ?? "", verdict, reason };
}
