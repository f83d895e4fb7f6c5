/**
 * What packs answer about one product: what their advisories say of it, read once, and the answer about each of its versions, worked out once.
 * Which names of a component are asked about, and where it comes from, is `match.ts`'s business.
 */
import type { Component, Requirement } from "#core/inventory/component.ts";
import {
  type AdvisoryStatement,
  type ApplicableEntry,
  type CachedPack,
  statementsOf,
} from "#core/matching/asked-pack.ts";
import type { AdvisoryDetails, DetailsPart } from "#core/pack/details.ts";
import { type InstalledBuild, withinChannel } from "#core/pack/read/channel-doubt.ts";
import { isSilent } from "#core/pack/read/excused-versions.ts";
import { endsBeforeFix, fixedAbove } from "#core/pack/read/fixed-versions.ts";
import {
  type EntryDetails,
  type Installed,
  installedOf,
  judgeEntry,
  type Judgement,
} from "#core/pack/read/judge-entry.ts";
import { nothingSimilar, type SimilarProducts } from "#core/pack/read/similar-names.ts";
import {
  boundaryIndex,
  type MatchCaches,
  type VerdictBoundaries,
  verdictBoundaries,
} from "#core/pack/read/verdict-boundaries.ts";
import type { Finding, Parsed } from "#core/problem.ts";
import { channelOfBuild, type FixChannels, fixChannelsOf, minorOf } from "#core/product/fix-channel.ts";
import { catchAllOf } from "#core/product/product.ts";
import type { Reason, Verdict, VerdictKind } from "#core/verdict.ts";

/** What packs say of a product's version. `details` is `null` where no advisory can be named: then `advisory` is empty. */
export type ProductMatch = Omit<Verdict, "component"> & {
  readonly details: AdvisoryDetails | null;
  /** The parts of the details that decided. */
  readonly parts: readonly DetailsPart[];
  /** Ordinal of the pack that said so; -1 when none was asked. */
  readonly pack: number;
};

/** What is known of a product: what packs say of it, and what they answered. */
export type ProductCache = {
  /** What is answered of every version; `null` where packs speak of some. */
  readonly always: readonly ProductMatch[] | null;
  readonly speakers: readonly PackStatements[];
  readonly made: MatchCaches;
  readonly channels: FixChannels | null;
  readonly marks: VerdictBoundaries | null;
  /** By the version's place among the marks, which many versions share; and by the version as it was met. */
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

/** What packs say of a product, by its own id or another spelling of it. */
export function cacheOf(packs: readonly CachedPack[], product: string, made: MatchCaches): ProductCache {
  if (namesNoProduct(product)) return sameForAll([unnamed]);
  return knownOf(packs, [product], made) ?? nearlyKnown(packs, product, made);
}

/** A list that says `All products` of a vendor names none. */
export function namesNoProduct(product: string): boolean {
  return product.endsWith("/%2A") && catchAllOf(product) === product;
}

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
  return newCache({ always: null, speakers, made, channels, marks: verdictBoundaries(told, made) });
}

function newCache({
  always,
  speakers,
  made,
  channels,
  marks,
}: Pick<ProductCache, "always" | "speakers" | "made" | "channels" | "marks">): ProductCache {
  return {
    always,
    speakers,
    made,
    channels,
    marks,
    byPlace: new Map(),
    byVersion: new Map(),
    byChannel: new Map(),
  };
}

/** The same answers whatever the version. */
function sameForAll(always: readonly ProductMatch[]): ProductCache {
  const made: MatchCaches = { order: new Map(), keyed: new Map() };
  return newCache({ always, speakers: [], made, channels: null, marks: null });
}

/** Of a product that no pack names, nor one near to it. */
const silentCache = sameForAll([]);

/** Whether nothing is said of the product, nor of one near to it. */
export function isSilentCache(cache: ProductCache): boolean {
  return cache === silentCache;
}

/** What is known of a product that no pack names as it is: under another spelling of the same, or that it is near to one and so unknown. */
function nearlyKnown(packs: readonly CachedPack[], product: string, made: MatchCaches): ProductCache {
  const found: SimilarProducts[] = [];
  for (const asked of packs) {
    const similar = asked.similar(product);
    if (similar !== nothingSimilar) found.push(similar);
  }
  if (found.length === 0) return silentCache;
  const same = [...new Set(found.flatMap((one) => one.same))];
  const known = same.length === 0 ? null : knownOf(packs, same, made);
  if (known !== null) return known;
  const names = [...new Set(found.flatMap(({ near }) => near))];
  return names.length === 0 ? silentCache : sameForAll([unanswered({ code: "name-near", names }, -1)]);
}

/** What is answered of one version: where there is none, of what may stand in its place. */
export function answersAt(
  known: ProductCache,
  version: string | null,
  facts: Pick<Component, "requirement" | "module" | "systemRelease">,
): readonly ProductMatch[] {
  const { channels } = known;
  if (version === null && facts.requirement !== undefined)
    return answersToRequirement(known, facts.requirement);
  if (channels === null || version === null) return answersOnMain(known, version, null);
  const build = { channels, version, channel: channelOfBuild(channels, version, facts) };
  if (build.channel === "" && !isOfMinor(channels, version)) return answersOnMain(known, version, build);
  let ofChannel = known.byChannel.get(build.channel);
  if (ofChannel === undefined) known.byChannel.set(build.channel, (ofChannel = new Map()));
  const before = ofChannel.get(version);
  if (before !== undefined) return before;
  const answers = answersTo(known, installedOf(version, known.made.keyed), build);
  ofChannel.set(version, answers);
  return answers;
}

/** Of extended support's bounds those of its own minor release count, which its place among all does not tell. */
function isOfMinor(channels: FixChannels, version: string): boolean {
  return channels === "redhat" && minorOf(version) !== "";
}

/** A build of the main channel is judged by its version's place alone. */
function answersOnMain(
  known: ProductCache,
  version: string | null,
  build: InstalledBuild | null,
): readonly ProductMatch[] {
  const before = known.byVersion.get(version);
  if (before !== undefined) return before;
  const place =
    version === null || known.marks === null ? null : boundaryIndex(known.marks, version, known.made.keyed);
  const placed = place === null ? undefined : known.byPlace.get(place);
  const answers = placed ?? answersTo(known, installedOf(version, known.made.keyed), build);
  if (place !== null && placed === undefined) known.byPlace.set(place, answers);
  known.byVersion.set(version, answers);
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

/** Unknown by no advisory, for a reason; `pack` is the pack that gave it. */
export function unanswered(reason: Reason, pack: number): ProductMatch {
  return { advisory: "", aliases: [], verdict: "unknown", reason, fixed: [], details: null, parts: [], pack };
}

/** The answer about what a list does not name. */
export const unnamed = unanswered({ code: "product-unnamed" }, -1);

function damagedAnswer(asked: CachedPack, findings: readonly Finding[]): ProductMatch {
  if (asked.findings.length < 100) asked.findings.push(...findings);
  return unanswered({ code: "range-undecidable", why: "pack-damaged" }, asked.ordinal);
}

function answerOf(
  asked: CachedPack,
  installed: InstalledInChannel,
  { details, of }: AdvisoryStatement,
): ProductMatch | null {
  const judged: JudgedEntry[] = [];
  for (const told of of) {
    const judgement = judgeSpoken(installed, told);
    if (judgement !== null) judged.push({ told, judgement });
  }
  if (judged.length === 0) return null;
  const heard = installed.build?.channels === "ubuntu" ? ofOwnChannel(judged) : judged;
  const verdict = worst(heard.map(({ judgement }) => judgement.verdict));
  const deciding = heard.filter(({ judgement }) => judgement.verdict === verdict);
  const parts = deciding.map(({ told }) => told.part);
  const isPlaced = deciding.some(({ told }) => told.release !== "vendor");
  return {
    advisory: details.id,
    aliases: details.aliases,
    verdict,
    reason: (deciding[0] as JudgedEntry).judgement.reason,
    fixed: fixedAbove(isPlaced ? parts : [], {
      installed: verdict === "affected" ? installed.version : null,
      ...asked.made,
    }),
    details,
    parts,
    pack: asked.ordinal,
  };
}

type JudgedEntry = { readonly told: AdvisoryStatement["of"][number]; readonly judgement: Judgement };

/** Where a record of Ubuntu's states the fix of the build's own channel and the build has it, what it says of other channels is not about the build. */
function ofOwnChannel(judged: readonly JudgedEntry[]): readonly JudgedEntry[] {
  const own = judged.filter(({ judgement }) => judgement.reason.code !== "other-channel");
  const hasFix = own.every(
    ({ told, judgement }) => judgement.verdict === "not_affected" && endsBeforeFix(told.part),
  );
  return own.length > 0 && hasFix ? own : judged;
}

/** An installed version and, where its product's fixes come in channels, its build's. */
type InstalledInChannel = Installed & { readonly build: InstalledBuild | null };

function judgeSpoken(
  installed: InstalledInChannel,
  { entry, part, release }: ApplicableEntry & EntryDetails,
): Judgement | null {
  const unplaced = isSilent(part) ? null : releaseUnknown;
  if (release === "unknown") return unplaced;
  if (release === "vendor")
    return isSilent(part) ? null : { verdict: "unknown", reason: { code: "product-catch-all" } };
  const judged = judgeInChannel(installed, { entry, part });
  if (release === "same" || judged === null) return judged;
  if (judged.reason.code === "excused") return unplaced;
  return judged.verdict === "affected" ? releaseUnknown : judged;
}

const releaseUnknown: Judgement = { verdict: "unknown", reason: { code: "release-unknown" } };

function judgeInChannel(installed: InstalledInChannel, told: EntryDetails): Judgement | null {
  const { build } = installed;
  const said = judgeEntry(installed, told);
  if (said === null) return null;
  const judged = build === null ? said : withinChannel(build, told.part, said);
  return judged.verdict === "affected" && told.part.noFix ? { ...judged, reason: noFixWillCome } : judged;
}

const noFixWillCome: Reason = { code: "no-fix-will-come" };

/** The verdict of several that counts. */
export function worst(verdicts: readonly VerdictKind[]): VerdictKind {
  if (verdicts.includes("affected")) return "affected";
  return verdicts.includes("unknown") ? "unknown" : "not_affected";
}
