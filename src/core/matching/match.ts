/**
 * Components against packs: affected, not affected or unknown, each with its reason. Pure; the same code in a room, an agent and a page.
 * Advisories that are aliases of each other stay side by side here; one answer is made of them in `conclude.ts`, and what no pack covers is told in `coverage.ts`.
 */
import { fixedAbove } from "#core/pack/read/fixed-versions.ts";
import type { Component, Requirement } from "#core/inventory/component.ts";
import type { ComponentOrigin } from "#core/inventory/origin.ts";
import {
  type AdvisoryDetails,
  type DetailsPart,
  type DetailsSource,
  readDetails,
} from "#core/pack/details.ts";
import {
  type Installed,
  installedOf,
  judgeEntry,
  type Judgement,
  type EntryDetails,
} from "#core/pack/read/judge-entry.ts";
import { isSilent } from "#core/pack/read/excused-versions.ts";
import { entriesOf, lookUpEntries, prefixOf, productsFrom } from "#core/pack/read/look-up.ts";
import {
  type MatchCaches,
  type VerdictBoundaries,
  verdictBoundaries,
  boundaryIndex,
} from "#core/pack/read/verdict-boundaries.ts";
import type { Pack } from "#core/pack/read/open-pack.ts";
import type { PackEntry } from "#core/pack/read/read-list.ts";
import { failed, type Finding, type Parsed, parsed } from "#core/problem.ts";
import { releaseMissing } from "#core/product/product.ts";
import { productInRegistry } from "#core/product/registry.ts";
import type { Reason, Verdict, VerdictKind } from "#core/verdict.ts";

/** A match file and the details file that belongs to it. */
export type OpenedPack = { readonly pack: Pack; readonly details: DetailsSource };

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
    findings: [],
  }));
  const products = new Map<string, ProductCache | null>();
  const answersOf: AnswersOf = (product, version, requirement) => {
    let known = products.get(product);
    if (known === undefined) products.set(product, (known = knownOf(asked, product, made)));
    return known === null ? noAnswers : answersAt(known, version, requirement);
  };
  return {
    match: (component) => {
      const { product, version, origin, requirement } = component;
      if (product === null) return [withComponent(component, unanswered({ code: "product-unnamed" }, -1))];
      const answers =
        origin === undefined
          ? answersOf(product, version, requirement)
          : answersElsewhere(answersOf, { product, version, origin });
      return answers.map((answer) => withComponent(component, answer));
    },
    findings: () => asked.flatMap(({ findings }) => findings),
  };
}

type AnswersOf = (
  product: string,
  version: string | null,
  requirement?: Requirement,
) => readonly ProductMatch[];

const noAnswers: readonly ProductMatch[] = [];

/**
 * What is known of a component that does not come from its ecosystem's registry: what is said of the registry's package of the name decides
 * nothing about it, what is said of the package in its own registry does.
 */
function answersElsewhere(
  answersOf: AnswersOf,
  {
    product,
    version,
    origin,
  }: { readonly product: string; readonly version: string | null; readonly origin: ComponentOrigin },
): readonly ProductMatch[] {
  const { kind, place } = origin;
  const own = kind === "registry" ? answersOf(productInRegistry(product, place), version) : noAnswers;
  const decided = new Set(own.map(({ details }) => details));
  const reason: Reason = { code: "other-origin", origin: kind, place };
  const others = answersOf(product, version).filter(({ details }) => !decided.has(details));
  return [...own, ...others.map((one): ProductMatch => ({ ...one, verdict: "unknown", reason, fixed: [] }))];
}

/** A match before it is known of which component. */
type ProductMatch = Omit<Match, "component">;

/** What is known of a product that packs speak of: what they say, and what they answered. */
type ProductCache = {
  readonly speakers: readonly PackStatements[];
  readonly made: MatchCaches;
  readonly marks: VerdictBoundaries | null;
  /** By the version's place among the marks; by the version where only it decides. */
  readonly byPlace: Map<number, readonly ProductMatch[]>;
  readonly byVersion: Map<string | null, readonly ProductMatch[]>;
};

/** A pack that speaks of a product, and what each of its advisories says, in the order of the answers; or damage. */
type PackStatements = {
  readonly asked: CachedPack;
  readonly said: Parsed<readonly Parsed<AdvisoryStatement>[]>;
};

/** `null` when no pack speaks of it. */
function knownOf(packs: readonly CachedPack[], product: string, made: MatchCaches): ProductCache | null {
  const speakers: PackStatements[] = [];
  for (const asked of packs) {
    if (!product.startsWith(asked.prefix)) continue;
    const said = saidOf(asked, product);
    if (!said.ok || said.value.length > 0) speakers.push({ asked, said });
  }
  if (speakers.length === 0) return null;
  const told = speakers.flatMap(({ said }) =>
    said.ok ? said.value.flatMap((one) => (one.ok ? one.value.of : [])) : [],
  );
  return { speakers, made, marks: verdictBoundaries(told, made), byPlace: new Map(), byVersion: new Map() };
}

function answersAt(
  known: ProductCache,
  version: string | null,
  requirement?: Requirement,
): readonly ProductMatch[] {
  if (version === null && requirement !== undefined) return answersToRequirement(known, requirement);
  const place =
    version === null || known.marks === null ? null : boundaryIndex(known.marks, version, known.made.keyed);
  const before = place === null ? known.byVersion.get(version) : known.byPlace.get(place);
  if (before !== undefined) return before;
  const answers = answersTo(known, version);
  if (place === null) known.byVersion.set(version, answers);
  else known.byPlace.set(place, answers);
  return answers;
}

function answersToRequirement(known: ProductCache, requirement: Requirement): readonly ProductMatch[] {
  const name = `\0${requirement.scheme} ${requirement.text}`;
  const before = known.byVersion.get(name);
  if (before !== undefined) return before;
  const answers = answersTo(known, null, requirement);
  known.byVersion.set(name, answers);
  return answers;
}

function answersTo(
  { speakers, made }: ProductCache,
  version: string | null,
  requirement?: Requirement,
): readonly ProductMatch[] {
  const installed = installedOf(version, made.keyed, requirement);
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

/** A pack being asked: details are read once each. */
type CachedPack = OpenedPack & {
  readonly ordinal: number;
  readonly prefix: string;
  readonly known: Map<number, Parsed<AdvisoryDetails>>;
  readonly made: MatchCaches;
  readonly findings: Finding[];
};

/** An entry that speaks of a component. Without the release in common it cannot call it affected or not affected. */
type ApplicableEntry = { readonly entry: PackEntry; readonly release: "same" | "any" | "unknown" };

/** What one advisory says of a product. */
type AdvisoryStatement = {
  readonly details: AdvisoryDetails;
  readonly of: readonly (ApplicableEntry & EntryDetails)[];
};

function unanswered(reason: Reason, pack: number): ProductMatch {
  return { advisory: "", aliases: [], verdict: "unknown", reason, fixed: [], details: null, parts: [], pack };
}

function damagedAnswer(asked: CachedPack, findings: readonly Finding[]): ProductMatch {
  if (asked.findings.length < 100) asked.findings.push(...findings);
  return unanswered({ code: "range-undecidable", why: "pack-damaged" }, asked.ordinal);
}

function saidOf(asked: CachedPack, product: string): PackStatements["said"] {
  const { pack } = asked;
  const found = releaseMissing(product) ? ofAllReleases(pack, product) : ofProduct(pack, product);
  if (!found.ok) return found;
  const byAdvisory = Map.groupBy(found.value, ({ entry }) => entry.advisory);
  return parsed([...byAdvisory].map(([advisory, of]) => withDetails(asked, advisory, of)).sort(byId));
}

function withDetails(
  asked: CachedPack,
  advisory: number,
  of: readonly ApplicableEntry[],
): Parsed<AdvisoryStatement> {
  const details = detailsOf(asked, advisory);
  if (!details.ok) return details;
  const told: (ApplicableEntry & EntryDetails)[] = [];
  for (const { entry, release } of of) {
    const part = details.value.parts[entry.part];
    if (part === undefined) return partMissing;
    told.push({ entry, part, release });
  }
  return parsed({ details: details.value, of: told });
}

const partMissing: Parsed<never> = failed(
  "",
  "pack-damaged",
  "an entry points at a part that its details do not have",
);

/** By the advisory's id, and where several sources name one id, by format and publisher; what is damaged comes first. */
function byId(a: Parsed<AdvisoryStatement>, b: Parsed<AdvisoryStatement>): number {
  if (!a.ok || !b.ok) return Number(a.ok) - Number(b.ok);
  const [x, y] = [a.value.details, b.value.details];
  return compare(x.id, y.id) || compare(x.format, y.format) || compare(x.publisher, y.publisher);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function ofProduct(pack: Pack, product: string): Parsed<readonly ApplicableEntry[]> {
  const own = lookUpEntries(pack, product);
  const release = product.indexOf("?distro=");
  if (!own.ok || release < 0) return own.ok ? { ok: true, value: speakingOf(own.value, "same") } : own;
  const any = lookUpEntries(pack, product.slice(0, release));
  if (!any.ok) return any;
  return { ok: true, value: [...speakingOf(own.value, "same"), ...speakingOf(any.value, "any")] };
}

const mostReleases = 1000;

function ofAllReleases(pack: Pack, product: string): Parsed<readonly ApplicableEntry[]> {
  const releases = productsFrom(pack, `${product}?distro=`, mostReleases);
  if (!releases.ok) return releases;
  const all: ApplicableEntry[] = [];
  for (const found of [
    lookUpEntries(pack, product),
    ...releases.value.map((release) => entriesOf(pack, release.product)),
  ]) {
    if (!found.ok) return found;
    all.push(...speakingOf(found.value, "unknown"));
  }
  return parsed(all);
}

function speakingOf(
  entries: readonly PackEntry[],
  release: ApplicableEntry["release"],
): readonly ApplicableEntry[] {
  return entries.map((entry) => ({ entry, release }));
}

/** `null` where the advisory is about other versions only. */
function answerOf(
  asked: CachedPack,
  installed: Installed,
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
  return {
    advisory: details.id,
    aliases: details.aliases,
    verdict,
    reason: (deciding[0] as (typeof judged)[0]).judgement.reason,
    fixed: fixedAbove(parts, {
      installed: verdict === "affected" ? installed.version : null,
      ...asked.made,
    }),
    details,
    parts,
    pack: asked.ordinal,
  };
}

function judgeSpoken(
  installed: Installed,
  { entry, part, release }: ApplicableEntry & EntryDetails,
): Judgement | null {
  const releaseUnknown: Judgement = { verdict: "unknown", reason: { code: "release-unknown" } };
  const unplaced = isSilent(part) ? null : releaseUnknown;
  if (release === "unknown") return unplaced;
  const judged = judgeEntry(installed, { entry, part });
  if (release === "same" || judged === null) return judged;
  if (judged.reason.code === "excused") return unplaced;
  return judged.verdict === "affected" ? releaseUnknown : judged;
}

function worst(verdicts: readonly VerdictKind[]): VerdictKind {
  if (verdicts.includes("affected")) return "affected";
  return verdicts.includes("unknown") ? "unknown" : "not_affected";
}

function detailsOf(asked: CachedPack, advisory: number): Parsed<AdvisoryDetails> {
  const known = asked.known.get(advisory);
  if (known !== undefined) return known;
  const read = readDetails(asked.details, advisory, asked.pack.check);
  asked.known.set(advisory, read);
  return read;
}
