/** A section of a program by its name: ELF, PE and Mach-O of 64 bits. `null` where there is none; numbers that lie lead nowhere. */

const mostSections = 10_000;

/** The bytes of a program's section. */
export function programSection(bytes: Uint8Array, name: string): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const mark = view.getUint32(0, false);
    if (mark === 0x7f454c46) return elfSection({ view, bytes, name });
    if (mark === 0xcffaedfe) return machSection({ view, bytes, name });
    return view.getUint16(0, false) === 0x4d5a ? peSection({ view, bytes, name }) : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

type Program = { readonly view: DataView; readonly bytes: Uint8Array; readonly name: string };

function textAt(bytes: Uint8Array, from: number, most: number): string {
  const text = bytes.subarray(from, from + most);
  const end = text.indexOf(0);
  return new TextDecoder("latin1").decode(end < 0 ? text : text.subarray(0, end));
}

function part({ bytes }: Program, from: number, size: number): Uint8Array | null {
  return from + size <= bytes.length ? bytes.subarray(from, from + size) : null;
}

/** Section headers name each section by a place in a section of names. */
function elfSection(program: Program): Uint8Array | null {
  const { view, bytes, name } = program;
  const [isLong, little] = [bytes[4] === 2, bytes[5] === 1];
  const word = (at: number): number =>
    isLong ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little);
  const start = word(isLong ? 40 : 32);
  const [size, count, names] = [0, 2, 4].map((at) => view.getUint16((isLong ? 58 : 46) + at, little)) as [
    number,
    number,
    number,
  ];
  const [offsetAt, sizeAt] = isLong ? [24, 32] : [16, 20];
  const namesStart = word(start + names * size + offsetAt);
  for (let i = 0; i < Math.min(count, mostSections); i++) {
    const header = start + i * size;
    if (textAt(bytes, namesStart + view.getUint32(header, little), 64) === name)
      return part(program, word(header + offsetAt), word(header + sizeAt));
  }
  return null;
}

function peSection(program: Program): Uint8Array | null {
  const { view, bytes, name } = program;
  const head = view.getUint32(60, true);
  if (view.getUint32(head, false) !== 0x50450000) return null;
  const start = head + 24 + view.getUint16(head + 20, true);
  for (let i = 0; i < view.getUint16(head + 6, true); i++) {
    const at = start + i * 40;
    if (textAt(bytes, at, 8) !== name) continue;
    const size = Math.min(view.getUint32(at + 8, true), view.getUint32(at + 16, true));
    return part(program, view.getUint32(at + 20, true), size);
  }
  return null;
}

/** Load commands of kind 0x19 are segments, which their sections follow. */
function machSection(program: Program): Uint8Array | null {
  const { view, bytes, name } = program;
  let at = 32;
  for (let i = 0; i < Math.min(view.getUint32(16, true), mostSections); i++) {
    const sections = view.getUint32(at, true) === 0x19 ? view.getUint32(at + 64, true) : 0;
    for (let k = 0; k < Math.min(sections, mostSections); k++) {
      const header = at + 72 + k * 80;
      if (textAt(bytes, header, 16) === name)
        return part(program, view.getUint32(header + 48, true), Number(view.getBigUint64(header + 40, true)));
    }
    at += Math.max(8, view.getUint32(at + 4, true));
  }
  return null;
}
