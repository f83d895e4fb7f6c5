/**
 * Training a pack's rules on its own blocks (Re-Pair): the pair of symbols that comes most often becomes a rule, again and again. All of it
 * in flat arrays: where a pair comes is a list threaded through the places, and pairs wait in one queue for each count. Counts of a pair only
 * fall once its last symbol is no longer the newest, so a queue once passed stays empty. Not here: codes (`symbols.ts`).
 */
import { popLeast, pushLeast } from "#core/pack/heap.ts";
import { longestExpansion, mostRules } from "#core/pack/layout.ts";
import type { Rule } from "#core/pack/symbols.ts";

/** The rules, and where all blocks were looked at what is left of each once every rule was applied in turn from the left: its symbols. */
export type Trained = { readonly rules: readonly Rule[]; readonly read: readonly Int32Array[] | null };

const leastRepeats = 5;
const mostTrained = 1024 * 1024;
/** A symbol has twelve bits, a pair two symbols: of two pairs the smaller number has the smaller left side, or the smaller right one. */
const symbolBits = 12;
const none = -1;

/** Rules for blocks. At most a mebibyte of them is looked at, spread evenly over all. The same blocks give the same rules. */
export function trainRules(blocks: readonly Uint8Array[]): Trained {
  const whole = blocks.reduce((sum, block) => sum + block.length, 0);
  const step = Math.max(1, Math.ceil(whole / mostTrained));
  const looked = step === 1 ? blocks : blocks.filter((_, i) => i % step === 0);
  const chain = chainOf(looked);
  const pairs = pairsIn(chain);
  const lengths = new Uint8Array(256 + mostRules).fill(1, 0, 256);
  const rules: Rule[] = [];
  while (rules.length < mostRules) {
    const best = takeMost(pairs);
    if (best === none) break;
    const pair = pairs.keys[best] as number;
    const rule: Rule = [pair >> symbolBits, pair & (2 ** symbolBits - 1)];
    const length = (lengths[rule[0]] as number) + (lengths[rule[1]] as number);
    if (length > longestExpansion) continue;
    const symbol = 256 + rules.length;
    joinAll(chain, pairs, { pair: best, symbol });
    lengths[symbol] = length;
    rules.push(rule);
  }
  return { rules, read: step === 1 ? readBack(chain, looked) : null };
}

/**
 * Symbols in a row that are joined in place; `gone` marks what was joined to its left, `wall` the end of a block. `pair` is the pair that
 * begins at a place, and through `later` and `earlier` hang the other places where that pair begins.
 */
type Chain = Readonly<Record<"symbols" | "next" | "before" | "pair" | "later" | "earlier", Int32Array>>;

const gone = -2;
const wall = -1;

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
  const [pair, later, earlier] = [new Int32Array(length), new Int32Array(length), new Int32Array(length)];
  return { symbols, next, before, pair: pair.fill(none), later, earlier };
}

/** Every pair there was so far, by the order in which it was first met. */
type Pairs = {
  size: number;
  /** The two symbols of each. */
  keys: Int32Array;
  counts: Int32Array;
  /** The first and the last place of each, ascending between them. */
  first: Int32Array;
  last: Int32Array;
  /** The next pair in the same queue. */
  behind: Int32Array;
  /** For each count the pair that stands first in its queue; a pair whose count fell is moved on when it is met there. */
  readonly queues: Int32Array;
  /** The queue in which the most frequent pair stands, and of its pairs those that were looked at, smallest symbols first. */
  most: number;
  readonly level: number[];
  /** By the other symbol: pairs that end with the newest symbol, and pairs that begin with it. */
  readonly ending: Int32Array;
  readonly beginning: Int32Array;
};

function pairsIn(chain: Chain): Pairs {
  const { symbols } = chain;
  const pairs = noPairs(symbols.length);
  const known = new Int32Array(2 ** 16).fill(none);
  for (let place = 0; place + 1 < symbols.length; place++) {
    const [left, right] = [symbols[place] as number, symbols[place + 1] as number];
    if (left < 0 || right < 0) continue;
    const at = left * 256 + right;
    if (known[at] === none) known[at] = newPair(pairs, (left << symbolBits) | right);
    hang(chain, pairs, known[at] as number, place);
  }
  queueFrom(pairs, 0);
  return pairs;
}

function noPairs(places: number): Pairs {
  const column = (): Int32Array => new Int32Array(2 ** 14);
  const bySymbol = (): Int32Array => new Int32Array(2 ** symbolBits).fill(none);
  return {
    size: 0,
    keys: column(),
    counts: column(),
    first: column(),
    last: column(),
    behind: column(),
    queues: new Int32Array(places + 1).fill(none),
    most: places,
    level: [],
    ending: bySymbol(),
    beginning: bySymbol(),
  };
}

function newPair(pairs: Pairs, key: number): number {
  if (pairs.size === pairs.keys.length)
    for (const column of ["keys", "counts", "first", "last", "behind"] as const) {
      const wider = new Int32Array(pairs.size * 2);
      wider.set(pairs[column]);
      pairs[column] = wider;
    }
  const pair = pairs.size++;
  pairs.keys[pair] = key;
  pairs.first[pair] = pairs.last[pair] = none;
  return pair;
}

/** One more place of a pair, behind all that it has. */
function hang({ pair: pairAt, later, earlier }: Chain, pairs: Pairs, pair: number, place: number): void {
  const last = pairs.last[pair] as number;
  pairAt[place] = pair;
  later[place] = none;
  earlier[place] = last;
  if (last === none) pairs.first[pair] = place;
  else later[last] = place;
  pairs.last[pair] = place;
  pairs.counts[pair] = (pairs.counts[pair] as number) + 1;
}

/** The pair at a place no longer begins there. */
function unhang({ pair: pairAt, later, earlier }: Chain, pairs: Pairs, place: number): void {
  const pair = pairAt[place] as number;
  if (pair === none) return;
  const [before, after] = [earlier[place] as number, later[place] as number];
  if (before === none) pairs.first[pair] = after;
  else later[before] = after;
  if (after === none) pairs.last[pair] = before;
  else earlier[after] = before;
  pairAt[place] = none;
  pairs.counts[pair] = (pairs.counts[pair] as number) - 1;
}

/** Puts the pairs from this one on into the queues of their counts; rarer ones wait for nothing. */
function queueFrom(pairs: Pairs, from: number): void {
  for (let pair = from; pair < pairs.size; pair++) queue(pairs, pair);
}

function queue({ counts, behind, queues }: Pairs, pair: number): void {
  const count = counts[pair] as number;
  if (count < leastRepeats) return;
  behind[pair] = queues[count] as number;
  queues[count] = pair;
}

/** The most frequent pair, of equals the one of the smallest symbols; `none` when no pair comes often enough. It is not given again. */
function takeMost(pairs: Pairs): number {
  for (; pairs.most >= leastRepeats; pairs.most--) {
    for (;;) {
      readQueue(pairs);
      const top = popLeast(pairs.level);
      if (top === null) break;
      const pair = top % 2 ** 24;
      if (pairs.counts[pair] === pairs.most) return pair;
      queue(pairs, pair);
    }
  }
  return none;
}

/** Takes what stands in the present queue into `level`, as one number: symbols above, the pair's own number below. */
function readQueue(pairs: Pairs): void {
  let pair = pairs.queues[pairs.most] as number;
  pairs.queues[pairs.most] = none;
  while (pair !== none) {
    const behind = pairs.behind[pair] as number;
    if (pairs.counts[pair] === pairs.most)
      pushLeast(pairs.level, (pairs.keys[pair] as number) * 2 ** 24 + pair);
    else queue(pairs, pair);
    pair = behind;
  }
}

/** Joins a pair wherever it stands, from the left, and counts the pairs with the new symbol. */
function joinAll(
  chain: Chain,
  pairs: Pairs,
  { pair, symbol }: { readonly pair: number; readonly symbol: number },
): void {
  const { symbols, next, before, later, pair: pairAt } = chain;
  const fresh = pairs.size;
  for (let place = pairs.first[pair] as number; place !== none;) {
    const [left, right] = [before[place] as number, next[place] as number];
    const after = next[right] as number;
    unhang(chain, pairs, left);
    unhang(chain, pairs, right);
    const following = later[place] as number;
    symbols[place] = symbol;
    symbols[right] = gone;
    pairAt[place] = none;
    next[place] = after;
    before[after] = place;
    const [leftSymbol, rightSymbol] = [symbols[left] as number, symbols[after] as number];
    if (leftSymbol >= 0) hang(chain, pairs, pairEnding(pairs, leftSymbol, symbol), left);
    if (rightSymbol >= 0) hang(chain, pairs, pairBeginning(pairs, symbol, rightSymbol), place);
    place = following;
  }
  for (let made = fresh; made < pairs.size; made++) forget(pairs, pairs.keys[made] as number);
  queueFrom(pairs, fresh);
}

/** The pair that ends with the newest symbol. */
function pairEnding(pairs: Pairs, left: number, newest: number): number {
  if (left === newest) return pairBeginning(pairs, newest, newest);
  const known = pairs.ending[left] as number;
  if (known !== none) return known;
  return (pairs.ending[left] = newPair(pairs, (left << symbolBits) | newest));
}

/** The pair that begins with the newest symbol. */
function pairBeginning(pairs: Pairs, newest: number, right: number): number {
  const known = pairs.beginning[right] as number;
  if (known !== none) return known;
  return (pairs.beginning[right] = newPair(pairs, (newest << symbolBits) | right));
}

/** There will be no more of a pair: another symbol is the newest from now on. */
function forget({ ending, beginning }: Pairs, key: number): void {
  ending[key >> symbolBits] = none;
  beginning[key & (2 ** symbolBits - 1)] = none;
}

/** The symbols that are left of each block. */
function readBack({ symbols }: Chain, blocks: readonly Uint8Array[]): readonly Int32Array[] {
  let place = 1;
  return blocks.map(({ length }) => {
    const left = symbols.subarray(place, place + length).filter((symbol) => symbol >= 0);
    place += length + 1;
    return left;
  });
}
