/** The national picture as it may be shown: summary rows with small cells suppressed. The same figures for every officer. */
import type { TextByLanguage } from "#core/text.ts";
import {
  applicabilityKnown,
  type PictureColumn,
  pictureColumns,
  pictureCounts,
  type RespondedColumn,
  respondedColumns,
} from "#core/directive/picture-columns.ts";
import { type ShownCount, type Sum, suppress } from "#core/privacy/suppression.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Shown counts of one cell; `null` is a suppressed count. */
type ShownCell = Readonly<Record<PictureColumn, ShownCount>>;

/** The picture of one directive, consistent to the journal's `position`. */
type PictureView = {
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
};

const sums: readonly Sum[] = [
  { whole: "told", parts: ["silent", "unknown", "applicabilityKnown"] },
  { whole: "applicabilityKnown", parts: applicabilityKnown },
];

type Head = Omit<PictureView, "total" | "bySector" | "byTier">;
type CountedCell = Readonly<Record<PictureColumn, number>> & {
  readonly directive: string;
  readonly sector: string;
  readonly tier: string;
};

/** The name of a column of the picture in its table. */
export function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Pictures of all issued directives, newest first, or of one. */
export async function pictures(tx: Tx, directive?: string): Promise<PictureView[]> {
  const only = directive === undefined ? sql`true` : sql`directive = ${directive}`;
  const heads = await tx.rows<Head>(
    sql`select directive, title, drill, issued_at as "issuedAt", due, position, at from picture where ${only}
        order by issued_at desc, directive limit 200`,
  );
  const names = heads.map((head) => head.directive);
  const rows = await tx.rows<{ cell: CellRow }>(
    sql`select to_jsonb(c) as cell from picture_cell c where directive = any(${names}) order by sector, tier`,
  );
  const cells = rows.map(({ cell }) => countedCell(cell));
  return heads.map((head) =>
    view(
      head,
      cells.filter((cell) => cell.directive === head.directive),
    ),
  );
}

function view(head: Head, counted: readonly CountedCell[]): PictureView {
  const total = sumOf(counted);
  const bySector = suppress({ total, rows: grouped(counted, (cell) => cell.sector) }, sums);
  const byTier = suppress({ total, rows: grouped(counted, (cell) => cell.tier) }, sums);
  return {
    ...head,
    total: bounded(leastShown(bySector.total, byTier.total)),
    bySector: boundedRows(bySector.rows as Record<string, ShownCell>),
    byTier: boundedRows(byTier.rows as Record<string, ShownCell>),
  };
}

type CellRow = Readonly<Record<string, number>> & Pick<CountedCell, "directive" | "sector" | "tier">;

function countedCell(row: CellRow): CountedCell {
  const { directive, sector, tier } = row;
  const of = (column: string): number => row[columnOf(column)] ?? 0;
  const responded = Object.fromEntries(respondedColumns.map((column) => [column, of(column)]));
  const counts = pictureCounts(of("told"), responded as Record<RespondedColumn, number>);
  return { directive, sector, tier, ...counts };
}

function sumOf(cells: readonly CountedCell[]): Record<PictureColumn, number> {
  const add = (column: PictureColumn): number => cells.reduce((sum, cell) => sum + cell[column], 0);
  return Object.fromEntries(pictureColumns.map((column) => [column, add(column)])) as Record<
    PictureColumn,
    number
  >;
}

function grouped(
  cells: readonly CountedCell[],
  by: (cell: CountedCell) => string,
): Record<string, Record<PictureColumn, number>> {
  const groups = Map.groupBy(cells, by);
  return Object.fromEntries([...groups].map(([name, members]) => [name, sumOf(members)]));
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
