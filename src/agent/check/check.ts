/**
 * `check`: every software list under the given paths against the packs at hand, offline. Where directives are in force it dates what is affected
 * and keeps, at home, what was found. What the results look like on a screen is for `cli/check/check.ts`.
 */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { hash } from "node:crypto";
import { existsSync } from "node:fs";
import { readAssetFacts } from "#agent/home/asset-facts.ts";
import { cautionsOf, coverageOf, isTurnedBack } from "#agent/check/check-coverage.ts";
import type { StoredClaims } from "#agent/check/claim-store.ts";
import type { CheckDeadlines } from "#agent/check/check-deadlines.ts";
import { missingDirective } from "#agent/sync/missing-directive.ts";
import { readDirectives } from "#agent/sync/directives.ts";
import { type Home, homeOf, readState, type SyncState, type Surroundings } from "#agent/home/agent-folder.ts";
import { withLock } from "#agent/home/folder-lock.ts";
import {
  type LoadedPack,
  openEcosystems,
  openUnassignedPacks,
  openDirectivePack,
  type PackOnDisk,
} from "#agent/check/packs.ts";
import type { IdleStatement } from "#core/acceptance/accept-lines.ts";
import type { NamedStatements } from "#agent/check/named-statements.ts";
import { recordCheck } from "#agent/check/record-check.ts";
import type { GivenList } from "#agent/scan/given-list.ts";
import { type Scan, scanSoftwareLists, type SoftwareList } from "#agent/scan/scan-inventories.ts";
import { type AssetFactsFile, noHomeFacts } from "#core/asset/asset-facts-file.ts";
import type { CheckBasis } from "#core/matching/check-basis.ts";
import { type CheckLine, checkLines, concludeCheck } from "#core/matching/check-lines.ts";
import { type CoverageClock, coverageGaps, type GapCount, usualMaxAge } from "#core/matching/coverage.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { receivedBefore, timeFollowing } from "#core/clock/signed-time.ts";
import type { Component } from "#core/inventory/component.ts";
import type { NotCompared } from "#core/inventory/not-compared.ts";
import type { FixPlan } from "#core/fix-plan/fix-plan.ts";
import { matchAll, type Matcher, matcherOf } from "#core/matching/match.ts";
import type { ReportCaution } from "#core/report/report.ts";
import type { AssetFacts } from "#core/rules/judge-by-table.ts";
import type { Finding } from "#core/problem.ts";
import type { DirectiveGap } from "#core/document/directive-gap.ts";
import type { Directives } from "#core/document/directive-form.ts";
import type { OrganizationAttributes } from "#core/actor.ts";

/** What to check against what. With neither a folder nor a pack there is nothing to match against. */
export type CheckOptions = {
  readonly paths: readonly string[];
  /** The list that the path `-` stands for. */
  readonly given?: GivenList;
  /** The agent's folder; `null` for a check without a room. */
  readonly dir: string | null;
  /** A pack that is not in the folder, built from feed files. */
  readonly feed?: Omit<PackOnDisk, "close"> & { readonly notCompared?: readonly NotCompared[] };
  /** A folder that `bongsu pack build` wrote. */
  readonly packs?: string;
  /** What the organisation names as accepted for this run; what its folder says counts besides. */
  readonly named?: NamedStatements;
  /** What the organisation knows of the assets. */
  readonly facts?: AssetFacts;
  /** What the organisation says of itself; without it every directive in force is taken to ask. */
  readonly organization?: OrganizationAttributes;
  /** Only this directive, whomever its scope selects. */
  readonly directive?: string;
  /** Lists that are gone for good, by path: what was affected in them is fixed. One that is merely not there any more is unknown. */
  readonly gone?: readonly string[];
  /** How old, in milliseconds, a statement may be that all records are at hand. */
  readonly maxAge?: number;
  /** Whether the changes that leave nothing known are planned too. */
  readonly plan?: boolean;
};

/** What a check found. */
export type Checked = {
  /** sha256 (hex) of each pack that was asked, ascending. */
  readonly packs: readonly string[];
  readonly components: number;
  readonly lists: readonly Pick<SoftwareList, "path" | "kind">[];
  readonly lines: readonly CheckLine[];
  /**
   * What was asked: only what the directives in force ask, or what is known of every vulnerability. The latter as soon as one pack is there, or was
   * wished for, that is no directive's.
   */
  readonly about: "directives" | "ecosystems";
  /** Ecosystems that no pack at hand covers: their components are unknown. None where only directives were asked. */
  readonly notCovered: readonly GapCount[];
  /** What the answer rests on. */
  readonly basis: CheckBasis;
  readonly findings: readonly Finding[];
  /** Everything that a list or a feed holds and that was compared with nothing: it is unknown. */
  readonly notCompared: readonly NotCompared[];
  readonly drill: boolean;
  /** What is not known of a directive in force. */
  readonly directiveGaps: readonly DirectiveGap[];
  readonly cautions: readonly ReportCaution[];
  /** What the organisation accepts and that is about nothing here. */
  readonly idle: readonly IdleStatement[];
  /** The changes that leave nothing known; only where it was asked for. */
  readonly plan?: FixPlan;
} & CheckDeadlines;

/** Checks paths. Refuses when there is nothing to read or nothing to match against. */
export async function checkPaths(wish: CheckOptions, surroundings: Surroundings): Promise<Checked> {
  if (wish.dir === null)
    return await check(wish, { asked: feedPack(wish), state: null, ...nothingKept }, surroundings);
  const { dir } = wish;
  return await withLock(dir, async () => {
    const home = homeOf(dir);
    const state = await readState(home);
    if (state === null && wish.feed === undefined && wish.packs === undefined)
      throw new MessageRefusal("set-up-failed", (t) => t("agent.notSyncedInto", { dir }));
    const { facts, findings } = await readAssetFacts(home);
    const { stored, elsewhere, gaps } = await openPacks(await saying(wish, facts), home, state);
    try {
      const kept = { facts, gaps, elsewhere: [...elsewhere, ...findings] };
      return await check(wish, { asked: [...stored, ...feedPack(wish)], state, ...kept }, surroundings);
    } finally {
      for (const pack of stored) pack.close();
    }
  });
}

const nothingKept = { facts: null, elsewhere: [], gaps: [] };

/** What the organisation says of itself at home counts where the run says nothing. */
async function saying(wish: CheckOptions, { org }: AssetFactsFile): Promise<CheckOptions> {
  if (wish.organization !== undefined || org === undefined) return wish;
  const { organizationOf } = await import("#agent/check/addressed-directives.ts");
  return { ...wish, organization: organizationOf(org) };
}

function feedPack({ feed }: CheckOptions): readonly LoadedPack[] {
  return feed === undefined ? [] : [{ ...feed, directive: null, byHand: true }];
}

type StoredPacks = {
  readonly stored: readonly (LoadedPack & PackOnDisk)[];
  /** A finding for each directive that does not ask this organisation. */
  readonly elsewhere: readonly Finding[];
  readonly gaps: readonly DirectiveGap[];
};

/** The packs of the directives in force that ask the organisation, and those that belong to no directive. */
async function openPacks(wish: CheckOptions, home: Home, state: SyncState | null): Promise<StoredPacks> {
  if (state === null) return { stored: [], elsewhere: [], gaps: [] };
  const directives = await readDirectives(home, state);
  const gaps = directives.gaps.filter(
    ({ directive }) => wish.directive === undefined || directive === wish.directive,
  );
  const wanted = chosen({ ...directives, gaps }, wish.directive);
  const { asking, findings } = await addressed(wanted, wish, { home, state });
  const stored: (LoadedPack & PackOnDisk)[] = [];
  try {
    for (const directive of asking)
      if (directive.pack !== null) {
        const { sha256, details } = directive.pack;
        stored.push({ ...openDirectivePack(home, sha256, details), directive });
      }
    if (wish.directive === undefined)
      for (const pack of openUnassignedPacks(home, state.files, directives.named))
        stored.push({ ...pack, directive: null });
  } catch (error) {
    for (const { close } of stored) close();
    throw error;
  }
  return { stored, elsewhere: [...directives.findings, ...findings], gaps };
}

/** Scopes are read only where the organisation says who it is. */
async function addressed(
  directives: readonly DirectiveDocument[],
  { organization, directive }: CheckOptions,
  folder: { readonly home: Home; readonly state: SyncState },
): Promise<{ readonly asking: readonly DirectiveDocument[]; readonly findings: readonly Finding[] }> {
  if (organization === undefined || directive !== undefined) return { asking: directives, findings: [] };
  const { askingHere } = await import("#agent/check/addressed-directives.ts");
  return await askingHere(directives, organization, folder);
}

function chosen(
  { inForce, newest, gaps }: Directives & { readonly gaps: readonly DirectiveGap[] },
  id: string | undefined,
): readonly DirectiveDocument[] {
  if (id === undefined) return inForce;
  const found = inForce.filter((directive) => directive.id === id);
  if (found.length > 0 || gaps.length > 0) return found;
  const known = newest.find((directive) => directive.id === id);
  if (known === undefined) throw missingDirective("noDirective", id, inForce);
  throw new MessageRefusal("not-found", (t) =>
    t("agent.directiveEnded", { directive: id, state: known.state }),
  );
}

type CheckContext = {
  readonly asked: readonly LoadedPack[];
  readonly state: SyncState | null;
  readonly elsewhere: readonly Finding[];
  readonly gaps: readonly DirectiveGap[];
  /** What the organisation says of its assets; `null` without a folder that keeps it. */
  readonly facts: AssetFactsFile | null;
};

async function check(
  wish: CheckOptions,
  { asked, state, elsewhere, gaps, facts }: CheckContext,
  surroundings: Surroundings,
): Promise<Checked> {
  const found = await scanSoftwareLists(wish.paths, wish.given);
  if (found.lists.length === 0 && found.notCompared.every(({ code }) => code === "list-unreadable"))
    throw new MessageRefusal(
      "not-found",
      (t) =>
        wish.given !== undefined && wish.given.name === undefined
          ? t("agent.noListGiven")
          : t("agent.noList", { paths: wish.paths.join(", ") }),
      found.findings,
    );
  const lists = new Map<Component, SoftwareList>();
  for (const list of found.lists) for (const component of list.components) lists.set(component, list);
  const built = await openSpeaking(wish, state, lists.keys());
  try {
    const all = { wish, asked: [...asked, ...built], state, elsewhere, gaps, facts, found, lists };
    return await checkResult(all, { clock: surroundings.now(), version: surroundings.version });
  } finally {
    for (const pack of built) pack.close();
  }
}

/** The packs of whole ecosystems that can speak of these components: of the publication, and of a folder that was built without a room. */
async function openSpeaking(
  { dir, directive, packs }: CheckOptions,
  state: SyncState | null,
  components: Iterable<Component>,
): Promise<readonly (LoadedPack & PackOnDisk)[]> {
  const products = new Set([...components].map(({ product }) => product));
  const synced =
    dir === null || state === null || directive !== undefined
      ? []
      : openEcosystems(homeOf(dir), state.files, products);
  const opened = synced.map((pack) => ({ ...pack, directive: null }));
  if (packs === undefined) return opened;
  try {
    const { openPackFolder } = await import("#agent/check/pack-folder.ts");
    return [...opened, ...(await openPackFolder(packs, products))];
  } catch (error) {
    for (const { close } of opened) close();
    throw error;
  }
}

type ScannedCheck = CheckContext & {
  readonly wish: CheckOptions;
  readonly found: Scan;
  readonly lists: ReadonlyMap<Component, SoftwareList>;
};

async function checkResult(
  all: ScannedCheck,
  at: { readonly clock: string; readonly version: string | undefined },
): Promise<Checked> {
  const { clock } = at;
  const { wish, asked, state, elsewhere, gaps, found, lists } = all;
  const now = timeFollowing(state, clock);
  const matcher = matcherOf(asked);
  const { matches, findings } = matchAll(lists.keys(), matcher);
  const home = wish.dir === null ? null : homeOf(wish.dir);
  const conclusions = concludeCheck(matches, asked);
  const cautions = cautionsOf(all, at);
  const aged = cautions.includes("index-ended") || isTurnedBack(state, clock);
  const record = { asked, conclusions, lists, scan: found, paths: wish.paths, gone: wish.gone ?? [], aged };
  const index = { sequence: state?.sequence ?? 0, issuedAt: state?.issuedAt ?? null };
  const claims: StoredClaims = home === null ? new Map() : await recordCheck({ home, index, ...record }, now);
  const dating = await datingOf(all, claims, now);
  const unfixed = checkLines({
    packs: asked,
    matcher,
    conclusions,
    listOf: (component) => lists.get(component) as SoftwareList,
    dueOf: dating?.dueOf ?? (() => null),
  });
  const lines = await fixedLines(unfixed, lists);
  const settled = home === null ? undefined : await dating?.settle(home, lines);
  const { lines: judged, idle } = await acceptedLines(all, lines, now);
  const coverageClock = { now, maxAge: wish.maxAge ?? usualMaxAge };
  return {
    packs: [...new Set(asked.map(({ sha256 }) => sha256))].sort(),
    components: lists.size,
    lists: found.lists.map(({ path, kind }) => ({ path, kind })),
    lines: judged,
    ...coverageOf(all, { conclusions, clock: coverageClock }),
    findings: [...elsewhere, ...found.findings, ...findings, ...(dating?.findings ?? [])],
    drill: state?.drill ?? false,
    directiveGaps: [...gaps, ...(dating?.gaps ?? [])],
    cautions,
    idle,
    ...(settled ?? { open: [], moved: [] }),
    ...(wish.plan === true ? { plan: await planOf(judged, matcher, { asked, clock: coverageClock }) } : {}),
  };
}

async function planOf(
  lines: readonly CheckLine[],
  matcher: Matcher,
  { asked, clock }: { readonly asked: readonly LoadedPack[]; readonly clock: CoverageClock },
): Promise<FixPlan> {
  const { planFixes } = await import("#core/fix-plan/fix-plan.ts");
  const general = asked.filter(({ directive }) => directive === null);
  return planFixes(lines, matcher, (component) => {
    if (general.length === 0) return null;
    return coverageGaps([component], general, clock)[0]?.reason ?? null;
  });
}

/** What moves what is affected is worked out by code that is loaded where something can be moved. */
async function fixedLines(
  lines: readonly CheckLine[],
  lists: ReadonlyMap<Component, SoftwareList>,
): Promise<readonly CheckLine[]> {
  if (!lines.some(({ moveTo }) => typeof moveTo === "string")) return lines;
  const { withFixes } = await import("#agent/check/list-fixes.ts");
  return withFixes(lines, lists);
}

/** The lines with what documents state of them. Nothing is loaded where nobody named one and no list says anything. */
async function acceptedLines(
  { wish, found }: ScannedCheck,
  lines: readonly CheckLine[],
  now: string,
): Promise<{ readonly lines: readonly CheckLine[]; readonly idle: readonly IdleStatement[] }> {
  const home = wish.dir === null ? null : homeOf(wish.dir);
  const isNamed = wish.named !== undefined || (home !== null && existsSync(home.accept));
  if (!isNamed && found.words.length === 0) return { lines, idle: [] };
  const { withStatements } = await import("#agent/check/named-statements.ts");
  return await withStatements(lines, { named: wish.named, home, found, now });
}

/** Rule packs are loaded only where a directive asks. */
async function datingOf(
  { wish, asked, state, facts, gaps, lists }: ScannedCheck,
  claims: StoredClaims,
  now: string,
) {
  const directives = asked.flatMap(({ directive }) => directive ?? []);
  if (directives.length === 0) return null;
  const { lineDeadlineRule: dueRule, recordCheckDeadlines: settle } =
    await import("#agent/check/check-deadlines.ts");
  const { ruleGaps } = await import("#agent/check/unknown-rules.ts");
  const { readExtensions } = await import("#agent/sync/extensions.ts");
  const { extensions, findings } =
    wish.dir === null
      ? { extensions: new Map(), findings: [] }
      : await readExtensions(homeOf(wish.dir), state);
  const known = {
    facts: facts ?? noHomeFacts,
    overrides: wish.facts ?? {},
    received: receivedBefore(state?.received ?? [], now),
    claims,
    extensions,
    now,
  };
  return {
    findings,
    gaps: ruleGaps(directives),
    dueOf: dueRule(known, (component) => lists.get(component) as SoftwareList),
    settle: async (home: Home, lines: readonly CheckLine[]) =>
      await settle({ home, directives, lines, claims, known, gaps }),
  };
}

/** One name for a set of packs: the digest of the one, or the sha256 over several digests, a line each; `null` for none. */
export function packName(packs: readonly string[]): string | null {
  if (packs.length === 0) return null;
  return packs.length === 1 ? (packs[0] as string) : hash("sha256", packs.join("\n"));
}
