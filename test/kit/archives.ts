/** Tars and ZIPs made for tests, byte by byte, also such as no honest tool writes. */
import { crc32, deflateRawSync } from "node:zlib";

/** One entry of a tar; a text is a file's content. */
export type TarPart = {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** The tar's type flag; `0` unless told. */
  readonly type?: string;
  readonly target?: string;
  readonly mode?: number;
  readonly size?: number;
};

/** One entry of a ZIP. */
export type ZipPart = readonly [name: string, content: string | Uint8Array];

/** A ustar archive with its end mark. */
export function tarOf(parts: readonly TarPart[]): Buffer {
  return Buffer.concat([...parts.map(tarPart), new Uint8Array(1024)]);
}

/** A ustar archive of plain files. */
export function tarOfFiles(parts: readonly ZipPart[]): Buffer {
  return tarOf(parts.map(([name, content]) => ({ name, content })));
}

function tarPart({ name, content = "", type = "0", target = "", mode = 0o644, size }: TarPart): Uint8Array {
  const body = Buffer.from(content);
  const header = Buffer.alloc(512);
  header.write(name, 0, 100);
  header.write(mode.toString(8).padStart(7, "0"), 100);
  header.write((size ?? body.length).toString(8).padStart(11, "0"), 124);
  header.write(type, 156);
  header.write(target, 157, 100);
  header.write("ustar\0", 257);
  header.write("00", 263);
  header.fill(" ", 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return Buffer.concat([header, body, Buffer.alloc((512 - (body.length % 512)) % 512)]);
}

/** Nothing, deflated: archives of very many entries hold nothing in them. */
const nothing = deflateRawSync("");

/** A ZIP of deflated entries; `claimed` is the size that it gives for each where that is a lie. */
export function zipOf(parts: readonly ZipPart[], claimed?: number): Buffer {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, content] of parts) {
    const body = Buffer.from(content);
    const packed = body.length === 0 ? nothing : deflateRawSync(body);
    const named = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(body), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimed ?? body.length, 18);
    fields.writeUInt16LE(named.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), fields, named, packed]);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), fields, end, named]));
    locals.push(local);
    at += local.length;
  }
  const whole = Buffer.concat(directory);
  const mark = Buffer.alloc(22);
  mark.write("PK\x05\x06", 0, "latin1");
  mark.writeUInt16LE(parts.length % 65_536, 8);
  mark.writeUInt16LE(parts.length % 65_536, 10);
  mark.writeUInt32LE(whole.length, 12);
  mark.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, whole, mark]);
}

/** The same as a ZIP64: every number that may be is written into the longer fields, and ZIP64's end stands before the short one. */
export function zip64Of(parts: readonly ZipPart[]): Buffer {
  const plain = zipOf(parts);
  const [size, start] = [plain.readUInt32LE(plain.length - 10), plain.readUInt32LE(plain.length - 6)];
  const directory: Uint8Array[] = [];
  for (let at = start; at < start + size;) {
    const entry = plain.subarray(at, at + 46);
    const name = plain.subarray(at + 46, at + 46 + entry.readUInt16LE(28));
    const extra = Buffer.alloc(28);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    for (const [i, field] of [24, 20, 42].entries()) {
      extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(field)), 4 + i * 8);
      entry.writeUInt32LE(0xffff_ffff, field);
    }
    entry.writeUInt16LE(extra.length, 30);
    directory.push(entry, name, extra);
    at += 46 + name.length;
  }
  const whole = Buffer.concat(directory);
  const end = Buffer.alloc(56);
  end.write("PK\x06\x06", 0, "latin1");
  end.writeBigUInt64LE(44n, 4);
  for (const [place, value] of [
    [24, parts.length],
    [32, parts.length],
    [40, whole.length],
    [48, start],
  ] as const)
    end.writeBigUInt64LE(BigInt(value), place);
  const locator = Buffer.alloc(20);
  locator.write("PK\x06\x07", 0, "latin1");
  locator.writeBigUInt64LE(BigInt(start + whole.length), 8);
  locator.writeUInt32LE(1, 16);
  const mark = Buffer.alloc(22, 0xff);
  mark.write("PK\x05\x06\0\0\0\0", 0, "latin1");
  mark.writeUInt16LE(0, 20);
  return Buffer.concat([plain.subarray(0, start), whole, end, locator, mark]);
}
