/**
 * The national picture as it may be shown: sums over whole units, which move in steps, with small cells suppressed. The same figures for every officer. A
 * cell that is held stays as it was shown last.
 */
import type { Domain, Sector, Tier } from "#core/actor.ts";
import type { TextByLanguage } from "#core/text.ts";
import {
  applicabilityKnown,
  columnsOfAnswer,
  type CountedAnswer,
  type PictureColumn,
  pictureColumns,
  pictureCounts,
  type RespondedColumn,
  respondedColumns,
} from "#core/directive/picture-columns.ts";
import { mostHeld } from "#core/privacy/picture-steps.ts";
import { type ShownCount, type Sum, suppress } from "#core/privacy/suppression.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Shown counts of one cell; `null` is a suppressed count. */
type ShownCell = Readonly<Record<PictureColumn, ShownCount>>;

/** The picture of one directive; `position` and `at` are of the journal event by which its numbers moved last. */
export type PictureView = {
  readonly directive: string;
  readonly title: TextByLanguage;
  readonly drill: boolean;
  readonly issuedAt: string;
  readonly due: string | null;
  readonly position: number;
  readonly at: string;
  readonly total: ShownCell;
  readonly bySector: Readonly<Record<string, ShownCell>>;
  readonly byTier: Readonly<Record<string, ShownCell>>;
  /** How many may stand otherwise than is shown, at most; `null` where how many were notified is hidden. */
  readonly mostHeld: ShownCount;
  /** Organisations of sectors, or of tiers, too small to be counted alone; `null` where there are none. */
  readonly severalSectors: ShownCell | null;
  readonly severalTiers: ShownCell | null;
};

const sums: readonly Sum[] = [
  { whole: "told", parts: ["silent", "unknown", "applicabilityKnown"] },
  { whole: "applicabilityKnown", parts: applicabilityKnown },
];

/** What stands beside the numbers. */
export type PictureHead = Omit<
  PictureView,
  "total" | "mostHeld" | "bySector" | "byTier" | "severalSectors" | "severalTiers"
>;

/** A cell as it is stored: its unit, how many were notified, and what is shown of those who responded. */
export type StoredCell = {
  readonly directive: string;
  readonly domain: Domain;
  readonly sector: Sector;
  readonly tier: Tier;
  readonly unit: number;
  readonly told: number;
  readonly counts: Readonly<Record<PictureColumn, number>>;
};

/** The name of a column of the picture in its table. */
export function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Whether any directive has a picture. */
export async function hasPictures(tx: Tx): Promise<boolean> {
  return (await tx.first(sql`select from picture limit 1`)) !== undefined;
}

type CellRow = Readonly<Record<string, number>> & Omit<StoredCell, "counts">;

/** The cells of these directives as they are shown, before anything small is hidden. */
export async function storedCells(tx: Tx, directives: readonly string[]): Promise<readonly StoredCell[]> {
  const rows = await tx.rows<{ cell: CellRow }>(
    // One look into the index for each directive: few of very many are asked for, and the planner would rather read the table whole.
    sql`select to_jsonb(c) as cell from unnest(${directives}::text[]) as d (directive) cross join lateral (
          select * from picture_cell p where p.directive = d.directive order by domain, sector, tier) c`,
  );
  return rows.map(({ cell: { directive, domain, sector, tier, unit, told, ...row } }) => {
    const of = (column: string): number => row[columnOf(column)] ?? 0;
    const responded = Object.fromEntries(respondedColumns.map((column) => [column, of(column)]));
    const counts = pictureCounts(told, responded as Record<RespondedColumn, number>);
    return { directive, domain, sector, tier, unit, told, counts };
  });
}

/** What the picture has taken in of a directive, shown or held: for the room itself, which compares it with what was sent. */
export async function takenIn(tx: Tx, directive: string): Promise<Readonly<Record<PictureColumn, number>>> {
  const rows = await tx.rows<{ answer: CountedAnswer; count: number; acknowledged: number }>(sql`
    select answer, count(*)::integer as count, count(*) filter (where acknowledged)::integer as acknowledged
    from picture_response where directive = ${directive} group by answer`);
  const told = (await storedCells(tx, [directive])).reduce((sum, cell) => sum + cell.told, 0);
  const counted = respondedColumns.map((column) => {
    const its = rows.filter(({ answer }) => columnsOfAnswer[answer].includes(column));
    const of =
      column === "acknowledged" ? rows.map((row) => row.acknowledged) : its.map(({ count }) => count);
    return [column, of.reduce((sum, count) => sum + count, 0)] as const;
  });
  return pictureCounts(told, Object.fromEntries(counted) as Record<RespondedColumn, number>);
}

/** Of how many organisations the picture shows an earlier state, since a cell moves only in steps: for the room itself. */
export async function notShownYet(tx: Tx, directive: string): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`
    select count(*)::integer as count from picture_response
    where directive = ${directive} and (answer <> shown_answer or acknowledged <> shown_acknowledged)`);
  return row?.count ?? 0;
}

/** The row of cells whose unit spans several groups. No group has an empty name. */
const several = "";

/** The picture of a directive from its cells, with what is too small to be shown hidden. */
export function pictureView(head: PictureHead, cells: readonly StoredCell[]): PictureView {
  const units = [...Map.groupBy(cells, ({ unit }) => unit).values()];
  const total = sumOf(cells);
  const bySector = suppress({ total, rows: grouped(units, (cell) => cell.sector) }, sums);
  const byTier = suppress({ total, rows: grouped(units, (cell) => cell.tier) }, sums);
  const { [several]: severalSectors = null, ...sectors } = boundedRows(
    bySector.rows as Record<string, ShownCell>,
  );
  const { [several]: severalTiers = null, ...tiers } = boundedRows(byTier.rows as Record<string, ShownCell>);
  const shown = bounded(leastShown(bySector.total, byTier.total));
  return {
    ...head,
    total: shown,
    mostHeld: shown.told === null ? null : Math.min(shown.told, mostHeld(units)),
    bySector: sectors,
    byTier: tiers,
    severalSectors,
    severalTiers,
  };
}

function sumOf(cells: readonly StoredCell[]): Record<PictureColumn, number> {
  const add = (column: PictureColumn): number => cells.reduce((sum, cell) => sum + cell.counts[column], 0);
  return Object.fromEntries(pictureColumns.map((column) => [column, add(column)])) as Record<
    PictureColumn,
    number
  >;
}

/** Units by group, each whole: one that lies in several groups is none of theirs. */
function grouped(
  units: readonly (readonly StoredCell[])[],
  by: (cell: StoredCell) => string,
): Record<string, Record<PictureColumn, number>> {
  const groups = Map.groupBy(units, (cells) => {
    const names = new Set(cells.map(by));
    return names.size === 1 ? ([...names][0] ?? several) : several;
  });
  return Object.fromEntries([...groups].map(([name, members]) => [name, sumOf(members.flat())]));
}

/** What closed in time would be a lower bound of a hidden count of closed: it is hidden with it. */
function bounded(cell: ShownCell): ShownCell {
  return cell["closed"] === null ? { ...cell, closedInTime: null } : cell;
}

function boundedRows(rows: Readonly<Record<string, ShownCell>>): Record<string, ShownCell> {
  return Object.fromEntries(Object.entries(rows).map(([name, cell]) => [name, bounded(cell)]));
}

/** The two cuts share their totals: what one of them must hide, both hide. */
function leastShown(a: Record<string, ShownCount>, b: Record<string, ShownCount>): ShownCell {
  return Object.fromEntries(
    pictureColumns.map((column) => [
      column,
      a[column] === null || b[column] === null ? null : (a[column] ?? null),
    ]),
  ) as ShownCell;
}
