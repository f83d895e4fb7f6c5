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
import { type Installed, installedOf, judge, type Judgement, type KeyCache } from "#core/pack/judge.ts";
import { entriesOf, lookUp, prefixOf, productsFrom } from "#core/pack/look-up.ts";
import type { Pack } from "#core/pack/open.ts";
import type { Entry } from "#core/pack/read-list.ts";
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
    prefix: prefixOf(opened.pack) ?? "",
    known: new Map(),
    fixes: new Map(),
    findings: [],
  }));
  const products = new Map<string, Known>();
  const keyed: KeyCache = new Map();
  return {
    ask: (component) => {
      const { product, version } = component;
      if (product === null) return [withComponent(component, unanswered({ code: "product-unnamed" }, -1))];
      const known = products.get(product) ?? knownOf(asked, product);
      products.set(product, known);
      if (known.speakers.length === 0) return nothing;
      const answers = known.answers.get(version) ?? answersTo(known, version, keyed);
      known.answers.set(version, answers);
      return answers.map((answer) => withComponent(component, answer));
    },
    findings: () => asked.flatMap(({ findings }) => findings),
  };
}

const nothing: readonly Match[] = [];

/** A match before it is known of which component. */
type Answer = Omit<Match, "component">;

/** What is known of a product: the packs that speak of it, and what they answered by version. */
type Known = {
  readonly speakers: readonly { readonly asked: Asked; readonly said: Parsed<BySpeaker> }[];
  readonly answers: Map<string | null, readonly Answer[]>;
};

function knownOf(packs: readonly Asked[], product: string): Known {
  const speakers = packs
    .filter(({ prefix }) => product.startsWith(prefix))
    .map((asked) => ({ asked, said: speakersOf(asked.pack, product) }))
    .filter(({ said }) => !said.ok || said.value.size > 0);
  return { speakers, answers: new Map() };
}

function answersTo({ speakers }: Known, version: string | null, keyed: KeyCache): readonly Answer[] {
  const installed = installedOf(version, keyed);
  return speakers.flatMap(({ asked, said }) => {
    if (!said.ok) return [damagedAnswer(asked, said.findings)];
    return [...said.value]
      .map(([advisory, of]) => answerOf(asked, { installed, advisory, of }))
      .sort(byAdvisory);
  });
}

/** By the advisory's id, and where several sources name one id, by format and publisher. */
function byAdvisory(a: Answer, b: Answer): number {
  const [x, y] = [a.advisory, b.advisory];
  if (x !== y) return x < y ? -1 : 1;
  const [m, n] = [sourceOf(a), sourceOf(b)];
  return m < n ? -1 : m > n ? 1 : 0;
}

function sourceOf({ details }: Answer): string {
  return `${details?.format}\n${details?.publisher}`;
}

/** Written out member by member: it is done for every match. */
function withComponent(component: Component, answer: Answer): Match {
  const { advisory, aliases, verdict, reason, fixed, details, pack } = answer;
  return { component, advisory, aliases, verdict, reason, fixed, details, pack };
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

/** A pack being asked: details are read and fixed versions ordered once each. */
type Asked = OpenedPack & {
  readonly ordinal: number;
  readonly prefix: string;
  readonly known: Map<number, Parsed<AdvisoryDetails>>;
  readonly fixes: FixOrder;
  readonly findings: Finding[];
};

/** What a pack says of a product, by the ordinal of the advisory. */
type BySpeaker = ReadonlyMap<number, readonly Spoken[]>;

/** An entry that speaks of a component. Without the release in common it cannot call it affected or not affected. */
type Spoken = { readonly entry: Entry; readonly release: "same" | "any" | "unknown" };

function unanswered(reason: Reason, pack: number): Answer {
  return { advisory: "", aliases: [], verdict: "unknown", reason, fixed: [], details: null, pack };
}

function speakersOf(pack: Pack, product: string): Parsed<BySpeaker> {
  const found = releaseMissing(product) ? ofAllReleases(pack, product) : ofProduct(pack, product);
  return found.ok ? parsed(Map.groupBy(found.value, ({ entry }) => entry.advisory)) : found;
}

function damagedAnswer(asked: Asked, findings: readonly Finding[]): Answer {
  if (asked.findings.length < 100) asked.findings.push(...findings);
  return unanswered({ code: "range-undecidable", why: "pack-damaged" }, asked.ordinal);
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
  readonly installed: Installed;
  readonly advisory: number;
  readonly of: readonly Spoken[];
};

function answerOf(asked: Asked, { installed, advisory, of }: Speaking): Answer {
  const details = detailsOf(asked, advisory);
  if (!details.ok) return damagedAnswer(asked, details.findings);
  const judged: (Judgement & { readonly part: DetailsPart })[] = [];
  for (const { entry, release } of of) {
    const part = details.value.parts[entry.part];
    if (part === undefined) return damagedAnswer(asked, [partMissing]);
    judged.push({ ...judgeSpoken(installed, { entry, part, release }), part });
  }
  const verdict = worst(judged.map((one) => one.verdict));
  const deciding = judged.filter((one) => one.verdict === verdict);
  return {
    advisory: details.value.id,
    aliases: details.value.aliases,
    verdict,
    reason: (deciding[0] as Judgement).reason,
    fixed: fixedAbove(
      deciding.map(({ part }) => part),
      { installed: verdict === "affected" ? installed.version : null, order: asked.fixes },
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
  const read = readDetails(asked.details, advisory);
  asked.known.set(advisory, read);
  return read;
}
