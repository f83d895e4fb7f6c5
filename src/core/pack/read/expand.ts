/** Codes back to bytes: the table of what each code stands for, checked once, and the reading of a block as far as is needed. */
import { longestBlock, longestExpansion, mostRules, mostSingles } from "#core/pack/layout.ts";
import type { Rule, Symbols } from "#core/pack/symbols.ts";

/** What each symbol stands for: `bytes[start[s] .. start[s + 1])`. */
export type Expansions = {
  readonly symbols: Symbols;
  readonly bytes: Uint8Array;
  readonly start: Uint32Array;
};

/** Reads the section of symbols; `null` when it is not as it should be: a rule that names itself or a later one, a run that is too long. */
export function readSymbols(section: Uint8Array): Expansions | null {
  if (section.length < 4) return null;
  const [rules, singles] = [countAt(section, 0), countAt(section, 2)];
  const numbers = 2 * rules + singles;
  if (rules > mostRules || singles > mostSingles || section.length !== 4 + 3 * Math.ceil(numbers / 2))
    return null;
  if (rules === 0 && singles > 0) return null;
  const list: Rule[] = Array.from({ length: rules }, (_, i) => [
    numberAt(section, 2 * i),
    numberAt(section, 2 * i + 1),
  ]);
  const single = Array.from({ length: singles }, (_, i) => numberAt(section, 2 * rules + i));
  if (single.some((symbol) => symbol >= 256 + rules)) return null;
  return expansionsOf({ rules: list, singles: single });
}

function countAt(section: Uint8Array, at: number): number {
  return (section[at] as number) | ((section[at + 1] as number) << 8);
}

function numberAt(section: Uint8Array, index: number): number {
  const at = 4 + 3 * (index >>> 1);
  const middle = section[at + 1] as number;
  return index % 2 === 0
    ? (section[at] as number) | ((middle & 15) << 8)
    : (middle >>> 4) | ((section[at + 2] as number) << 4);
}

function expansionsOf(symbols: Symbols): Expansions | null {
  const { rules } = symbols;
  const start = new Uint32Array(257 + rules.length);
  for (let byte = 0; byte <= 256; byte++) start[byte] = byte;
  for (const [i, [left, right]] of rules.entries()) {
    if (left >= 256 + i || right >= 256 + i) return null;
    const length = lengthOf(start, left) + lengthOf(start, right);
    if (length > longestExpansion) return null;
    start[257 + i] = (start[256 + i] as number) + length;
  }
  const bytes = new Uint8Array(start.at(-1) as number);
  for (let byte = 0; byte < 256; byte++) bytes[byte] = byte;
  for (const [i, [left, right]] of rules.entries()) {
    const at = start[256 + i] as number;
    bytes.copyWithin(at, start[left] as number, start[left + 1]);
    bytes.copyWithin(at + lengthOf(start, left), start[right] as number, start[right + 1]);
  }
  return { symbols, bytes, start };
}

function lengthOf(start: Uint32Array, symbol: number): number {
  return (start[symbol + 1] as number) - (start[symbol] as number);
}

/** A block being read: the bytes so far, and where its codes go on. */
export type Expanding = {
  readonly from: Expansions;
  readonly codes: Uint8Array;
  position: number;
  bytes: Uint8Array;
  length: number;
  /** A code stood for nothing: what was read before it counts, nothing is read after it. */
  broken: boolean;
};

/** A block of which nothing is read yet. */
export function expanding(from: Expansions, codes: Uint8Array): Expanding {
  return { from, codes, position: 0, bytes: new Uint8Array(512), length: 0, broken: false };
}

/** Reads on until at least `wanted` bytes of the block are there; `false` when it ends before that, holds a code that stands for nothing, or is too long. */
export function expandTo(block: Expanding, wanted: number): boolean {
  const { symbols, start, bytes } = block.from;
  if (symbols.rules.length === 0) return plainTo(block, wanted);
  const { codes } = block;
  let { length } = block;
  while (length < wanted && block.position < codes.length && !block.broken) {
    const symbol = nextSymbol(block);
    if (symbol < 0 || symbol >= start.length - 1 || length > longestBlock) {
      block.broken = true;
      break;
    }
    const to = start[symbol + 1] as number;
    const from = start[symbol] as number;
    if (length + to - from > block.bytes.length) grow(block);
    const out = block.bytes;
    for (let i = from; i < to; i++) out[length++] = bytes[i] as number;
  }
  block.length = length;
  return length >= wanted;
}

/** Reads the rest of a block; `false` when it holds a code that stands for nothing. */
export function expandAll(block: Expanding): boolean {
  expandTo(block, Number.POSITIVE_INFINITY);
  return !block.broken;
}

function plainTo(block: Expanding, wanted: number): boolean {
  block.bytes = block.codes;
  block.length = block.position = block.codes.length;
  return block.length >= wanted;
}

function nextSymbol(block: Expanding): number {
  const code = block.codes[block.position++] as number;
  if (code < mostSingles) return block.from.symbols.singles[code] ?? -1;
  const low = block.codes[block.position++];
  return low === undefined ? -1 : (code - mostSingles) * 256 + low;
}

function grow(block: Expanding): void {
  const grown = new Uint8Array(block.bytes.length * 2);
  grown.set(block.bytes);
  block.bytes = grown;
}
