/**
 * Rows of one table in the bytes of an SQLite database (file format 3), read without SQLite: also from an image's layer and in a browser.
 * Reads whole tables only; no indexes, no SQL, no write-ahead log. Pages are visited once each, so damaged files end.
 */
import { isSqlite } from "#core/inventory/os/sqlite-head.ts";
import { failed, parsed, type Parsed } from "#core/problem.ts";

/** A value of a row. Integers beyond 2^53 lose their last digits; real numbers are left out as `null`. */
type SqliteValue = null | number | Uint8Array;

type Database = {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly pageSize: number;
  readonly usable: number;
  readonly pages: number;
  readonly seen: Set<number>;
};

/** The rows of the named table in the order of their row ids; cut-off or contradictory pages are the finding `sqlite-damaged`. */
export function readSqliteTable(
  bytes: Uint8Array,
  table: string,
): Parsed<readonly (readonly SqliteValue[])[]> {
  const database = openDatabase(bytes);
  if (database === null) return failed("byte 0", "sqlite-unknown", "This is not an SQLite database.");
  try {
    const text = new TextDecoder();
    const entry = rowsFrom(database, 1).find(
      ([type, name]) =>
        type instanceof Uint8Array &&
        text.decode(type) === "table" &&
        name instanceof Uint8Array &&
        text.decode(name) === table,
    );
    const root = entry?.[3];
    if (typeof root !== "number")
      return failed("", "sqlite-table-missing", `The database has no table ${table}.`);
    return parsed(rowsFrom(database, root));
  } catch (error) {
    if (error instanceof Damage)
      return failed(error.message, "sqlite-damaged", "The database is damaged here.");
    throw error;
  }
}

/** Leaves the walk at the damaged place; caught at its only door above. */
class Damage extends Error {}

function openDatabase(bytes: Uint8Array): Database | null {
  if (!isSqlite(bytes)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const written = view.getUint16(16);
  const pageSize = written === 1 ? 65_536 : written;
  const usable = pageSize - (bytes[20] as number);
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0 || usable < 480) return null;
  const pages = Math.floor(bytes.length / pageSize);
  return { bytes, view, pageSize, usable, pages, seen: new Set() };
}

const interior = 5;
const leaf = 13;

function rowsFrom(database: Database, root: number): readonly (readonly SqliteValue[])[] {
  const rows: (readonly SqliteValue[])[] = [];
  const waiting = [root];
  for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
    const start = enter(database, page);
    const header = page === 1 ? 100 : 0;
    const type = database.bytes[start + header];
    const cells = database.view.getUint16(start + header + 3);
    const pointers = start + header + (type === interior ? 12 : 8);
    if ((type !== interior && type !== leaf) || pointers + 2 * cells > start + database.pageSize)
      throw new Damage(`byte ${start}`);
    if (type === interior) waiting.push(database.view.getUint32(start + header + 8));
    const below: number[] = [];
    for (let i = 0; i < cells; i++) {
      const cell = start + database.view.getUint16(pointers + 2 * i);
      if (cell + 4 > start + database.pageSize) throw new Damage(`byte ${cell}`);
      if (type === interior) below.push(database.view.getUint32(cell));
      else rows.push(rowAt(database, cell));
    }
    waiting.push(...below.reverse());
  }
  return rows;
}

/** The offset of a page that was not visited before. */
function enter(database: Database, page: number): number {
  if (page < 1 || page > database.pages || database.seen.has(page)) throw new Damage(`page ${page}`);
  database.seen.add(page);
  return (page - 1) * database.pageSize;
}

type Cursor = { readonly bytes: Uint8Array; at: number };

/** Big-endian groups of seven bits, at most nine bytes of which the last counts whole. */
function varint(cursor: Cursor): number {
  let value = 0;
  for (let i = 0; i < 9; i++) {
    const byte = cursor.bytes[cursor.at++];
    if (byte === undefined) throw new Damage(`byte ${cursor.at}`);
    if (i === 8) return value * 256 + byte;
    value = value * 128 + (byte & 127);
    if (byte < 128) return value;
  }
  return value;
}

function rowAt(database: Database, cell: number): readonly SqliteValue[] {
  const cursor = { bytes: database.bytes, at: cell };
  const length = varint(cursor);
  varint(cursor);
  return valuesOf(payloadAt(database, cursor.at, length));
}

/** A payload, with its overflow pages where it does not fit (file format, "B-tree Cell Format"). */
function payloadAt(database: Database, at: number, length: number): Uint8Array {
  const { bytes, view, usable } = database;
  if (length > bytes.length) throw new Damage(`byte ${at}`);
  const most = usable - 35;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((length - least) % (usable - 4));
  const local = length <= most ? length : fitting <= most ? fitting : least;
  if (at + local + 4 > bytes.length && length > local) throw new Damage(`byte ${at}`);
  if (length === local) return bytes.subarray(at, at + local);
  const whole = new Uint8Array(length);
  whole.set(bytes.subarray(at, at + local));
  let page = view.getUint32(at + local);
  for (let filled = local; filled < length;) {
    const start = enter(database, page);
    const part = Math.min(length - filled, usable - 4);
    whole.set(bytes.subarray(start + 4, start + 4 + part), filled);
    filled += part;
    page = view.getUint32(start);
  }
  return whole;
}

const integerBytes = [0, 1, 2, 3, 4, 6, 8] as const;

function valuesOf(record: Uint8Array): readonly SqliteValue[] {
  const cursor = { bytes: record, at: 0 };
  const headerEnd = varint(cursor);
  const values: SqliteValue[] = [];
  let at = headerEnd;
  while (cursor.at < headerEnd) {
    const serial = varint(cursor);
    const size =
      serial >= 12 ? Math.floor((serial - 12) / 2) : serial === 7 ? 8 : (integerBytes[serial] ?? 0);
    if (at + size > record.length) throw new Damage("");
    const part = record.subarray(at, at + size);
    if (serial >= 12) values.push(part);
    else if (serial === 0 || serial === 7) values.push(null);
    else values.push(serial >= 8 ? serial - 8 : integerOf(part));
    at += size;
  }
  return values;
}

function integerOf(part: Uint8Array): number {
  let value = (part[0] as number) >= 128 ? -1 : 0;
  for (const byte of part) value = value * 256 + byte;
  return value;
}
