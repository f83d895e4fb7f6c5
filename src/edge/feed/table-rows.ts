/** Rows of a plain text: head, then blocks of rows handed to the format that recognised the head. */
import { hash } from "node:crypto";
import { cellsOf, rowIsOpen, separatorOf } from "#core/input/csv.ts";
import { formatOfTable } from "#core/format/index.ts";
import type { TableHead, TableReader, FeedTableRow } from "#core/format/feed-record.ts";
import { decodeText } from "#core/input/json.ts";
import type { ByteStream } from "#archive/byte-stream.ts";
import { type FeedItem, type ProblemItem, problemItem, type RowsItem } from "./feed-item.ts";
import { byteLines, wholeLines } from "./text-lines.ts";
import type { FeedAccount } from "./limits.ts";

const blockRows = 4096;
const mostHeadLines = 100;
const mostRowLines = 1000;

type Separator = ReturnType<typeof separatorOf>;
type NumberedLine = { readonly number: number; readonly text: string };

/** A table that has begun: what reads its rows. */
type OpenTable = {
  readonly format: string;
  readonly reader: TableReader;
  readonly separator: Separator;
  readonly head: RowsItem["head"];
};

/** Where the reading of a table stands: the lines of its head, then what reads it, the rows of the next block, a row that goes on. */
type TableState = {
  readonly path: string;
  readonly comments: string[];
  table: OpenTable | null;
  rows: FeedTableRow[];
  pending: { readonly number: number; text: string; lines: number } | null;
  number: number;
};

/** The blocks of the table; one problem when its head is not that of a known format. */
export async function* tableItems(
  path: string,
  stream: ByteStream,
  account: FeedAccount,
): AsyncGenerator<FeedItem> {
  const state: TableState = { path, comments: [], table: null, rows: [], pending: null, number: 0 };
  for await (const piece of wholeLines(stream, account)) {
    for (const line of decodedLines(state, piece)) {
      const item = "kind" in line ? line : takeLine(state, line);
      if (item !== null) yield item;
      if (item?.kind === "problem" && state.table === null) return;
    }
  }
  const last = state.pending === null ? null : takeRow(state, state.pending);
  if (last !== null) yield last;
  if (state.table !== null && state.rows.length > 0) yield blockOf(path, state.table, state.rows);
  if (state.table === null && last === null) yield problemItem({ path, position: "" }, [noRows]);
}

const noRows = { at: "", code: "empty", message: "the file has no rows" };

/** Joins lines whose quotes are open; a row of too many lines is ended, so that one stray quote costs no more than that. */
function takeLine(state: TableState, line: NumberedLine): FeedItem | null {
  const turns = line.text.includes('"') && rowIsOpen(line.text);
  if (state.pending === null) {
    if (!turns) return line.text === "" ? null : takeRow(state, line);
    state.pending = { ...line, lines: 1 };
    return null;
  }
  const row = state.pending;
  row.text += `\n${line.text}`;
  row.lines++;
  if (!turns && row.lines < mostRowLines) return null;
  state.pending = null;
  return takeRow(state, row);
}

function takeRow(state: TableState, row: NumberedLine): FeedItem | null {
  if (state.table === null) {
    if (row.text.startsWith("#") && state.comments.length < mostHeadLines) {
      state.comments.push(row.text);
      return null;
    }
    const opened = openTable(state.path, state.comments, row);
    if ("kind" in opened) return opened;
    state.table = opened;
    if (!opened.reader.firstRowIsData) return null;
  }
  state.rows.push({ line: row.number, cells: cellsOf(row.text, state.table.separator) });
  if (state.rows.length < blockRows) return null;
  const block = blockOf(state.path, state.table, state.rows);
  state.rows = [];
  return block;
}

function blockOf(path: string, table: OpenTable, rows: readonly FeedTableRow[]): FeedItem {
  const sha256 = hash("sha256", rows.map((row) => row.cells.join(",")).join("\n"));
  return {
    kind: "rows",
    path,
    format: table.format,
    reading: table.reader.read(rows),
    head: table.head,
    sha256,
    rows,
  };
}

function openTable(path: string, comments: readonly string[], row: NumberedLine): OpenTable | ProblemItem {
  const separator = separatorOf(row.text.slice(0, 65_536));
  const head: TableHead = { name: path, comments, firstRow: cellsOf(row.text, separator) };
  const format = formatOfTable(head);
  const bytes = Buffer.from([...comments, row.text].join("\n"));
  if (!format.ok) return problemItem({ path, position: "line 1", bytes }, format.findings);
  const reader = format.value.open(head);
  if (!reader.ok) return problemItem({ path, position: "line 1", bytes }, reader.findings);
  const names = reader.value.firstRowIsData ? null : head.firstRow;
  return { format: format.value.name, reader: reader.value, separator, head: { comments, names } };
}

/** The lines of a piece; where the piece as a whole is not UTF-8, the lines that are, and a problem for each that is not. */
function* decodedLines(state: TableState, piece: Buffer): Generator<NumberedLine | ProblemItem> {
  const whole = decodeText(piece);
  if (whole.ok) {
    const lines = whole.value.split("\n");
    if (lines.at(-1) === "") lines.pop();
    for (const text of lines) {
      yield { number: ++state.number, text: text.endsWith("\r") ? text.slice(0, -1) : text };
    }
    return;
  }
  for (const line of byteLines(piece)) {
    const text = decodeText(line);
    const number = ++state.number;
    if (text.ok) yield { number, text: text.value };
    else yield problemItem({ path: state.path, position: `line ${number}`, bytes: line }, text.findings);
  }
}
