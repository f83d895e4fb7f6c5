/** Where everything stands in a pack: magic, header, sections, limits. The bytes are specified in `docs/pack.md`; this file is its code. */
import type { Undecidable } from "#core/advisory.ts";

/** The first bytes of a match file: "BONGSUPK" in ASCII. */
export const packMagic = Uint8Array.of(0x42, 0x4f, 0x4e, 0x47, 0x53, 0x55, 0x50, 0x4b);
/** The first bytes of a details file: "BONGSUDT" in ASCII. */
export const detailsMagic = Uint8Array.of(0x42, 0x4f, 0x4e, 0x47, 0x53, 0x55, 0x44, 0x54);

/** The format version that this program writes and the only one that it reads. */
export const packVersion = 1;

/** Offsets of the header's fields; all are 32-bit little-endian. `crc` covers every byte from `length` to the end. */
export const header = {
  version: 8,
  crc: 12,
  length: 16,
  detailsLength: 20,
  detailsCrc: 24,
  products: 28,
  entries: 32,
  keys: 36,
  advisories: 40,
  sections: 44,
} as const;

/** The sections in file order. Each begins at a multiple of four; the gap before it is zero. */
export const sectionNames = [
  "schemes",
  "nameBlocks",
  "names",
  "postingOffsets",
  "postings",
  "entryOffsets",
  "entries",
  "keyOffsets",
  "keys",
  "detailOffsets",
] as const;
export type SectionName = (typeof sectionNames)[number];

/** Bytes before the first section. */
export const headerLength = header.sections + sectionNames.length * 8;

/** Length of the details file's own header: magic and version. */
export const detailsHeaderLength = 12;

/** Product ids are front-coded in blocks of this many; the first of a block is written whole. */
export const blockSize = 16;

/** A product id of more bytes is not written, and not read. */
export const longestName = 2048;
/** A version whose key has more bytes is treated as one that its scheme cannot read. */
export const longestKey = 65_535;
/** Version schemes that one pack may name. */
export const mostSchemes = 255;

/** One advisory's details are at most this many bytes of JSON. */
export const longestDetails = 64 * 1024 * 1024;

/** The low three bits of an entry's flags; 0 means decidable. */
export const undecidableCodes: readonly (Undecidable | null)[] = [
  null,
  "git-only",
  "no-range",
  "unreadable-range",
  "unidentified-product",
  "unsupported-scheme",
];

/** The entry's details hold version texts that are to be compared as text. */
export const textVersionsFlag = 8;

/** Bits of an interval's first byte. */
export const intervalFlags = { from: 1, fromIncluded: 2, to: 4, toIncluded: 8 } as const;

/** The next multiple of four. */
export function aligned(offset: number): number {
  return Math.ceil(offset / 4) * 4;
}
