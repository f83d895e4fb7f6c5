/**
 * Components against packs: affected, not affected or unknown, each with its reason. Pure; the same code in a room, an agent and a page.
 * Advisories that are aliases of each other stay side by side here; one answer is made of them in `conclude.ts`, and what no pack covers is told in `coverage.ts`.
 */
import type { Component } from "#core/inventory/component.ts";
import type { ComponentOrigin } from "#core/inventory/origin.ts";
import {
  type CachedPack,
  compareTexts,
  type OpenedPack,
  packsByType,
  speaksOf,
} from "#core/matching/asked-pack.ts";
import {
  answersAt,
  cacheOf,
  isSilentCache,
  namesNoProduct,
  type ProductCache,
  type ProductMatch,
  unanswered,
  unnamed,
  worst,
} from "#core/matching/product-answers.ts";
import { prefixOf } from "#core/pack/read/look-up.ts";
import { similarNamesIn } from "#core/pack/read/similar-names.ts";
import type { MatchCaches } from "#core/pack/read/verdict-boundaries.ts";
import type { Finding } from "#core/problem.ts";
import { productInRegistry, swiftFolders } from "#core/product/registry.ts";
import type { Reason, Verdict } from "#core/verdict.ts";

/** A verdict with what is known about its advisory. `details` is `null` where no advisory can be named: then `advisory` is empty. */
export type Match = ProductMatch & Pick<Verdict, "component">;

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
  const products = new Map<string, ProductCache | null>();
  const cacheFor = (product: string): ProductCache | null => {
    const known = products.get(product);
    if (known !== undefined) return known;
    const read = cacheOf(packsOf(product), product, made);
    const cache = isSilentCache(read) && !isDistributionsPackage(product) ? null : read;
    products.set(product, cache);
    return cache;
  };
  const answersOf: AnswersOf = (product, version, facts) => answersIn(cacheFor(product), version, facts);
  return {
    match: (component) => {
      if (!isNamed(component)) return [withComponent(component, unnamed)];
      const known = cacheFor(component.product);
      const { origin, version } = component;
      if (known === null && origin === undefined) return nothing;
      const answers =
        origin === undefined
          ? answersUnderNames(answersIn(known, version, component), component, { answersOf, asked })
          : answersElsewhere(answersOf, component, origin);
      return answers.length === 0 ? nothing : answers.map((answer) => withComponent(component, answer));
    },
    findings: () => asked.flatMap(({ findings }) => findings),
  };
}

const nothing: readonly Match[] = [];

function answersIn(
  known: ProductCache | null,
  version: string | null,
  facts: VersionFacts,
): readonly ProductMatch[] {
  return known === null ? noAnswers : (known.always ?? answersAt(known, version, facts));
}

/** Whether lists may name it by its source besides, or not say the source: then its own name is not all that is asked about. */
function isDistributionsPackage(product: string): boolean {
  return product.startsWith("pkg:deb/") || product.startsWith("pkg:rpm/") || product.startsWith("pkg:apk/");
}

type NamedComponent = Component & { readonly product: string };

function isNamed(component: Component): component is NamedComponent {
  return component.product !== null;
}

type VersionFacts = Pick<Component, "requirement" | "module" | "systemRelease">;

type AnswersOf = (product: string, version: string | null, facts: VersionFacts) => readonly ProductMatch[];

const noAnswers: readonly ProductMatch[] = [];

/**
 * What is known of a component that does not come from its ecosystem's registry: what is said of the registry's package of the name decides
 * nothing about it, what is said of the package in its own registry does. A folder of Swift's has no name but one that repositories may have too.
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
  const heard = answersOf(product, version, {});
  const isNear = ({ reason: { code } }: ProductMatch): boolean => code === "name-near";
  const near = product.startsWith(swiftFolders) ? heard.filter(isNear) : noAnswers;
  const others = heard
    .filter((one) => !isNear(one) && !decided.has(one.details))
    .map((one): ProductMatch => ({ ...one, verdict: "unknown", reason, fixed: [] }));
  return [...own, ...others, ...near];
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

/** What is said of a component under all its names, its own before others; not silence where the name that counts is not known. */
function answersUnderNames(
  own: readonly ProductMatch[],
  component: NamedComponent,
  { answersOf, asked }: { readonly answersOf: AnswersOf; readonly asked: readonly CachedPack[] },
): readonly ProductMatch[] {
  const { product, also, sourceUnknown } = component;
  const answers =
    also === undefined
      ? own
      : joined([own, ...also.map((name) => answersOf(name.product, name.version, component))]);
  return answers.length === 0 && sourceUnknown ? ofUnknownSource(asked, product) : answers;
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
    else for (const one of said) matches.push(one);
  }
  return { matches, withoutAdvisory, findings: matcher.findings() };
}
