/**
 * What a reader works out from everything it read over a day: by names in the journal, by subtracting one picture from another, and by integer bounds over
 * the cells of each picture. And what it cannot work out: two days that read alike and differ in the answer of everyone.
 */
import {
  type Act,
  type DayOrganization,
  type ReaderName,
  readers,
  type ReadAfterAct,
  type Transcript,
} from "./day.ts";

const statuses = ["silent", "unknown", "affected", "contradicted", "closed", "notAffected"] as const;
type CountedStatus = (typeof statuses)[number];

/** Organisations that the journal names beside what they answered, stated or were granted. */
export function namedInJournal(seen: readonly ReadAfterAct[]): ReadonlySet<string> {
  const named = seen.flatMap(({ journal }) =>
    journal.flatMap(({ fact }) => {
      const { kind, organization } = fact as { readonly kind: string; readonly organization?: string };
      return organization === undefined || kind === "organization.registered" ? [] : [organization];
    }),
  );
  return new Set(named);
}

/**
 * Acts of which a picture tells the answer to one who knows from outside whose act it was: right after it one organisation, and no other, is counted in
 * another column than before. Only where the picture follows acts at all: where it moves after few of them, a move is not known to be of the last one.
 */
export function answersByDifference(seen: readonly ReadAfterAct[], acts: readonly Act[]): readonly string[] {
  const followed = acts.filter((_, at) => at > 0 && numbersOf(seen[at]) !== numbersOf(seen[at - 1]));
  if (followed.length * 2 < acts.length) return [];
  return acts.flatMap(({ organization }, at) => {
    const [before, after] = [seen[at - 1]?.picture, seen[at]?.picture];
    if (!before || !after) return [];
    const rows = [[before.total, after.total] as const].concat(
      Object.keys(after.bySector).flatMap((name) => pair(before.bySector[name], after.bySector[name])),
      Object.keys(after.byTier).flatMap((name) => pair(before.byTier[name], after.byTier[name])),
    );
    const moves = rows.flatMap(([one, other]) => {
      const changed = statuses.flatMap((status) => {
        const by = (other[status] ?? 0) - (one[status] ?? 0);
        return one[status] === null || other[status] === null || by === 0 ? [] : [{ status, by }];
      });
      const [left, right] = changed.toSorted((a, b) => a.by - b.by);
      return changed.length === 2 && left?.by === -1 && right?.by === 1 ? [right.status] : [];
    });
    return moves.length === 0 ? [] : [`${organization}: ${moves[0]}`];
  });
}

function numbersOf(seen: ReadAfterAct | undefined): string {
  const { total, bySector, byTier } = seen?.picture ?? {};
  return JSON.stringify([total, bySector, byTier]);
}

function pair<T>(one: T | undefined, other: T | undefined): readonly (readonly [T, T])[] {
  return one === undefined || other === undefined ? [] : [[one, other]];
}

/** Cells of which a picture lets a reader work out that all gave one and the same answer, by bounds on every count of every cell. */
export function determinedCells(seen: ReadAfterAct, members: readonly DayOrganization[]): readonly string[] {
  const { picture } = seen;
  if (picture === null) return [];
  const cells = [...Map.groupBy(members, ({ domain, sector, tier }) => `${domain} ${sector} ${tier}`)].map(
    ([name, its]) => ({
      name,
      its,
      bounds: new Map(statuses.map((status) => [status, { low: 0, high: its.length }])),
    }),
  );
  type Cell = (typeof cells)[number];
  const sums: { readonly terms: readonly { low: number; high: number }[]; readonly value: number }[] = [];
  const term = (cell: Cell, status: CountedStatus) => cell.bounds.get(status) ?? { low: 0, high: 0 };
  for (const cell of cells)
    sums.push({ terms: statuses.map((status) => term(cell, status)), value: cell.its.length });
  const rows = [
    [picture.total, cells] as const,
    ...(["sector", "tier"] as const).flatMap((cut) =>
      Object.entries(cut === "sector" ? picture.bySector : picture.byTier).map(
        ([group, row]) => [row, cells.filter(({ its }) => its[0]?.[cut] === group)] as const,
      ),
    ),
  ];
  for (const [row, of] of rows) {
    if (row.told !== of.reduce((sum, { its }) => sum + its.length, 0)) continue;
    for (const status of statuses) {
      const value = row[status];
      if (value !== null) sums.push({ terms: of.map((cell) => term(cell, status)), value });
    }
  }
  while (sums.some(tighten));
  return cells.flatMap(({ name, its, bounds }) =>
    [...bounds].flatMap(([status, { low }]) =>
      low === its.length && status !== "silent" ? [`${name}: ${status}`] : [],
    ),
  );
}

/** Narrows each term by what the others leave over. Says whether it did. */
function tighten({
  terms,
  value,
}: {
  readonly terms: readonly { low: number; high: number }[];
  readonly value: number;
}): boolean {
  const least = terms.reduce((sum, { low }) => sum + low, 0);
  const most = terms.reduce((sum, { high }) => sum + high, 0);
  for (const term of terms) {
    const low = Math.max(term.low, value - (most - term.high));
    const high = Math.min(term.high, value - (least - term.low));
    if (low <= term.low && high >= term.high) continue;
    Object.assign(term, { low, high });
    return true;
  }
  return false;
}

/** Where two days read differently to someone: the reader and the act after which, with both texts; empty when they cannot be told apart. */
export function differencesBetween(
  one: Transcript,
  other: Transcript,
  by: readonly ReaderName[],
): readonly string[] {
  return by.flatMap((name) => {
    const at = one[name].findIndex((seen, index) => textOf(seen) !== textOf(other[name][index]));
    if (at < 0) return [];
    const [left, right] = [textOf(one[name][at]), textOf(other[name][at])];
    let from = 0;
    while (left[from] === right[from]) from += 1;
    return [
      `${name} after act ${at}: …${left.slice(from - 80, from + 80)}… ≠ …${right.slice(from - 80, from + 80)}…`,
    ];
  });
}

/** What differs between two runs of one day, and says nothing: times of the machine, salts and the secrets' ends. */
const ofTheRun = /"(at|proof|since|expires|csrf|token|\w+At)":(\{[^}]*\}|"[^"]*"|null)/g;

/** The code for the telephone comes from the room's key as well as from the order. */
const telephoneCode = /"code":"\d{6}"/g;

const madeIds = /[0-9a-f]{18}|SP(-[0-9A-Z]{4}){3}/g;

function textOf(seen: ReadAfterAct | undefined): string {
  return JSON.stringify(seen)
    .replaceAll('\\"', '"')
    .replace(ofTheRun, '"$1":0')
    .replace(telephoneCode, '"code":0')
    .replace(madeIds, "id");
}

/** Those who must not see whom: every office but the one that leads an organisation. */
export function blindTo({
  domain,
  sector,
}: Pick<DayOrganization, "domain" | "sector">): readonly ReaderName[] {
  return (Object.keys(readers) as ReaderName[]).filter(
    (name) =>
      !(name === "lead" && domain === readers.lead.domain) &&
      !(name === "sector" && sector === readers.sector.sector),
  );
}
