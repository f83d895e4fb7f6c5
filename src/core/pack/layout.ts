/** Where everything stands in a pack: magic, header, sections, limits. The bytes are specified in `docs/pack.md`; this file is its code. */
import type { Undecidable } from "#core/advisory.ts";

/** The first bytes of a match file: "BONGSUPK" in ASCII. */
export const packMagic = Uint8Array.of(0x42, 0x4f, 0x4e, 0x47, 0x53, 0x55, 0x50, 0x4b);
/** The first bytes of a details file: "BONGSUDT" in ASCII. */
export const detailsMagic = Uint8Array.of(0x42, 0x4f, 0x4e, 0x47, 0x53, 0x55, 0x44, 0x54);

/** The first bytes of a delta: "BONGSUDL" in ASCII. */
export const deltaMagic = Uint8Array.of(0x42, 0x4f, 0x4e, 0x47, 0x53, 0x55, 0x44, 0x4c);
/** The version of deltas that this program writes and the only one that it reads. */
export const deltaVersion = 1;

/** The format version that this program writes and the only one that it reads. */
export const packVersion = 2;

/** Offsets of the header's fields; all are 32-bit little-endian. `crc` covers every byte from `length` to the end. */
export const header = {
  version: 8,
  crc: 12,
  length: 16,
  detailsLength: 20,
  detailsCrc: 24,
  products: 28,
  advisories: 32,
  blocks: 36,
  sections: 40,
} as const;

/** The sections in file order. Each begins at a multiple of four; the gap before it is zero. */
export const sectionNames = ["schemes", "symbols", "blockTable", "blocks"] as const;
export type SectionName = (typeof sectionNames)[number];

/** Bytes before the first section. */
export const headerLength = header.sections + sectionNames.length * 8;

/** Length of the details file's own header: magic, version and number of records. The table of offsets follows. */
export const detailsHeaderLength = 16;

/** Rules that one pack may have: with the 256 bytes they are numbered in 12 bits. */
export const mostRules = 3840;
/** Codes of one byte; the sixteen values above them begin codes of two. */
export const mostSingles = 240;
/** Bytes that one symbol may stand for. */
export const longestExpansion = 128;

/** Products of one block. */
export const mostInBlock = 64;
/** Bytes of one block when its codes are read. */
export const longestBlock = 4 * 1024 * 1024;

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
