/**
 * A table of vendor, product and version for what has no list of its own (appliances, Windows software), as spreadsheets write it: comma,
 * semicolon or tab, RFC 4180 quotes, a first row of column names in Korean or English. Columns `purl` and `cpe` are used where they stand.
 */
import type { RemarkCode } from "#core/inventory/remark-codes.ts";
import type { Inventory } from "#core/inventory/component.ts";
import { identify } from "#core/inventory/component-identity.ts";
import {
  inventoryBuilder,
  type InventoryBuilder,
  tooLong,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { productOfVendor } from "#core/product/product.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** vendor, product, version. */
export const productCsv: Reader = {
  name: "product-csv",
  files: /\.(?:csv|tsv|txt)$/i,
  recognise: (_path, head) => layoutOf(head.slice(0, 4000)) !== null,
  read,
};

type Column = "vendor" | "product" | "version" | "purl" | "cpe";

const columnNames: ReadonlyMap<string, Column> = new Map<string, Column>([
  ...words(
    "vendor",
    "vendor,vendorname,manufacturer,publisher,supplier,제조사,제조업체,공급사,공급업체,개발사,업체,벤더,게시자",
  ),
  ...words(
    "product",
    "product,productname,name,displayname,software,제품,제품명,소프트웨어,소프트웨어명,프로그램,프로그램명,모델,모델명",
  ),
  ...words(
    "version",
    "version,productversion,displayversion,firmware,firmwareversion,버전,제품버전,버젼,펌웨어,펌웨어버전",
  ),
  ...words("purl", "purl,packageurl"),
  ...words("cpe", "cpe,cpe23"),
]);

function words(column: Column, names: string): readonly (readonly [string, Column])[] {
  return names.split(",").map((name) => [name, column] as const);
}

type Layout = { readonly delimiter: string; readonly columns: ReadonlyMap<Column, number> };

/** The columns that the first row names; `null` unless it names version and either vendor and product, or a purl, or a CPE name. */
function layoutOf(head: string): Layout | null {
  const text = head.charCodeAt(0) === 0xfeff ? head.slice(1) : head;
  const end = text.search(/[\r\n]/);
  const first = end < 0 ? text : text.slice(0, end);
  for (const delimiter of [",", ";", "\t"]) {
    const [row] = rowsOf(first, delimiter);
    const columns = new Map<Column, number>();
    for (const [i, cell] of (row?.cells ?? []).entries()) {
      const column = columnNames.get(
        cell
          .normalize("NFKC")
          .toLowerCase()
          .replaceAll(/[\s_.-]/g, ""),
      );
      if (column !== undefined && !columns.has(column)) columns.set(column, i);
    }
    const named =
      (columns.has("vendor") && columns.has("product")) || columns.has("purl") || columns.has("cpe");
    if (named && (columns.has("version") || !columns.has("vendor"))) return { delimiter, columns };
  }
  return null;
}

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const layout = layoutOf(text.slice(0, 4000));
  if (layout === null)
    return failed(
      "line 1",
      "product-csv-unknown",
      "The first row names no columns of vendor, product and version.",
    );
  const gathering = inventoryBuilder("product-csv", options);
  let first = true;
  for (const row of rowsOf(text, layout.delimiter)) {
    if (row.isCut) gathering.leaveOut(`line ${row.line}`, "entry-unreadable", row.cells.join(" "));
    if (!first && row.cells.some((cell) => cell !== "")) add(gathering, row, { layout, options });
    first = false;
  }
  return gathering.done();
}

type CsvContext = { readonly layout: Layout; readonly options: ReadOptions };

function add(gathering: InventoryBuilder, { cells, line }: CsvRow, { layout, options }: CsvContext): void {
  const at = `line ${line}`;
  const cell = (column: Column): string => cells[layout.columns.get(column) ?? -1] ?? "";
  const remark = (code: RemarkCode, message: string, about?: string): void =>
    gathering.remark(at, code, message, about);
  const claim = { purl: cell("purl"), cpe: cell("cpe") || null, version: cell("version") || null };
  const named = identify({ ...claim, distro: options.distro, remark });
  const [vendor, product] = [cell("vendor"), cell("product")];
  const name = product || cell("purl") || cell("cpe");
  if (vendor === "" && named.product === null && name !== "")
    remark(
      "vendor-missing",
      `"${name.slice(0, 80)}" has no vendor; products of several vendors share such names.`,
      name,
    );
  if (named.version === null) remark("version-missing", `"${name.slice(0, 80)}" has no version.`, name);
  const own = vendor === "" || product === "" ? null : productOfVendor(vendor, product);
  gathering.add({ ...named, product: named.product ?? own, name, at });
}

type CsvRow = {
  readonly cells: readonly string[];
  readonly line: number;
  /** A cell is too long to be read to its end, or a quote is never closed and the rest of the table stands in its cell. */
  readonly isCut: boolean;
};

const maxCell = 10_000;
const maxCells = 200;

/** Rows of a table; quoted cells may hold delimiters, doubled quotes and line ends. Cells are trimmed, long ones cut. */
function* rowsOf(text: string, delimiter: string): Generator<CsvRow> {
  let line = 1;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const cells: string[] = [];
    const start = line;
    let isCut = false;
    for (let ended = false; !ended;) {
      const cell = cellAt(text, at, delimiter);
      const written = cell.text.trim();
      if (cells.length < maxCells) cells.push(written.slice(0, maxCell));
      line += cell.lines;
      isCut ||= cell.isOpen || written.length > maxCell;
      at = cell.end + 1;
      ended = text[cell.end] !== delimiter;
    }
    yield { cells, line: start, isCut };
    line++;
  }
}

type CsvCell = {
  readonly text: string;
  readonly end: number;
  readonly lines: number;
  readonly isOpen: boolean;
};

function cellAt(text: string, start: number, delimiter: string): CsvCell {
  if (text[start] !== '"') {
    const end = endOfCell(text, start, delimiter);
    return { text: text.slice(start, end), end, lines: 0, isOpen: false };
  }
  const parts: string[] = [];
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    const end = quote < 0 ? text.length : quote;
    parts.push(text.slice(from, end));
    if (text[end + 1] !== '"') {
      const whole = parts.join('"');
      const lines = Math.max(0, whole.split("\n").length - 1);
      return { text: whole, end: endOfCell(text, end + 1, delimiter), lines, isOpen: quote < 0 };
    }
    from = end + 2;
  }
}

function endOfCell(text: string, start: number, delimiter: string): number {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n") end++;
  return end;
}
