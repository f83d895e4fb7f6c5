/**
 * Components against packs: affected, not affected or unknown, each with its reason. Pure; the same code in a room, an agent and a page.
 * Advisories that are aliases of each other stay side by side; nothing is merged or preferred here.
 */
import { fixedAbove, type FixOrder } from "#core/pack/fixed.ts";
import type { Component } from "#core/inventory/component.ts";
import {
  type AdvisoryDetails,
  type DetailsPart,
  type DetailsSource,
  readDetails,
} from "#core/pack/details.ts";
import { type Installed, installedIn, judge, type Judgement } from "#core/pack/judge.ts";
import { detailsPlace, entriesOf, type Entry, lookUp, productsFrom } from "#core/pack/look-up.ts";
import type { Pack } from "#core/pack/open.ts";
import { type Finding, type Parsed, parsed } from "#core/problem.ts";
import { releaseMissing } from "#core/product/product.ts";
import type { Reason, Verdict, VerdictKind } from "#core/verdict.ts";

/** A match file and the details file that belongs to it. */
export type OpenedPack = { readonly pack: Pack; readonly details: DetailsSource };

/** A verdict with what is known about its advisory. `details` is `null` where no advisory can be named: then `advisory` is empty. */
export type Match = Verdict & {
  readonly details: AdvisoryDetails | null;
  /** Ordinal of the pack that said so; -1 when none was asked. */
  readonly pack: number;
};

/** What matching gives. Every component is in at least one match or in `withoutAdvisory`. */
export type Matched = {
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
  readonly ask: (component: Component) => readonly Match[];
  /** Damage met so far. */
  readonly findings: () => readonly Finding[];
};

/** A matcher over packs; it holds what it has read of them, so it should not outlive a run. */
export function matcherOf(packs: readonly OpenedPack[]): Matcher {
  const asked = packs.map((opened, ordinal): Asked => ({
    ...opened,
    ordinal,
    products: new Map(),
    known: new Map(),
    fixes: new Map(),
    findings: [],
  }));
  return {
    ask: (component) => {
      const { product } = component;
      if (product === null) return [unanswered(component, { code: "product-unnamed" }, -1)];
      return asked.flatMap((pack) => matchIn(pack, component, product));
    },
    findings: () => asked.flatMap(({ findings }) => findings),
  };
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
    const said = matcher.ask(component);
    if (said.length === 0) withoutAdvisory.push(component);
    for (const one of said) matches.push(one);
  }
  return { matches, withoutAdvisory, findings: matcher.findings() };
}

/** A pack being asked: products are looked up, details read and fixed versions ordered once each. */
type Asked = OpenedPack & {
  readonly ordinal: number;
  readonly products: Map<string, Parsed<BySpeaker>>;
  readonly known: Map<number, Parsed<AdvisoryDetails>>;
  readonly fixes: FixOrder;
  readonly findings: Finding[];
};

/** What a pack says of a product, by the ordinal of the advisory. */
type BySpeaker = ReadonlyMap<number, readonly Spoken[]>;

/** An entry that speaks of a component. Without the release in common it cannot call it affected or not affected. */
type Spoken = { readonly entry: Entry; readonly release: "same" | "any" | "unknown" };

function unanswered(component: Component, reason: Reason, pack: number): Match {
  return { component, advisory: "", aliases: [], verdict: "unknown", reason, fixed: [], details: null, pack };
}

function matchIn(asked: Asked, component: Component, product: string): readonly Match[] {
  const speakers = speakersOf(asked, product);
  if (!speakers.ok) return [damagedMatch(asked, component, speakers.findings)];
  if (speakers.value.size === 0) return [];
  const installed = installedIn(asked.pack, component.version);
  const speaking = [...speakers.value];
  return speaking.map(([advisory, of]) => matchAdvisory(asked, { component, installed, advisory, of }));
}

function speakersOf(asked: Asked, product: string): Parsed<BySpeaker> {
  const known = asked.products.get(product);
  if (known !== undefined) return known;
  const found = releaseMissing(product) ? ofAllReleases(asked.pack, product) : ofProduct(asked.pack, product);
  const speakers: Parsed<BySpeaker> = found.ok
    ? parsed(Map.groupBy(found.value, ({ entry }) => entry.advisory))
    : found;
  asked.products.set(product, speakers);
  return speakers;
}

function damagedMatch(asked: Asked, component: Component, findings: readonly Finding[]): Match {
  if (asked.findings.length < 100) asked.findings.push(...findings);
  return unanswered(component, { code: "range-undecidable", why: "pack-damaged" }, asked.ordinal);
}

function ofProduct(pack: Pack, product: string): Parsed<readonly Spoken[]> {
  const own = lookUp(pack, product);
  const release = product.indexOf("?distro=");
  if (!own.ok || release < 0) return own.ok ? { ok: true, value: speakingOf(own.value, "same") } : own;
  const any = lookUp(pack, product.slice(0, release));
  if (!any.ok) return any;
  return { ok: true, value: [...speakingOf(own.value, "same"), ...speakingOf(any.value, "any")] };
}

const mostReleases = 1000;

function ofAllReleases(pack: Pack, product: string): Parsed<readonly Spoken[]> {
  const releases = productsFrom(pack, `${product}?distro=`, mostReleases);
  if (!releases.ok) return releases;
  const all: Spoken[] = [];
  for (const found of [
    lookUp(pack, product),
    ...releases.value.map((release) => entriesOf(pack, release.product)),
  ]) {
    if (!found.ok) return found;
    all.push(...speakingOf(found.value, "unknown"));
  }
  return parsed(all);
}

function speakingOf(entries: readonly Entry[], release: Spoken["release"]): readonly Spoken[] {
  return entries.map((entry) => ({ entry, release }));
}

type Speaking = {
  readonly component: Component;
  readonly installed: Installed;
  readonly advisory: number;
  readonly of: readonly Spoken[];
};

function matchAdvisory(asked: Asked, { component, installed, advisory, of }: Speaking): Match {
  const details = detailsOf(asked, advisory);
  if (!details.ok) return damagedMatch(asked, component, details.findings);
  const judged: (Judgement & { readonly part: DetailsPart })[] = [];
  for (const { entry, release } of of) {
    const part = details.value.parts[entry.part];
    if (part === undefined) return damagedMatch(asked, component, [partMissing]);
    judged.push({ ...judgeSpoken(installed, { entry, part, release }), part });
  }
  const verdict = worst(judged.map((one) => one.verdict));
  const deciding = judged.filter((one) => one.verdict === verdict);
  return {
    component,
    advisory: details.value.id,
    aliases: details.value.aliases,
    verdict,
    reason: (deciding[0] as Judgement).reason,
    fixed: fixedAbove(
      deciding.map(({ part }) => part),
      { installed: verdict === "affected" ? component.version : null, order: asked.fixes },
    ),
    details: details.value,
    pack: asked.ordinal,
  };
}

const partMissing: Finding = {
  at: "",
  code: "pack-damaged",
  message: "an entry points at a part that its details do not have",
};

function judgeSpoken(
  installed: Installed,
  { entry, part, release }: Spoken & { readonly part: DetailsPart },
): Judgement {
  const releaseUnknown: Judgement = { verdict: "unknown", reason: { code: "release-unknown" } };
  if (release === "unknown") return releaseUnknown;
  const judged = judge(installed, { entry, part });
  return release === "any" && judged.verdict === "affected" ? releaseUnknown : judged;
}

function worst(verdicts: readonly VerdictKind[]): VerdictKind {
  if (verdicts.includes("affected")) return "affected";
  return verdicts.includes("unknown") ? "unknown" : "not_affected";
}

function detailsOf(asked: Asked, advisory: number): Parsed<AdvisoryDetails> {
  const known = asked.known.get(advisory);
  if (known !== undefined) return known;
  const { from, to } = detailsPlace(asked.pack, advisory);
  const read = readDetails(asked.details, from, to);
  asked.known.set(advisory, read);
  return read;
}
