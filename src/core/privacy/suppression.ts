/**
 * Suppression of small cells (invariant 7; threats T20): counts of 1 to 4 organisations are hidden, and so is what would let a reader
 * work a hidden one out from sums.
 */

/** A count, or `null` when it is hidden. */
export type ShownCount = number | null;

/** A table of counts: a row a group, the same columns in each, and the row of totals over all groups. */
type CountTable = {
  readonly total: CountsByColumn;
  readonly rows: Readonly<Record<string, CountsByColumn>>;
};
type CountsByColumn = Readonly<Record<string, number>>;

/** A column that is the sum of others in the same row. */
export type Sum = { readonly whole: string; readonly parts: readonly string[] };

/** Fewest organisations that a shown count may have. */
export const smallestShownCount = 5;

type SuppressionCell = { value: number; hidden: boolean };
type SuppressionLine = readonly SuppressionCell[];

/**
 * The table with small cells hidden. After it, no sum (of a column into its total, or of `sums` within a row) has exactly one hidden
 * term, so none can be computed back. Zero is shown: it says something about no one.
 */
export function suppress(
  table: CountTable,
  sums: readonly Sum[],
): { total: Record<string, ShownCount>; rows: Record<string, Record<string, ShownCount>> } {
  const total = cellsOf(table.total);
  const rows = new Map(Object.entries(table.rows).map(([name, row]) => [name, cellsOf(row)]));
  for (const row of [total, ...rows.values()]) hideSmall(row, sums[0]?.whole);
  const lines = [...linesWithin([total, ...rows.values()], sums), ...linesAcross(total, [...rows.values()])];
  while (lines.some(hidePartner));
  return {
    total: shown(total),
    rows: Object.fromEntries([...rows].map(([name, row]) => [name, shown(row)])),
  };
}

type SuppressionRow = Map<string, SuppressionCell>;

function cellsOf(counts: CountsByColumn): SuppressionRow {
  return new Map(Object.entries(counts).map(([column, value]) => [column, { value, hidden: false }]));
}

/** A row over fewer than five organisations is hidden whole, its zeros too. */
function hideSmall(row: SuppressionRow, base: string | undefined): void {
  const size = base === undefined ? undefined : row.get(base)?.value;
  const tiny = size !== undefined && size > 0 && size < smallestShownCount;
  for (const cell of row.values()) cell.hidden = tiny || (cell.value > 0 && cell.value < smallestShownCount);
}

function linesWithin(rows: readonly SuppressionRow[], sums: readonly Sum[]): SuppressionLine[] {
  return rows.flatMap((row) =>
    sums.map(({ whole, parts }) => [whole, ...parts].flatMap((name) => row.get(name) ?? [])),
  );
}

function linesAcross(total: SuppressionRow, rows: readonly SuppressionRow[]): SuppressionLine[] {
  return [...total].map(([column, sum]) => [sum, ...rows.flatMap((row) => row.get(column) ?? [])]);
}

/** Where one term of a sum is hidden alone, the smallest other one is hidden too. Says whether it did. */
function hidePartner(line: SuppressionLine): boolean {
  if (line.filter((cell) => cell.hidden).length !== 1) return false;
  const others = line.filter((cell) => !cell.hidden).toSorted((a, b) => rank(a) - rank(b));
  const partner = others[0];
  if (partner === undefined) return false;
  partner.hidden = true;
  return true;
}

/** Positive counts before zeros: hiding a zero would tell that the other hidden cell is the whole. */
function rank(cell: SuppressionCell): number {
  return cell.value === 0 ? Number.MAX_SAFE_INTEGER : cell.value;
}

function shown(row: SuppressionRow): Record<string, ShownCount> {
  return Object.fromEntries([...row].map(([column, { value, hidden }]) => [column, hidden ? null : value]));
}
