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
    const pair = field(pairs.rows, best, keyAt);
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
 * Symbols in a row that are joined in place: eight numbers a place, so that what is asked of one place lies together. `symbol` is `gone`
 * where it was joined to its left, and `wall` behind each block; `pair` is the pair that begins at the place, and through `later` and
 * `earlier` hang the other places where that pair begins.
 */
type Chain = Int32Array;

const width = 8;
const [symbolAt, nextAt, beforeAt, pairAt, laterAt, earlierAt] = [0, 1, 2, 3, 4, 5] as const;
const gone = -2;
const wall = -1;

function chainOf(blocks: readonly Uint8Array[]): Chain {
  const length = blocks.reduce((sum, block) => sum + block.length + 1, 1);
  const chain = new Int32Array(length * width);
  let place = 0;
  const append = (symbol: number): void => {
    const at = place * width;
    chain[at + symbolAt] = symbol;
    chain[at + nextAt] = place + 1;
    chain[at + beforeAt] = place - 1;
    chain[at + pairAt] = none;
    place++;
  };
  append(wall);
  for (const block of blocks) {
    for (const byte of block) append(byte);
    append(wall);
  }
  return chain;
}

function field(chain: Chain, place: number, at: number): number {
  return chain[place * width + at] as number;
}

/** Every pair there was so far, by the order in which it was first met. */
type Pairs = {
  size: number;
  /** Eight numbers a pair: its symbols, how often it comes, its first and last place (ascending between them), the next pair in its queue. */
  rows: Int32Array;
  /** For each count the pair that stands first in its queue; a pair whose count fell is moved on when it is met there. */
  readonly queues: Int32Array;
  /** The queue in which the most frequent pair stands, and of its pairs those that were looked at, smallest symbols first. */
  most: number;
  readonly level: number[];
  /** By the other symbol: pairs that end with the newest symbol, and pairs that begin with it. */
  readonly ending: Int32Array;
  readonly beginning: Int32Array;
};

const [keyAt, countAt, firstAt, lastAt, behindAt] = [0, 1, 2, 3, 4] as const;

function pairsIn(chain: Chain): Pairs {
  const places = chain.length / width;
  const pairs = noPairs(places);
  const known = new Int32Array(2 ** 16).fill(none);
  for (let place = 0; place + 1 < places; place++) {
    const [left, right] = [field(chain, place, symbolAt), field(chain, place + 1, symbolAt)];
    if (left < 0 || right < 0) continue;
    const at = left * 256 + right;
    if (known[at] === none) known[at] = newPair(pairs, (left << symbolBits) | right);
    hang(chain, pairs.rows, { pair: known[at] as number, place });
  }
  queueFrom(pairs, 0);
  return pairs;
}

function noPairs(places: number): Pairs {
  const bySymbol = (): Int32Array => new Int32Array(2 ** symbolBits).fill(none);
  return {
    size: 0,
    rows: new Int32Array(2 ** 14 * width),
    queues: new Int32Array(places + 1).fill(none),
    most: places,
    level: [],
    ending: bySymbol(),
    beginning: bySymbol(),
  };
}

function newPair(pairs: Pairs, key: number): number {
  const row = pairs.size * width;
  if (row === pairs.rows.length) {
    const wider = new Int32Array(row * 2);
    wider.set(pairs.rows);
    pairs.rows = wider;
  }
  pairs.rows[row + keyAt] = key;
  pairs.rows[row + firstAt] = none;
  pairs.rows[row + lastAt] = none;
  return pairs.size++;
}

/** One more place of a pair, behind all that it has. */
function hang(
  chain: Chain,
  rows: Int32Array,
  { pair, place }: { readonly pair: number; readonly place: number },
): void {
  const [row, at] = [pair * width, place * width];
  const last = rows[row + lastAt] as number;
  chain[at + pairAt] = pair;
  chain[at + laterAt] = none;
  chain[at + earlierAt] = last;
  if (last === none) rows[row + firstAt] = place;
  else chain[last * width + laterAt] = place;
  rows[row + lastAt] = place;
  rows[row + countAt] = (rows[row + countAt] as number) + 1;
}

/** The pair at a place no longer begins there. */
function unhang(chain: Chain, rows: Int32Array, place: number): void {
  const at = place * width;
  const pair = chain[at + pairAt] as number;
  if (pair === none) return;
  const row = pair * width;
  const [earlier, later] = [chain[at + earlierAt] as number, chain[at + laterAt] as number];
  if (earlier === none) rows[row + firstAt] = later;
  else chain[earlier * width + laterAt] = later;
  if (later === none) rows[row + lastAt] = earlier;
  else chain[later * width + earlierAt] = earlier;
  chain[at + pairAt] = none;
  rows[row + countAt] = (rows[row + countAt] as number) - 1;
}

/** Puts the pairs from this one on into the queues of their counts; rarer ones wait for nothing. */
function queueFrom(pairs: Pairs, from: number): void {
  for (let pair = from; pair < pairs.size; pair++) queue(pairs, pair);
}

function queue({ rows, queues }: Pairs, pair: number): void {
  const count = field(rows, pair, countAt);
  if (count < leastRepeats) return;
  rows[pair * width + behindAt] = queues[count] as number;
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
      if (field(pairs.rows, pair, countAt) === pairs.most) return pair;
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
    const behind = field(pairs.rows, pair, behindAt);
    if (field(pairs.rows, pair, countAt) === pairs.most)
      pushLeast(pairs.level, field(pairs.rows, pair, keyAt) * 2 ** 24 + pair);
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
  const fresh = pairs.size;
  for (let place = field(pairs.rows, pair, firstAt); place !== none;) {
    const at = place * width;
    const [left, right] = [chain[at + beforeAt] as number, chain[at + nextAt] as number];
    const after = field(chain, right, nextAt);
    unhang(chain, pairs.rows, left);
    unhang(chain, pairs.rows, right);
    const following = chain[at + laterAt] as number;
    chain[at + symbolAt] = symbol;
    chain[right * width + symbolAt] = gone;
    chain[at + pairAt] = none;
    chain[at + nextAt] = after;
    chain[after * width + beforeAt] = place;
    const [leftSymbol, rightSymbol] = [field(chain, left, symbolAt), field(chain, after, symbolAt)];
    if (leftSymbol >= 0)
      hang(chain, pairs.rows, { pair: pairEnding(pairs, leftSymbol, symbol), place: left });
    if (rightSymbol >= 0) hang(chain, pairs.rows, { pair: pairBeginning(pairs, symbol, rightSymbol), place });
    place = following;
  }
  for (let made = fresh; made < pairs.size; made++) forget(pairs, field(pairs.rows, made, keyAt));
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
function readBack(chain: Chain, blocks: readonly Uint8Array[]): readonly Int32Array[] {
  let place = 1;
  return blocks.map(({ length }) => {
    const left = new Int32Array(length);
    let count = 0;
    for (const end = place + length; place < end; place = field(chain, place, nextAt))
      left[count++] = field(chain, place, symbolAt);
    place++;
    return left.slice(0, count);
  });
}
