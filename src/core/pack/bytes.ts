/**
 * Writing and reading the pack's bytes: little-endian numbers, LEB128 varints, offset tables.
 * A reading cursor never throws and never reads outside its part: past the end it yields 0 and stays `broken`.
 */

/** Growing bytes. `length` is what has been written. */
export type ByteWriter = { bytes: Uint8Array; length: number };

/** A writer with nothing in it; `room` is how many bytes it holds before it grows. */
export function byteWriter(room = 1024): ByteWriter {
  return { bytes: new Uint8Array(room), length: 0 };
}

/** What has been written, as a view. */
export function writtenBytes(writer: ByteWriter): Uint8Array {
  return writer.bytes.subarray(0, writer.length);
}

/** Appends bytes as they are. */
export function writeBytes(writer: ByteWriter, bytes: Uint8Array): void {
  makeRoom(writer, bytes.length);
  writer.bytes.set(bytes, writer.length);
  writer.length += bytes.length;
}

/** Appends one byte, 0 to 255. */
export function writeByte(writer: ByteWriter, value: number): void {
  makeRoom(writer, 1);
  writer.bytes[writer.length++] = value;
}

const encoder = new TextEncoder();

/** Appends the UTF-8 of a text. */
export function writeText(writer: ByteWriter, text: string): void {
  makeRoom(writer, text.length);
  const begun = encoder.encodeInto(text, writer.bytes.subarray(writer.length));
  writer.length += begun.written;
  if (begun.read === text.length) return;
  makeRoom(writer, 3 * (text.length - begun.read));
  const rest = encoder.encodeInto(text.slice(begun.read), writer.bytes.subarray(writer.length));
  writer.length += rest.written;
}

/** Appends the bytes of a text of one UTF-16 unit a byte, from one of them on. */
export function writeUnits(writer: ByteWriter, text: string, from: number): void {
  makeRoom(writer, text.length - from);
  for (let i = from; i < text.length; i++) writer.bytes[writer.length++] = text.charCodeAt(i);
}

/** A whole number below 2^32, low seven bits first. */
export function writeVarint(writer: ByteWriter, value: number): void {
  makeRoom(writer, 5);
  let rest = value;
  while (rest > 127) {
    writer.bytes[writer.length++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  writer.bytes[writer.length++] = rest;
}

/** A whole number between -2^31 and 2^31 as a varint: 0, -1, 1, -2, 2 … are 0, 1, 2, 3, 4 … */
export function writeSigned(writer: ByteWriter, value: number): void {
  writeVarint(writer, value < 0 ? -2 * value - 1 : 2 * value);
}

/** Appends a whole number below 2^32 as four bytes, low byte first. */
export function writeUint32(writer: ByteWriter, value: number): void {
  makeRoom(writer, 4);
  putUint32(writer, writer.length, value);
  writer.length += 4;
}

/** Puts four bytes where some were written already, or left out. */
export function putUint32({ bytes }: ByteWriter, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value >>> 16;
  bytes[at + 3] = value >>> 24;
}

function makeRoom(writer: ByteWriter, more: number): void {
  if (writer.length + more <= writer.bytes.length) return;
  const grown = new Uint8Array(Math.max(writer.bytes.length * 2, writer.length + more));
  grown.set(writer.bytes.subarray(0, writer.length));
  writer.bytes = grown;
}

/** A place in bytes that may be read up to `end`. */
export type ByteCursor = {
  readonly bytes: Uint8Array;
  position: number;
  readonly end: number;
  broken: boolean;
};

/** A cursor over `[from, to)`; a part that does not lie inside the bytes is broken from the start. */
export function byteCursor(bytes: Uint8Array, from: number, to: number): ByteCursor {
  const inside = from >= 0 && from <= to && to <= bytes.length;
  return { bytes, position: inside ? from : 0, end: inside ? to : 0, broken: !inside };
}

/** The next byte; 0 past the end. */
export function readByte(cursor: ByteCursor): number {
  if (cursor.position >= cursor.end) {
    cursor.broken = true;
    return 0;
  }
  return cursor.bytes[cursor.position++] as number;
}

/** A varint of at most five bytes below 2^32; anything longer breaks the cursor. */
export function readVarint(cursor: ByteCursor): number {
  let value = 0;
  for (let scale = 1; scale <= 2 ** 28; scale *= 128) {
    const byte = readByte(cursor);
    value += (byte & 127) * scale;
    if (byte < 128) {
      if (value < 2 ** 32) return value;
      break;
    }
  }
  cursor.broken = true;
  return 0;
}

/** The number of `writeSigned`. */
export function readSigned(cursor: ByteCursor): number {
  const value = readVarint(cursor);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

/** A count of things of at least one byte each, so never more than the bytes that are left: a hostile count cannot cost time or memory. */
export function readCount(cursor: ByteCursor): number {
  const count = readVarint(cursor);
  if (count <= cursor.end - cursor.position) return count;
  cursor.broken = true;
  return 0;
}

/** Moves over `length` bytes and returns where they began. */
export function skip(cursor: ByteCursor, length: number): number {
  const start = cursor.position;
  if (length > cursor.end - start) {
    cursor.broken = true;
    return start;
  }
  cursor.position += length;
  return start;
}

/** Entry `index` of a table of little-endian 32-bit numbers that begins at `table`; the caller has checked the table's length. */
export function uint32At(view: DataView, table: number, index: number): number {
  return view.getUint32(table + index * 4, true);
}
