/** A CSV table as rows by the names of its columns. */
import { cellsOf, rowIsOpen, separatorOf } from "#core/input/csv.ts";

const most = { rows: 100_000, lines: 10_000 };

/** The rows under the header; null where there is no header of at least two columns. */
export function csvRows(text: string): {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
} | null {
  const [header, ...lines] = wholeRows(text);
  if (header === undefined) return null;
  const separator = separatorOf(header);
  const columns = cellsOf(header, separator).map((name) => name.trim());
  if (columns.length < 2) return null;
  const rows = lines
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const cells = cellsOf(line, separator);
      return Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? ""]));
    });
  return { columns, rows };
}

/** Lines joined where a quoted cell goes on in the next. */
function wholeRows(text: string): readonly string[] {
  const rows: string[] = [];
  let open: string[] = [];
  let quoted = false;
  for (const line of text.split(/\r?\n/)) {
    open.push(line);
    quoted = quoted !== rowIsOpen(line);
    if (quoted && open.length < most.lines) continue;
    rows.push(open.join("\n"));
    open = [];
    quoted = false;
    if (rows.length > most.rows) break;
  }
  if (open.length > 0) rows.push(open.join("\n"));
  return rows;
}
