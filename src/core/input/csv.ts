/**
 * Rows of RFC 4180: quoted cells, doubled quotes, line breaks inside quotes; the separator is told by the caller.
 * The caller gives whole rows, or lines one after another, and knows what the cells mean.
 */

/** Whether a row that begins like this goes on in the next line: it has an odd number of quotes. Linear in the length. */
export function rowIsOpen(row: string): boolean {
  let quotes = 0;
  for (let at = row.indexOf('"'); at !== -1; at = row.indexOf('"', at + 1)) quotes++;
  return quotes % 2 === 1;
}

/** The cells of one whole row. A quote inside an unquoted cell stands for itself; text after a closing quote is kept. */
export function cellsOf(row: string, separator: "," | ";" | "\t"): readonly string[] {
  if (!row.includes('"')) return row.split(separator);
  const cells: string[] = [];
  let at = 0;
  while (at <= row.length) {
    const [cell, next] = row[at] === '"' ? quotedCell(row, at, separator) : plainCell(row, at, separator);
    cells.push(cell);
    at = next + 1;
  }
  return cells;
}

/** The separator that a header or first row uses: the most frequent of the three outside quotes, a comma when there is none. */
export function separatorOf(row: string): "," | ";" | "\t" {
  const count = (separator: "," | ";" | "\t"): number => cellsOf(row, separator).length;
  if (count(";") > count(",")) return ";";
  return count("\t") > count(",") ? "\t" : ",";
}

function plainCell(row: string, from: number, separator: string): [string, number] {
  const end = row.indexOf(separator, from);
  const stop = end === -1 ? row.length : end;
  return [row.slice(from, stop), stop];
}

function quotedCell(row: string, from: number, separator: string): [string, number] {
  let cell = "";
  let at = from + 1;
  for (;;) {
    const quote = row.indexOf('"', at);
    if (quote === -1) return [cell + row.slice(at), row.length];
    cell += row.slice(at, quote);
    if (row[quote + 1] !== '"') {
      const [rest, next] = plainCell(row, quote + 1, separator);
      return [cell + rest, next];
    }
    cell += '"';
    at = quote + 2;
  }
}
