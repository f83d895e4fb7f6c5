/**
 * Units of a picture: sets of cells that move together. A unit lies within one domain, sector and tier where five organisations were notified; a
 * smaller cell is shown one level up, with others of its sector, else of its domain, else of the nation. Every number that is shown is a sum over whole
 * units, so no two numbers, of whatever day, cut and reader, differ by less than a unit does.
 * Once formed a unit stays: a cell that grew would otherwise tell, by leaving its unit, how its few organisations stood.
 */
import type { Domain, Sector, Tier } from "#core/actor.ts";
import { smallestShownCount } from "#core/privacy/suppression.ts";

/** A cell of a directive: how many were notified, and its unit, `null` while it has none. */
export type PictureCellPlace = {
  readonly domain: Domain;
  readonly sector: Sector;
  readonly tier: Tier;
  readonly told: number;
  readonly unit: number | null;
};

type Placed = PictureCellPlace & { readonly unit: number };

/** The cells, each with its unit. */
export function formUnits(cells: readonly PictureCellPlace[]): readonly Placed[] {
  const placed = cells.filter((cell): cell is Placed => cell.unit !== null);
  const first = placed.length === 0;
  const numbers = { next: Math.max(0, ...placed.map(({ unit }) => unit)) + 1 };
  const add = (members: readonly PictureCellPlace[], unit = numbers.next++): void => {
    placed.push(...members.map((cell) => ({ ...cell, unit })));
  };
  const fresh = cells.filter(({ unit }) => unit === null);
  for (const cell of fresh) if (cell.told >= smallestShownCount) add([cell]);
  const small = fresh.filter(({ told }) => told < smallestShownCount);
  const withoutSector = leftOver(
    small,
    ({ domain, sector }) => `${domain} ${sector}`,
    (members) => {
      if (sizeOf(members) >= smallestShownCount) return (add(members), true);
      return join(placed, members, { add, within: ["domain", "sector"], several: first ? 1 : 2 });
    },
  );
  const withoutDomain = leftOver(
    withoutSector,
    ({ domain }) => domain,
    (members) => {
      if (canMove(members)) return (add(members), true);
      return join(placed, members, { add, within: ["domain"], several: 2 });
    },
  );
  if (withoutDomain.length > 0 && !join(placed, withoutDomain, { add, within: [], several: 2 }))
    add(withoutDomain);
  return placed;
}

/** Puts each group somewhere, or keeps it for the next level. */
function leftOver(
  cells: readonly PictureCellPlace[],
  group: (cell: PictureCellPlace) => string,
  place: (members: readonly PictureCellPlace[]) => boolean,
): readonly PictureCellPlace[] {
  return [...Map.groupBy(cells, group).values()].flatMap((members) => (place(members) ? [] : members));
}

/**
 * Joins the smallest unit that lies within the same domain and sector and is of one level up: for a sector one that spans several tiers, or, while nothing is shown yet, any; above it
 * one that spans several sectors.
 */
function join(
  placed: readonly Placed[],
  members: readonly PictureCellPlace[],
  how: {
    readonly add: (members: readonly PictureCellPlace[], unit: number) => void;
    readonly within: readonly ("domain" | "sector")[];
    readonly several: number;
  },
): boolean {
  const level = how.within.length === 2 ? "tier" : how.within.length === 1 ? "sector" : "domain";
  const fitting = [...Map.groupBy(placed, ({ unit }) => unit)].filter(
    ([, cells]) =>
      how.within.every((name) => cells.every((cell) => cell[name] === members[0]?.[name])) &&
      new Set(cells.map((cell) => cell[level])).size >= how.several,
  );
  const smallest = fitting.toSorted(([a, one], [b, other]) => sizeOf(one) - sizeOf(other) || a - b)[0];
  if (smallest === undefined) return false;
  how.add(members, smallest[0]);
  return true;
}

/** Whether a unit of these cells could ever move: whoever sees one of its sectors or domains by name must be left with five. */
function canMove(members: readonly PictureCellPlace[]): boolean {
  const whole = sizeOf(members);
  return partsSeenBySome(members).every((part) => whole - sizeOf(members.filter(part)) >= smallestShownCount);
}

/**
 * The parts of a unit that some authority sees organisation by organisation, a domain or a sector, where that is not all of it. What such an
 * authority is shown tells it of the rest alone, so the rest must be enough by itself.
 */
export function partsSeenBySome(
  cells: readonly Pick<PictureCellPlace, "domain" | "sector">[],
): readonly ((of: Pick<PictureCellPlace, "domain" | "sector">) => boolean)[] {
  return (["domain", "sector"] as const).flatMap((attribute) => {
    const values = [...new Set(cells.map((cell) => cell[attribute]))];
    return values.length < 2
      ? []
      : values.map((value) => (of: Pick<PictureCellPlace, "domain" | "sector">) => of[attribute] === value);
  });
}

function sizeOf(cells: readonly PictureCellPlace[]): number {
  return cells.reduce((sum, { told }) => sum + told, 0);
}
