/**
 * How the deadlines of a directive fall over a population, and who would move under another rule pack: counts of organisations, small ones
 * hidden. It is given situations that may be told (`population.ts`) and hides once more what a selection makes small.
 */
import type { DirectiveContent } from "#core/directive/directive.ts";
import type { ActionTier } from "#core/rules/action.ts";
import { compareDeadlines } from "#core/rules/evaluate.ts";
import { strictestOf } from "#core/directive/strictest-advisory.ts";
import { isKnown, type SituationCount } from "#core/privacy/population.ts";
import { type ShownCount, suppress } from "#core/privacy/suppression.ts";

/** What a directive asks of organisations in one situation; `null` where nothing that they hold is affected. */
type SituationOutcome = { readonly tier: ActionTier; readonly due: string | null } | null;

/** The part of a directive that is evaluated. */
export type ComparableDirective = Pick<DirectiveContent, "issuedAt" | "draft" | "advisories">;

/**
 * What the directive asks under a rule pack, by situation: the strictest of the advisories that are held, of all where that is not known.
 * What is not stated of the systems counts as the pack's worst value. Equal situations are evaluated once.
 */
export function outcomeUnder(
  directive: ComparableDirective,
  rulePack: string,
): (of: SituationCount) => SituationOutcome {
  const known = new Map<string, SituationOutcome>();
  return ({ facts, held }) => {
    const key = JSON.stringify([facts, held]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const advisories = directive.advisories.filter(({ id }) => held === null || held.includes(id));
    const strictest = strictestOf(
      { ...directive, draft: { ...directive.draft, rulePack }, advisories },
      facts,
    );
    const fall = strictest === null ? null : { tier: strictest.tier, due: strictest.due };
    known.set(key, fall);
    return fall;
  };
}

/** One deadline and how many fall on it, one count for each side that was given; `known` is false where everything counts as the worst. */
export type DistributionRow = {
  readonly known: boolean;
  readonly fall: SituationOutcome;
  readonly counts: readonly ShownCount[];
};

/** How deadlines fall on each side, earliest first, without a deadline last; known situations before unknown ones. */
export function deadlineDistribution(
  all: readonly SituationCount[],
  sides: readonly ((of: SituationCount) => SituationOutcome)[],
): readonly DistributionRow[] {
  const rows = new Map<string, { known: boolean; fall: SituationOutcome; counts: number[] }>();
  for (const of of all)
    for (const [side, fallOf] of sides.entries()) {
      const [known, fall] = [isKnown(of), fallOf(of)];
      const key = JSON.stringify([known, fall]);
      const row = rows.get(key) ?? { known, fall, counts: sides.map(() => 0) };
      row.counts[side] = (row.counts[side] ?? 0) + of.count;
      rows.set(key, row);
    }
  const counted = [...rows].map(([key, { counts }]) => [key, Object.fromEntries(counts.entries())] as const);
  const shown = suppress(tableOf(counted), []).rows;
  return [...rows]
    .map(([key, row]) => ({ ...row, counts: sides.map((_, side) => shown[key]?.[side] ?? null) }))
    .toSorted(inOrder);
}

function inOrder(a: DistributionRow, b: DistributionRow): number {
  return (
    Number(b.known) - Number(a.known) ||
    Number(a.fall === null) - Number(b.fall === null) ||
    compareDeadlines(a.fall?.due ?? null, b.fall?.due ?? null) ||
    (a.fall?.tier ?? "").localeCompare(b.fall?.tier ?? "", "en")
  );
}

/** Which way a deadline moves: to an earlier end (or to have one), to a later one (or to none), or not. */
type Direction = "earlier" | "later" | "same";

/** How many move which way, and by how many hours; `null` hours where one of the two sides has no deadline. */
type ShiftRow = {
  readonly known: boolean;
  readonly direction: Direction;
  readonly hours: number | null;
  readonly count: ShownCount;
};

/** How many of one group move which way. */
type ShiftCounts = Readonly<Record<"all" | Direction, ShownCount>>;

/** Who would move: by how much, and of which tiers and sectors. */
type ShiftSummary = {
  readonly rows: readonly ShiftRow[];
  readonly total: ShiftCounts;
  readonly byTier: Readonly<Record<string, ShiftCounts>>;
  readonly bySector: Readonly<Record<string, ShiftCounts>>;
};

/** Who would move from one side to the other; the way back is the same with earlier and later exchanged. */
export function shiftsBetween(
  all: readonly SituationCount[],
  before: (of: SituationCount) => SituationOutcome,
  after: (of: SituationCount) => SituationOutcome,
): ShiftSummary {
  const moved = all.map((of) => ({ of, ...shiftOf(before(of)?.due ?? null, after(of)?.due ?? null) }));
  const [byTier, bySector] = (["tier", "sector"] as const).map((cut) => moversBy(moved, ({ of }) => of[cut]));
  const least = (name: keyof ShiftCounts): ShownCount =>
    byTier?.total[name] === null ? null : (bySector?.total[name] ?? null);
  const total = { all: least("all"), earlier: least("earlier"), later: least("later"), same: least("same") };
  return { rows: moveRows(moved), total, byTier: byTier?.rows ?? {}, bySector: bySector?.rows ?? {} };
}

type DeadlineShift = { readonly direction: Direction; readonly hours: number | null };
type ShiftedSituation = DeadlineShift & { readonly of: SituationCount };

/** Which way and how far a deadline moves (RFC 3339; `null`: none). */
export function shiftOf(before: string | null, after: string | null): DeadlineShift {
  const order = compareDeadlines(after, before);
  const direction = order === 0 ? "same" : order < 0 ? "earlier" : "later";
  if (before === null || after === null) return { direction, hours: order === 0 ? 0 : null };
  return { direction, hours: Math.round(Math.abs(Date.parse(after) - Date.parse(before)) / 360_000) / 10 };
}

function moveRows(moved: readonly ShiftedSituation[]): readonly ShiftRow[] {
  const groups = Map.groupBy(moved, ({ of, direction, hours }) =>
    JSON.stringify([isKnown(of), direction, hours]),
  );
  const counted = [...groups].map(([key, its]) => [key, { count: sumOf(its) }] as const);
  const shown = suppress(tableOf(counted), []).rows;
  return [...groups]
    .flatMap(([key, [first]]) =>
      first === undefined
        ? []
        : [
            {
              known: isKnown(first.of),
              direction: first.direction,
              hours: first.hours,
              count: shown[key]?.["count"] ?? null,
            },
          ],
    )
    .toSorted((a, b) => Number(b.known) - Number(a.known) || signed(a) - signed(b));
}

function signed({ direction, hours }: DeadlineShift): number {
  const far = hours ?? Number.MAX_SAFE_INTEGER;
  return direction === "earlier" ? -far : direction === "later" ? far : 0;
}

function sumOf(moved: readonly ShiftedSituation[]): number {
  return moved.reduce((sum, { of }) => sum + of.count, 0);
}

function moversBy(
  moved: readonly ShiftedSituation[],
  group: (of: ShiftedSituation) => string,
): { readonly total: ShiftCounts; readonly rows: Readonly<Record<string, ShiftCounts>> } {
  const counted = [...Map.groupBy(moved, group)].map(([name, its]) => {
    const way = (direction: Direction) => sumOf(its.filter((one) => one.direction === direction));
    return [
      name,
      { all: sumOf(its), earlier: way("earlier"), later: way("later"), same: way("same") },
    ] as const;
  });
  const sums = [{ whole: "all", parts: ["earlier", "later", "same"] }];
  const { total, rows } = suppress(tableOf(counted), sums);
  return { total: { ...nobody, ...total }, rows: rows as Readonly<Record<string, ShiftCounts>> };
}

const nobody: ShiftCounts = { all: 0, earlier: 0, later: 0, same: 0 };

type CountsByGroup = Readonly<Record<string, number>>;

function tableOf(rows: readonly (readonly [string, CountsByGroup])[]): {
  readonly total: CountsByGroup;
  readonly rows: Readonly<Record<string, CountsByGroup>>;
} {
  const total: Record<string, number> = {};
  for (const [, counts] of rows)
    for (const [column, count] of Object.entries(counts)) total[column] = (total[column] ?? 0) + count;
  return { total, rows: Object.fromEntries(rows) };
}
