/** Archives built in memory for tests: zip and tar with any names, so that hostile ones need no files in the repository. */
import { crc32, deflateRawSync } from "node:zlib";
import { pack } from "tar-stream";

/** A member to put into an archive. */
export type TestMember = { readonly name: string; readonly bytes: Buffer };

/** A zip of the members, deflated; `claimed` is the uncompressed size that it lies about. */
export function zipOf(members: readonly TestMember[], claimed?: number): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of members) {
    const fields = fieldsOf(name, bytes, claimed ?? bytes.length);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), fields.head, fields.name]);
    const entry = Buffer.alloc(46);
    entry.write("PK\u0001\u0002", 0, "latin1");
    entry.writeUInt16LE(20, 4);
    fields.head.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, fields.name);
    parts.push(local, fields.data);
    offset += local.length + fields.data.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

function fieldsOf(name: string, bytes: Buffer, size: number): { head: Buffer; name: Buffer; data: Buffer } {
  const data = deflateRawSync(bytes);
  const encoded = Buffer.from(name);
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(8, 4);
  head.writeUInt32LE(crc32(bytes), 10);
  head.writeUInt32LE(data.length, 14);
  head.writeUInt32LE(size, 18);
  head.writeUInt16LE(encoded.length, 22);
  return { head, name: encoded, data };
}

/** A tar of the members, in their order. */
export async function tarOf(members: readonly TestMember[]): Promise<Buffer> {
  const archive = pack();
  for (const { name, bytes } of members) archive.entry({ name }, bytes);
  archive.finalize();
  const pieces: Uint8Array[] = [];
  for await (const piece of archive) pieces.push(piece as Uint8Array);
  return Buffer.concat(pieces);
}
