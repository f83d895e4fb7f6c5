/** Tars and ZIPs made for tests, byte by byte, also such as no honest tool writes. Not part of the program. */
import { deflateRawSync } from "node:zlib";

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

/** A ustar archive with its end mark. */
export function tarOf(parts: readonly TarPart[]): Uint8Array {
  return Buffer.concat([...parts.map(tarPart), new Uint8Array(1024)]);
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

/** A ZIP of deflated entries. */
export function zipOf(parts: readonly (readonly [name: string, content: string | Uint8Array])[]): Uint8Array {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, content] of parts) {
    const body = Buffer.from(content);
    const packed = deflateRawSync(body);
    const named = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(body.length, 18);
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
  mark.writeUInt16LE(parts.length, 8);
  mark.writeUInt16LE(parts.length, 10);
  mark.writeUInt32LE(whole.length, 12);
  mark.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, whole, mark]);
}
