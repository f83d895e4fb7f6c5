/** CRC-32 (ISO 3309, the polynomial of gzip and zip), eight bytes a step. It finds damage, not malice: forgery is what the seal is for. */

/** Made when first needed: where a native function stands in, never. */
let tables: readonly Uint32Array[] | null = null;

/** The CRC-32 of bytes, as an unsigned 32-bit number. A native function of the same form may stand in for it (`openPack`). */
export function crc32(bytes: Uint8Array): number {
  tables ??= makeTables();
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 8);
  let crc = 0xffffffff;
  let i = 0;
  for (; i < whole; i += 8) {
    const low = view.getUint32(i, true) ^ crc;
    const high = view.getUint32(i + 4, true);
    crc =
      at(t7, low & 255) ^
      at(t6, (low >>> 8) & 255) ^
      at(t5, (low >>> 16) & 255) ^
      at(t4, low >>> 24) ^
      at(t3, high & 255) ^
      at(t2, (high >>> 8) & 255) ^
      at(t1, (high >>> 16) & 255) ^
      at(t0, high >>> 24);
  }
  for (; i < bytes.length; i++) crc = (crc >>> 8) ^ at(t0, (crc ^ at(bytes, i)) & 255);
  return (crc ^ 0xffffffff) >>> 0;
}

function at(table: Uint32Array | Uint8Array | undefined, index: number): number {
  return table?.[index] as number;
}

function makeTables(): readonly Uint32Array[] {
  const first = Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    return crc >>> 0;
  });
  const made = [first];
  for (let n = 1; n < 8; n++) {
    const before = made[n - 1] as Uint32Array;
    made.push(before.map((crc) => ((crc >>> 8) ^ at(first, crc & 255)) >>> 0));
  }
  return made;
}
