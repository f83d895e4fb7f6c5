/**
 * Components against packs: affected, not affected or unknown, each with its reason. Pure; the same code in a room, an agent and a page.
 * Advisories that are aliases of each other stay side by side here; one answer is made of them in `conclude.ts`, and what no pack covers is told in `coverage.ts`.
 */
import type { Component, Requirement } from "#core/inventory/component.ts";
import type { ComponentOrigin } from "#core/inventory/origin.ts";
import {
  type AdvisoryStatement,
  type ApplicableEntry,
  type CachedPack,
  compareTexts,
  type OpenedPack,
  statementsOf,
  packsByType,
  speaksOf,
} from "#core/matching/asked-pack.ts";
import { type InstalledBuild, withinChannel } from "#core/pack/read/channel-doubt.ts";
import type { AdvisoryDetails, DetailsPart } from "#core/pack/details.ts";
import { fixedAbove } from "#core/pack/read/fixed-versions.ts";
import {
  type EntryDetails,
  type Installed,
  installedOf,
  judgeEntry,
  type Judgement,
} from "#core/pack/read/judge-entry.ts";
import { isSilent } from "#core/pack/read/excused-versions.ts";
import { prefixOf } from "#core/pack/read/look-up.ts";
import {
  boundaryIndex,
  type MatchCaches,
  type VerdictBoundaries,
  verdictBoundaries,
} from "#core/pack/read/verdict-boundaries.ts";
import type { Finding, Parsed } from "#core/problem.ts";
import { channelOfBuild, type FixChannels, fixChannelsOf } from "#core/product/fix-channel.ts";
import { catchAllOf } from "#core/product/product.ts";
import { nothingSimilar, similarNamesIn } from "#core/pack/read/similar-names.ts";
import { productInRegistry } from "#core/product/registry.ts";
import type { Reason, Verdict, VerdictKind } from "#core/verdict.ts";

/** A verdict with what is known about its advisory. `details` is `null` where no advisory can be named: then `advisory` is empty. */
export type Match = Verdict & {
  readonly details: AdvisoryDetails | null;
  /** The parts of the details that decided. */
  readonly parts: readonly DetailsPart[];
  /** Ordinal of the pack that said so; -1 when none was asked. */
  readonly pack: number;
};

/** What matching gives. Every component is in at least one match or in `withoutAdvisory`. */
type Matched = {
  /** By component, then pack, then advisory. */
  readonly matches: readonly Match[];
  /** Components that no pack names: not affected, for want of an advisory (`no-advisory`). */
  readonly withoutAdvisory: readonly Component[];
  /** Damage met in a pack; the component at hand is then unknown for that pack. */
  readonly findings: readonly Finding[];
};

/** Packs opened for many questions: what was looked up for one component is not looked up again for the next. */
export type Matcher = {
  /** What the packs say of a component: by pack, then advisory; nothing when no pack names it. */
  readonly match: (component: Component) => readonly Match[];
  /** Damage met so far. */
  readonly findings: () => readonly Finding[];
};

/** A matcher over packs; it holds what it has read of them, so it should not outlive a run. */
export function matcherOf(packs: readonly OpenedPack[]): Matcher {
  const made: MatchCaches = { order: new Map(), keyed: new Map() };
  const asked = packs.map((opened, ordinal): CachedPack => ({
    ...opened,
    ordinal,
    prefix: prefixOf(opened.pack) ?? "",
    known: new Map(),
    made,
    similar: similarNamesIn(opened.pack, opened.details),
    findings: [],
    distributions: new Map(),
    wholeReleases: new Map(),
  }));
  const packsOf = packsByType(asked);
  const products = new Map<string, ProductCache | readonly ProductMatch[]>();
  const answersOf: AnswersOf = (product, version, facts) => {
    let known = products.get(product);
    if (known === undefined) {
      const ofType = packsOf(product);
      known = namesNoProduct(product)
        ? [unnamed]
        : (knownOf(ofType, [product], made) ?? nearlyKnown(ofType, product, made));
      products.set(product, known);
    }
    return "speakers" in known ? answersAt(known, version, facts) : known;
  };
  return {
    match: (component) => {
      if (!isNamed(component)) return [withComponent(component, unanswered({ code: "product-unnamed" }, -1))];
      const answers =
        component.origin === undefined
          ? answersUnderNames(answersOf, component, asked)
          : answersElsewhere(answersOf, component, component.origin);
      return answers.length === 0 ? nothing : answers.map((answer) => withComponent(component, answer));
    },
    findings: () => asked.flatMap(({ findings }) => findings),
  };
}

const nothing: readonly Match[] = [];

type NamedComponent = Component & { readonly product: string };

function isNamed(component: Component): component is NamedComponent {
  return component.product !== null;
}

/** A list that says `All products` of a vendor names none. */
function namesNoProduct(product: string): boolean {
  return product.endsWith("/%2A") && catchAllOf(product) === product;
}

type AnswersOf = (
  product: string,
  version: string | null,
  facts: Pick<Component, "requirement" | "module" | "systemRelease">,
) => readonly ProductMatch[];

const noAnswers: readonly ProductMatch[] = [];

/**
 * What is known of a component that does not come from its ecosystem's registry: what is said of the registry's package of the name decides
 * nothing about it, what is said of the package in its own registry does.
 */
function answersElsewhere(
  answersOf: AnswersOf,
  { product, version }: NamedComponent,
  { kind, place }: ComponentOrigin,
): readonly ProductMatch[] {
  if (namesNoProduct(product)) return [unnamed];
  const own = kind === "registry" ? answersOf(productInRegistry(product, place), version, {}) : noAnswers;
  const decided = new Set(own.map(({ details }) => details));
  const reason: Reason = { code: "other-origin", origin: kind, place };
  const others = answersOf(product, version, {}).filter(
    ({ details, reason: { code } }) => code !== "name-near" && !decided.has(details),
  );
  return [...own, ...others.map((one): ProductMatch => ({ ...one, verdict: "unknown", reason, fixed: [] }))];
}

/** What was said under several names of one component, by pack and advisory; where one advisory uses two of them, the worse counts. */
function joined(lists: readonly (readonly ProductMatch[])[]): readonly ProductMatch[] {
  const saying = lists.filter((list) => list.length > 0);
  if (saying.length < 2) return saying[0] ?? noAnswers;
  const byAdvisory = Map.groupBy(saying.flat(), ({ pack, advisory, details }) =>
    JSON.stringify([pack, advisory, details?.format, details?.publisher]),
  );
  const answers = [...byAdvisory.values()].map((same) => {
    const verdict = worst(same.map((one) => one.verdict));
    return same.find((one) => one.verdict === verdict) as ProductMatch;
  });
  return answers.sort((a, b) => a.pack - b.pack || compareTexts(a.advisory, b.advisory));
}

/** Unknown in every pack that speaks of the distribution: any of its sources may be this package's. */
function ofUnknownSource(packs: readonly CachedPack[], product: string): readonly ProductMatch[] {
  const distribution = product.slice(0, product.lastIndexOf("/") + 1);
  return packs
    .filter((asked) => speaksOf(asked, distribution))
    .map(({ ordinal }) => unanswered({ code: "source-unknown" }, ordinal));
}

/** What is said of a component under all its names; not silence where the name that counts is not known. */
function answersUnderNames(
  answersOf: AnswersOf,
  component: NamedComponent,
  asked: readonly CachedPack[],
): readonly ProductMatch[] {
  const { product, version, also, sourceUnknown } = component;
  const own = answersOf(product, version, component);
  const answers =
    also === undefined
      ? own
      : joined([own, ...also.map((name) => answersOf(name.product, name.version, component))]);
  return answers.length === 0 && sourceUnknown ? ofUnknownSource(asked, product) : answers;
}

/** A match before it is known of which component. */
type ProductMatch = Omit<Match, "component">;

/** What is known of a product that packs speak of: what they say, and what they answered. */
type ProductCache = {
  readonly speakers: readonly PackStatements[];
  readonly made: MatchCaches;
  readonly channels: FixChannels | null;
  readonly marks: VerdictBoundaries | null;
  /** By the version's place among the marks; by the version where only it decides. */
  readonly byPlace: Map<number, readonly ProductMatch[]>;
  readonly byVersion: Map<string | null, readonly ProductMatch[]>;
  /** By channel, then version, for builds that are not of the main channel. */
  readonly byChannel: Map<string, Map<string, readonly ProductMatch[]>>;
};

/** A pack that speaks of a product, and what each of its advisories says, in the order of the answers; or damage. */
type PackStatements = {
  readonly asked: CachedPack;
  readonly said: Parsed<readonly Parsed<AdvisoryStatement>[]>;
};

/** What packs say of one product, under each of its ids; `null` when none speaks of it. */
function knownOf(
  packs: readonly CachedPack[],
  products: readonly string[],
  made: MatchCaches,
): ProductCache | null {
  const speakers: PackStatements[] = [];
  for (const asked of packs)
    for (const product of products) {
      if (!product.startsWith(asked.prefix) && catchAllOf(product) !== asked.prefix) continue;
      const said = statementsOf(asked, product);
      if (!said.ok || said.value.length > 0) speakers.push({ asked, said });
    }
  if (speakers.length === 0) return null;
  const told = speakers.flatMap(({ said }) =>
    said.ok ? said.value.flatMap((one) => (one.ok ? one.value.of : [])) : [],
  );
  const channels = fixChannelsOf(products[0] ?? "");
  const caches = { byPlace: new Map(), byVersion: new Map(), byChannel: new Map() };
  return { speakers, made, channels, marks: verdictBoundaries(told, made), ...caches };
}

/** What is known of a product that no pack names as it is: under another spelling of the same, or that it is near to one and so unknown. */
function nearlyKnown(
  packs: readonly CachedPack[],
  product: string,
  made: MatchCaches,
): ProductCache | readonly ProductMatch[] {
  const found = packs.map((asked) => asked.similar(product)).filter((one) => one !== nothingSimilar);
  if (found.length === 0) return noAnswers;
  const same = [...new Set(found.flatMap((one) => one.same))];
  const known = same.length === 0 ? null : knownOf(packs, same, made);
  if (known !== null) return known;
  const names = [...new Set(found.flatMap(({ near }) => near))];
  return names.length === 0 ? noAnswers : [unanswered({ code: "name-near", names }, -1)];
}

function answersAt(
  known: ProductCache,
  version: string | null,
  facts: Pick<Component, "requirement" | "module" | "systemRelease">,
): readonly ProductMatch[] {
  const { channels } = known;
  if (version === null && facts.requirement !== undefined)
    return answersToRequirement(known, facts.requirement);
  if (channels === null || version === null) return answersOnMain(known, version, null);
  const build = { channels, version, channel: channelOfBuild(channels, version, facts) };
  if (build.channel === "") return answersOnMain(known, version, build);
  let ofChannel = known.byChannel.get(build.channel);
  if (ofChannel === undefined) known.byChannel.set(build.channel, (ofChannel = new Map()));
  const before = ofChannel.get(version);
  if (before !== undefined) return before;
  const answers = answersTo(known, installedOf(version, known.made.keyed), build);
  ofChannel.set(version, answers);
  return answers;
}

/** A build of the main channel is judged by its version's place alone. */
function answersOnMain(
  known: ProductCache,
  version: string | null,
  build: InstalledBuild | null,
): readonly ProductMatch[] {
  const place =
    version === null || known.marks === null ? null : boundaryIndex(known.marks, version, known.made.keyed);
  const before = place === null ? known.byVersion.get(version) : known.byPlace.get(place);
  if (before !== undefined) return before;
  const answers = answersTo(known, installedOf(version, known.made.keyed), build);
  if (place === null) known.byVersion.set(version, answers);
  else known.byPlace.set(place, answers);
  return answers;
}

function answersToRequirement(known: ProductCache, requirement: Requirement): readonly ProductMatch[] {
  const name = `\0${requirement.scheme} ${requirement.text}`;
  const before = known.byVersion.get(name);
  if (before !== undefined) return before;
  const answers = answersTo(known, installedOf(null, known.made.keyed, requirement), null);
  known.byVersion.set(name, answers);
  return answers;
}

function answersTo(
  { speakers }: ProductCache,
  placed: Installed,
  build: InstalledBuild | null,
): readonly ProductMatch[] {
  const installed = { ...placed, build };
  return speakers.flatMap(({ asked, said }) => {
    if (!said.ok) return [damagedAnswer(asked, said.findings)];
    return said.value.flatMap((one) =>
      one.ok ? (answerOf(asked, installed, one.value) ?? []) : damagedAnswer(asked, one.findings),
    );
  });
}

/** Written out member by member: it is done for every match. */
function withComponent(component: Component, answer: ProductMatch): Match {
  const { advisory, aliases, verdict, reason, fixed, details, parts, pack } = answer;
  return { component, advisory, aliases, verdict, reason, fixed, details, parts, pack };
}

/** Matches components against packs. */
export function match(components: Iterable<Component>, packs: readonly OpenedPack[]): Matched {
  return matchAll(components, matcherOf(packs));
}

/** Matches components by a matcher. */
export function matchAll(components: Iterable<Component>, matcher: Matcher): Matched {
  const matches: Match[] = [];
  const withoutAdvisory: Component[] = [];
  for (const component of components) {
    const said = matcher.match(component);
    if (said.length === 0) withoutAdvisory.push(component);
    for (const one of said) matches.push(one);
  }
  return { matches, withoutAdvisory, findings: matcher.findings() };
}

function unanswered(reason: Reason, pack: number): ProductMatch {
  return { advisory: "", aliases: [], verdict: "unknown", reason, fixed: [], details: null, parts: [], pack };
}

const unnamed = unanswered({ code: "product-unnamed" }, -1);

function damagedAnswer(asked: CachedPack, findings: readonly Finding[]): ProductMatch {
  if (asked.findings.length < 100) asked.findings.push(...findings);
  return unanswered({ code: "range-undecidable", why: "pack-damaged" }, asked.ordinal);
}

function answerOf(
  asked: CachedPack,
  installed: InstalledInChannel,
  { details, of }: AdvisoryStatement,
): ProductMatch | null {
  const judged = of.flatMap((told) => {
    const judgement = judgeSpoken(installed, told);
    return judgement === null ? [] : [{ told, judgement }];
  });
  if (judged.length === 0) return null;
  const verdict = worst(judged.map(({ judgement }) => judgement.verdict));
  const deciding = judged.filter(({ judgement }) => judgement.verdict === verdict);
  const parts = deciding.map(({ told }) => told.part);
  const isPlaced = deciding.some(({ told }) => told.release !== "vendor");
  return {
    advisory: details.id,
    aliases: details.aliases,
    verdict,
    reason: (deciding[0] as (typeof judged)[0]).judgement.reason,
    fixed: fixedAbove(isPlaced ? parts : [], {
      installed: verdict === "affected" ? installed.version : null,
      ...asked.made,
    }),
    details,
    parts,
    pack: asked.ordinal,
  };
}

/** An installed version and, where its product's fixes come in channels, its build's. */
type InstalledInChannel = Installed & { readonly build: InstalledBuild | null };

function judgeSpoken(
  installed: InstalledInChannel,
  { entry, part, release }: ApplicableEntry & EntryDetails,
): Judgement | null {
  const releaseUnknown: Judgement = { verdict: "unknown", reason: { code: "release-unknown" } };
  const unplaced = isSilent(part) ? null : releaseUnknown;
  if (release === "unknown") return unplaced;
  if (release === "vendor")
    return isSilent(part) ? null : { verdict: "unknown", reason: { code: "product-catch-all" } };
  const judged = judgeInChannel(installed, { entry, part });
  if (release === "same" || judged === null) return judged;
  if (judged.reason.code === "excused") return unplaced;
  return judged.verdict === "affected" ? releaseUnknown : judged;
}

function judgeInChannel(installed: InstalledInChannel, told: EntryDetails): Judgement | null {
  const { build } = installed;
  const said = judgeEntry(installed, told);
  if (said === null) return null;
  const judged = build === null ? said : withinChannel(build, told.part, said);
  return judged.verdict === "affected" && told.part.noFix ? { ...judged, reason: noFixWillCome } : judged;
}

const noFixWillCome: Reason = { code: "no-fix-will-come" };

function worst(verdicts: readonly VerdictKind[]): VerdictKind {
  if (verdicts.includes("affected")) return "affected";
  return verdicts.includes("unknown") ? "unknown" : "not_affected";
}
