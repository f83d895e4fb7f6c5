/**
 * The codes in which a pack's blocks are written: each stands for one byte, or by a rule for a run of bytes that comes often. Blocks stay
 * apart, so that one is read without the others. `train-rules.ts` makes the rules.
 */
import { type ByteWriter, byteWriter, writeByte, writeBytes, writtenBytes } from "#core/pack/bytes.ts";
import { popLeast, pushLeast } from "#core/pack/heap.ts";
import { longestExpansion, mostSingles } from "#core/pack/layout.ts";

/** Two symbols that stand together often; rule `i` is symbol `256 + i`, and both sides are smaller symbols. */
export type Rule = readonly [left: number, right: number];

/** A pack's codes. `singles` are the symbols written in one byte, most frequent first; without rules every byte stands for itself. */
export type Symbols = { readonly rules: readonly Rule[]; readonly singles: readonly number[] };

/** Whether rules of outside may be used: each of smaller symbols, none too long, no pair twice. */
export function symbolsAreSound(rules: readonly Rule[]): boolean {
  const lengths: number[] = [];
  const pairs = new Set<number>();
  for (const [i, [left, right]] of rules.entries()) {
    if (left >= 256 + i || right >= 256 + i) return false;
    pairs.add(left * pairBase + right);
    lengths.push(lengthOf(lengths, left) + lengthOf(lengths, right));
  }
  return pairs.size === rules.length && lengths.every((length) => length <= longestExpansion);
}

function lengthOf(lengths: readonly number[], symbol: number): number {
  return symbol < 256 ? 1 : (lengths[symbol - 256] as number);
}

/** Symbols in a row that can be joined in place; `gone` marks what was joined to its left, `wall` the end of a block. */
type Chain = { readonly symbols: Int32Array; readonly next: Int32Array; readonly before: Int32Array };

const gone = -2;
const wall = -1;
const pairBase = 65_536;

function chainOf(blocks: readonly Uint8Array[]): Chain {
  const length = blocks.reduce((sum, block) => sum + block.length + 1, 1);
  const symbols = new Int32Array(length).fill(wall);
  let place = 1;
  for (const block of blocks) {
    symbols.set(block, place);
    place += block.length + 1;
  }
  const next = new Int32Array(length);
  const before = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    next[i] = i + 1;
    before[i] = i - 1;
  }
  return { symbols, next, before };
}

/** The pair that begins at a place, as one number; -1 where there is none. */
function pairAt({ symbols, next }: Chain, place: number): number {
  const left = symbols[place] as number;
  const right = symbols[next[place] as number] ?? wall;
  return left < 0 || right < 0 ? -1 : left * pairBase + right;
}

function join({ symbols, next, before }: Chain, place: number, symbol: number): void {
  const right = next[place] as number;
  symbols[place] = symbol;
  symbols[right] = gone;
  const after = next[right] as number;
  next[place] = after;
  if (after < before.length) before[after] = place;
}

/** Blocks as symbols: every rule in turn, from the left. */
export function symbolsOf(
  blocks: readonly Uint8Array[],
  rules: readonly Rule[],
): readonly (readonly number[])[] {
  const ruleOf = new Map(rules.map(([left, right], i) => [left * pairBase + right, i]));
  return blocks.map((block) => symbolsOfOne(block, ruleOf));
}

function symbolsOfOne(block: Uint8Array, ruleOf: ReadonlyMap<number, number>): readonly number[] {
  const chain = chainOf([block]);
  const waiting: number[] = [];
  const width = 2 ** 32;
  function wait(place: number): void {
    const rule = ruleOf.get(pairAt(chain, place));
    if (rule !== undefined) pushLeast(waiting, rule * width + place);
  }
  for (let place = 1; place < block.length; place++) wait(place);
  for (let first = popLeast(waiting); first !== null; first = popLeast(waiting)) {
    const [rule, place] = [Math.floor(first / width), first % width];
    if (ruleOf.get(pairAt(chain, place)) !== rule) continue;
    join(chain, place, 256 + rule);
    wait(chain.before[place] as number);
    wait(place);
  }
  return [...chain.symbols].filter((symbol) => symbol >= 0);
}

/**
 * Blocks in codes, with the symbols that they are written in; `read` are the blocks as symbols where they are at hand already. The same
 * blocks and rules give the same bytes.
 */
export function encodeBlocks(
  blocks: readonly Uint8Array[],
  rules: readonly Rule[],
  read: readonly ArrayLike<number>[] = symbolsOf(blocks, rules),
): { readonly symbols: Symbols; readonly blocks: readonly Uint8Array[] } {
  if (rules.length === 0) return { symbols: { rules, singles: [] }, blocks };
  const counts = new Uint32Array(256 + rules.length);
  for (const block of read)
    for (let i = 0; i < block.length; i++) {
      const symbol = block[i] as number;
      counts[symbol] = (counts[symbol] as number) + 1;
    }
  const singles = [...counts.keys()]
    .filter((symbol) => (counts[symbol] as number) > 0)
    .sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b)
    .slice(0, mostSingles);
  const codeOf = new Int16Array(counts.length).fill(-1);
  for (const [code, symbol] of singles.entries()) codeOf[symbol] = code;
  return { symbols: { rules, singles }, blocks: read.map((block) => codes(block, codeOf)) };
}

function codes(block: ArrayLike<number>, codeOf: Int16Array): Uint8Array {
  const out = byteWriter(2 * block.length);
  for (let i = 0; i < block.length; i++) {
    const symbol = block[i] as number;
    const single = codeOf[symbol] as number;
    if (single >= 0) writeByte(out, single);
    else {
      writeByte(out, mostSingles + (symbol >>> 8));
      writeByte(out, symbol & 255);
    }
  }
  return writtenBytes(out).slice();
}

/** The section of symbols: counts of rules and singles (16 bits each), then 12 bits for each side of each rule and for each single. */
export function symbolSection({ rules, singles }: Symbols): Uint8Array {
  const out: ByteWriter = byteWriter();
  for (const count of [rules.length, singles.length])
    writeBytes(out, Uint8Array.of(count & 255, count >>> 8));
  const numbers = [...rules.flat(), ...singles];
  for (let i = 0; i < numbers.length; i += 2) {
    const [a, b] = [numbers[i] as number, numbers[i + 1] ?? 0];
    writeBytes(out, Uint8Array.of(a & 255, (a >>> 8) | ((b & 15) << 4), b >>> 4));
  }
  return writtenBytes(out);
}
