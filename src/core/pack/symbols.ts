/**
 * The codes in which a pack's blocks are written: each stands for one byte, or by a rule for a run of bytes that comes often. Blocks stay
 * apart, so that one is read without the others. The rules are trained on the blocks themselves, and the same blocks give the same rules.
 */
import { type ByteWriter, byteWriter, writeByte, writeBytes, written } from "#core/pack/bytes.ts";
import { longestExpansion, mostRules, mostSingles } from "#core/pack/layout.ts";

/** Two symbols that stand together often; rule `i` is symbol `256 + i`, and both sides are smaller symbols. */
export type Rule = readonly [left: number, right: number];

/** A pack's codes. `singles` are the symbols written in one byte, most frequent first; without rules every byte stands for itself. */
export type Symbols = { readonly rules: readonly Rule[]; readonly singles: readonly number[] };

const leastRepeats = 5;
const mostTrained = 1024 * 1024;

/** Rules for blocks. At most a mebibyte of them is looked at, spread evenly over all. */
export function trainRules(blocks: readonly Uint8Array[]): readonly Rule[] {
  const whole = blocks.reduce((sum, block) => sum + block.length, 0);
  const step = Math.max(1, Math.ceil(whole / mostTrained));
  const chain = chainOf(blocks.filter((_, i) => i % step === 0));
  const pairs = pairsOf(chain);
  const lengths: number[] = [];
  const rules: Rule[] = [];
  while (rules.length < mostRules) {
    const best = pairs.takeMost(leastRepeats);
    if (best === null) break;
    const [left, right] = [Math.floor(best.pair / pairBase), best.pair % pairBase];
    const length = lengthOf(lengths, left) + lengthOf(lengths, right);
    if (length > longestExpansion) continue;
    mergeAll(chain, { pairs, rule: [left, right], symbol: 256 + rules.length, places: best.places });
    lengths.push(length);
    rules.push([left, right]);
  }
  return rules;
}

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

/** How often each pair comes and where; places may be stale and are looked at again. */
type Pairs = {
  readonly add: (pair: number, place: number) => void;
  readonly drop: (pair: number) => void;
  /** What was added since the last call may be taken from now on. */
  readonly settle: () => void;
  /** The most frequent pair (of equals the smallest), no longer counted; `null` when none comes `least` times. */
  readonly takeMost: (least: number) => { readonly pair: number; readonly places: readonly number[] } | null;
};

function pairsOf(chain: Chain): Pairs {
  const counts = new Map<number, number>();
  const places = new Map<number, number[]>();
  const touched = new Set<number>();
  const queue = heap();
  function add(pair: number, place: number): void {
    if (pair < 0) return;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
    const known = places.get(pair);
    if (known) known.push(place);
    else places.set(pair, [place]);
    touched.add(pair);
  }
  function drop(pair: number): void {
    const count = counts.get(pair);
    if (count !== undefined) counts.set(pair, count - 1);
  }
  function settle(): void {
    for (const pair of touched) {
      const count = counts.get(pair) ?? 0;
      if (count >= leastRepeats) queue.push(orderOf(count, pair));
      else if (count === 0) places.delete(pair);
    }
    touched.clear();
  }
  function takeMost(least: number): ReturnType<Pairs["takeMost"]> {
    for (let top = queue.pop(); top !== null; top = queue.pop()) {
      const pair = top % 2 ** 32;
      const said = mostCount - Math.floor(top / 2 ** 32);
      const count = counts.get(pair) ?? 0;
      if (count < least) continue;
      if (count < said) {
        queue.push(orderOf(count, pair));
        continue;
      }
      const found = (places.get(pair) ?? []).toSorted((a, b) => a - b);
      counts.delete(pair);
      places.delete(pair);
      return { pair, places: found };
    }
    return null;
  }
  for (let place = 0; place < chain.symbols.length; place++) add(pairAt(chain, place), place);
  settle();
  return { add, drop, settle, takeMost };
}

const mostCount = 2 ** 20;

/** Most frequent first, of equals the smaller pair: as one number, smallest first. */
function orderOf(count: number, pair: number): number {
  return (mostCount - Math.min(count, mostCount)) * 2 ** 32 + pair;
}

function mergeAll(
  chain: Chain,
  {
    pairs,
    rule: [left, right],
    symbol,
    places,
  }: {
    readonly pairs: Pairs;
    readonly rule: Rule;
    readonly symbol: number;
    readonly places: readonly number[];
  },
): void {
  const wanted = left * pairBase + right;
  for (const place of places) {
    if (pairAt(chain, place) !== wanted) continue;
    const before = chain.before[place] as number;
    pairs.drop(pairAt(chain, before));
    pairs.drop(pairAt(chain, chain.next[place] as number));
    join(chain, place, symbol);
    pairs.add(pairAt(chain, before), before);
    pairs.add(pairAt(chain, place), place);
  }
  pairs.settle();
}

type Heap = { readonly push: (value: number) => void; readonly pop: () => number | null };

/** A binary heap of numbers, smallest first. */
function heap(): Heap {
  const items: number[] = [];
  function push(value: number): void {
    let at = items.length;
    items.push(value);
    for (; at > 0; at = (at - 1) >> 1) {
      const above = items[(at - 1) >> 1] as number;
      if (above <= value) break;
      items[at] = above;
    }
    items[at] = value;
  }
  function pop(): number | null {
    const first = items[0];
    const last = items.pop();
    if (first === undefined || last === undefined) return null;
    if (items.length === 0) return first;
    let at = 0;
    for (let child = 1; child < items.length; child = 2 * at + 1) {
      if (child + 1 < items.length && (items[child + 1] as number) < (items[child] as number)) child++;
      if ((items[child] as number) >= last) break;
      items[at] = items[child] as number;
      at = child;
    }
    items[at] = last;
    return first;
  }
  return { push, pop };
}

/** A block as symbols: every rule in turn, from the left. */
export function symbolsOf(block: Uint8Array, ruleOf: ReadonlyMap<number, number>): readonly number[] {
  const chain = chainOf([block]);
  const waiting = heap();
  const width = 2 ** 32;
  function wait(place: number): void {
    const rule = ruleOf.get(pairAt(chain, place));
    if (rule !== undefined) waiting.push(rule * width + place);
  }
  for (let place = 1; place < block.length; place++) wait(place);
  for (let first = waiting.pop(); first !== null; first = waiting.pop()) {
    const [rule, place] = [Math.floor(first / width), first % width];
    if (ruleOf.get(pairAt(chain, place)) !== rule) continue;
    join(chain, place, 256 + rule);
    wait(chain.before[place] as number);
    wait(place);
  }
  return [...chain.symbols].filter((symbol) => symbol >= 0);
}

/** Blocks in codes, with the symbols that they are written in. The same blocks and rules give the same bytes. */
export function encodeBlocks(
  blocks: readonly Uint8Array[],
  rules: readonly Rule[],
): { readonly symbols: Symbols; readonly blocks: readonly Uint8Array[] } {
  if (rules.length === 0) return { symbols: { rules, singles: [] }, blocks };
  const ruleOf = new Map(rules.map(([left, right], i) => [left * pairBase + right, i]));
  const read = blocks.map((block) => symbolsOf(block, ruleOf));
  const counts = new Map<number, number>();
  for (const block of read) for (const symbol of block) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  const singles = [...counts]
    .sort(([a, m], [b, n]) => n - m || a - b)
    .slice(0, mostSingles)
    .map(([symbol]) => symbol);
  const codeOf = new Map(singles.map((symbol, i) => [symbol, i]));
  return { symbols: { rules, singles }, blocks: read.map((block) => codes(block, codeOf)) };
}

function codes(block: readonly number[], codeOf: ReadonlyMap<number, number>): Uint8Array {
  const out = byteWriter();
  for (const symbol of block) {
    const single = codeOf.get(symbol);
    if (single !== undefined) writeByte(out, single);
    else {
      writeByte(out, mostSingles + (symbol >>> 8));
      writeByte(out, symbol & 255);
    }
  }
  return written(out).slice();
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
  return written(out);
}
