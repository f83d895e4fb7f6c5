/** What a check covers and what it leaves open: ecosystems without whole and fresh records, what was compared with nothing, and what is doubtful of the whole. */
import type { LoadedPack } from "#agent/check/packs.ts";
import type { SyncState } from "#agent/home/agent-folder.ts";
import type { Scan, SoftwareList } from "#agent/scan/scan-inventories.ts";
import { coveredBy } from "#core/document/ecosystem-packs.ts";
import { timeFollowing } from "#core/clock/signed-time.ts";
import type { Component } from "#core/inventory/component.ts";
import type { NotCompared } from "#core/inventory/not-compared.ts";
import { type CheckBasis, checkBasis } from "#core/matching/check-basis.ts";
import type { CheckConclusions } from "#core/matching/check-lines.ts";
import { type CoverageClock, coverageGapsOfCheck, type GapCount, isAhead } from "#core/matching/coverage.ts";
import { notComparedElsewhere } from "#core/matching/from-elsewhere.ts";
import { isUnsafeAgent } from "#core/document/agent-release.ts";
import type { ReportCaution } from "#core/report/report.ts";

/** What was searched and asked. */
type CoverageInput = {
  readonly wish: {
    readonly feed?: { readonly notCompared?: readonly NotCompared[] };
    readonly packs?: string;
    readonly directive?: string;
  };
  readonly asked: readonly LoadedPack[];
  readonly state: SyncState | null;
  readonly found: Pick<Scan, "notCompared">;
  readonly lists: ReadonlyMap<Component, SoftwareList>;
};

/** What a check says of its own reach. */
type CheckCoverage = {
  readonly about: "directives" | "ecosystems";
  readonly notCovered: readonly GapCount[];
  readonly notCompared: readonly NotCompared[];
  readonly basis: CheckBasis;
};

/** Where only directives are asked, what they do not name is not affected by them, and nothing more is claimed; with nothing to ask, everything is a gap. */
export function coverageOf(
  all: CoverageInput,
  { conclusions, clock }: { readonly conclusions: CheckConclusions; readonly clock: CoverageClock },
): CheckCoverage {
  const { wish, asked, state, lists } = all;
  const general = asked.some(({ directive }) => directive === null);
  const wished = wish.feed !== undefined || wish.packs !== undefined;
  const published = wish.directive === undefined && coveredBy(state?.files ?? []).size > 0;
  const about = general || wished || published ? "ecosystems" : "directives";
  const narrow = about === "directives" && asked.length > 0;
  const notCompared = notComparedOf(all, { narrow, conclusions });
  const compared = { asked, components: [...lists.keys()], notCompared };
  const gaps = narrow ? [] : coverageGapsOfCheck({ ...compared, conclusions }, clock);
  const notCovered = gaps.map(({ reason, components }) => ({
    reason,
    components: components.length,
    lists: [...new Set(components.map((one) => lists.get(one)?.path ?? ""))].sort(),
  }));
  return { about, notCovered, notCompared, basis: checkBasis({ ...compared, gaps }, clock) };
}

/** The one place where what was not compared comes together. */
function notComparedOf(
  { wish, found, lists }: CoverageInput,
  { narrow, conclusions }: { readonly narrow: boolean; readonly conclusions: CheckConclusions },
): readonly NotCompared[] {
  const pathOf = (component: Component): string => lists.get(component)?.path ?? "";
  const elsewhere = narrow ? [] : notComparedElsewhere(lists.keys(), conclusions, pathOf);
  return [...found.notCompared, ...elsewhere, ...(wish.feed?.notCompared ?? [])];
}

/** What makes all that was synced doubtful: it has ended, or it is of a time that the local clock has not reached. */
export function freshnessCautions(
  state: Pick<SyncState, "expires" | "issuedAt" | "syncedAt">,
  clock: string,
): readonly Extract<ReportCaution, "index-ended" | "index-ahead">[] {
  const ended = !(Date.parse(state.expires) > Date.parse(timeFollowing(state, clock)));
  return [
    ...(ended ? (["index-ended"] as const) : []),
    ...(isAhead(state.issuedAt ?? state.syncedAt, clock) ? (["index-ahead"] as const) : []),
  ];
}

/** Whether the publication that was synced calls this agent unsafe. */
export function isUnsafe(
  state: { readonly leastAgent?: string | null } | null,
  version: string | undefined,
): boolean {
  const least = state?.leastAgent ?? undefined;
  return least !== undefined && version !== undefined && isUnsafeAgent(version, least);
}

/** What makes the whole answer weaker than it looks. */
export function cautionsOf(
  { asked, state, lists }: Pick<CoverageInput, "asked" | "state" | "lists">,
  { clock, version }: { readonly clock: string; readonly version: string | undefined },
): readonly ReportCaution[] {
  const cautions: ReportCaution[] = state === null ? [] : [...freshnessCautions(state, clock)];
  if (isUnsafe(state, version)) cautions.push("agent-unsafe");
  if (asked.length === 0) cautions.push("nothing-to-match");
  if (lists.size === 0) cautions.push("no-components");
  return cautions;
}

/** Whether the clock stands before the last sync: nobody can say how old what was synced is. A room whose clock is ahead of this one is a caution only. */
export function isTurnedBack(state: SyncState | null, clock: string): boolean {
  return state !== null && isAhead(state.syncedAt, clock);
}
