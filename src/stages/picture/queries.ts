/** The national picture as it may be shown: summary rows with small cells suppressed. The same figures for every officer. */
import type { Text } from "#core/advisory.ts";
import { type ShownCount, type Sum, suppress } from "#core/privacy/suppression.ts";
import { sql, type Tx } from "#store/sql.ts";

const columns = [
  "told",
  "acknowledged",
  "applicabilityKnown",
  "unknown",
  "silent",
  "affected",
  "contradicted",
  "closed",
  "closedInTime",
  "notAffected",
] as const;
type Column = (typeof columns)[number];

/** Shown counts of one cell; `null` is a suppressed count. */
export type ShownCell = Readonly<Record<Column, ShownCount>>;

/** The picture of one directive, consistent to the journal's `position`. */
export type PictureView = {
  readonly directive: string;
  readonly title: Text;
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
  { whole: "applicabilityKnown", parts: ["affected", "contradicted", "closed", "notAffected"] },
];

type Head = Omit<PictureView, "total" | "bySector" | "byTier">;
type CellRow = Omit<Record<Column, number>, "applicabilityKnown"> & {
  directive: string;
  sector: string;
  tier: string;
};

/** Pictures of all issued directives, newest first, or of one. */
export async function pictures(tx: Tx, directive?: string): Promise<PictureView[]> {
  const only = directive === undefined ? sql`true` : sql`directive = ${directive}`;
  const heads = await tx.rows<Head>(
    sql`select directive, title, drill, issued_at as "issuedAt", due, position, at from picture where ${only}
        order by issued_at desc, directive limit 200`,
  );
  const names = heads.map((head) => head.directive);
  const cells = await tx.rows<CellRow>(
    sql`select directive, sector, tier, told, acknowledged, unknown, silent, affected, contradicted, closed,
          closed_in_time as "closedInTime", not_affected as "notAffected"
        from picture_cell where directive = any(${names}) order by sector, tier`,
  );
  return heads.map((head) =>
    view(
      head,
      cells.filter((cell) => cell.directive === head.directive),
    ),
  );
}

function view(head: Head, cells: readonly CellRow[]): PictureView {
  const counted = cells.map(withKnown);
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

type Counted = Record<Column, number> & { sector: string; tier: string };

function withKnown(cell: CellRow): Counted {
  return { ...cell, applicabilityKnown: cell.affected + cell.contradicted + cell.closed + cell.notAffected };
}

function sumOf(cells: readonly Counted[]): Record<Column, number> {
  const add = (column: Column): number => cells.reduce((sum, cell) => sum + cell[column], 0);
  return Object.fromEntries(columns.map((column) => [column, add(column)])) as Record<Column, number>;
}

function grouped(
  cells: readonly Counted[],
  by: (cell: Counted) => string,
): Record<string, Record<Column, number>> {
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
    columns.map((column) => [column, a[column] === null || b[column] === null ? null : (a[column] ?? null)]),
  ) as ShownCell;
}
