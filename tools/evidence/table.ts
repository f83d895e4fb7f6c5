/** Tables of plain text for the evidence: columns by their head, numbers to the right. */

/** One table; every row has the columns of the first. Numbers are grouped by thousands. */
export function plainTable(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const heads = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) => heads.map((head) => said(row[head] ?? "")));
  const widths = heads.map((head, i) => Math.max(head.length, ...cells.map((row) => row[i]?.length ?? 0)));
  const right = heads.map((head) => rows.every((row) => typeof row[head] === "number" || row[head] === ""));
  const line = (texts: readonly string[]) =>
    texts
      .map((text, i) => (right[i] ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0)))
      .join("  ")
      .trimEnd();
  return [line(heads), line(widths.map((width) => "-".repeat(width))), ...cells.map(line)].join("\n");
}

function said(value: string | number): string {
  return typeof value === "number" ? value.toLocaleString("en-US") : value;
}
