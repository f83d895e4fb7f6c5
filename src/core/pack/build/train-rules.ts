/**
 * Training a pack's rules on its own blocks (Re-Pair by rounds): the pairs of symbols that come most often become rules, many in one round,
 * of which no two can overlap. So one pass counts a round and one applies it, and applying its rules in turn from the left gives the same.
 * Codes are made in `symbols.ts`.
 */
import { longestExpansion, mostRules } from "#core/pack/layout.ts";
import { countPair, clearPairs, type PairTable, pairTable, slotOfPair } from "#core/pack/build/pair-table.ts";
import type { Rule } from "#core/pack/symbols.ts";

/** The rules, and what is left of each block once every rule was applied in turn from the left: its symbols. */
type Trained = { readonly rules: readonly Rule[]; readonly read: readonly Uint16Array[] };

const leastRepeats = 5;
/** A round takes pairs that come more than an eighth as often as the most frequent. */
const share = 8;
/** Feeds take about thirty; whatever blocks hold, training ends. */
const mostRounds = 100;
/** Behind each block. It is no symbol. */
const wall = 0xffff;
const symbolBits = 12;

/** Rules for blocks. The same blocks give the same rules. */
export function trainRules(blocks: readonly Uint8Array[]): Trained {
  const lengths = new Uint8Array(256 + mostRules).fill(1, 0, 256);
  const rules: Rule[] = [];
  const counted = pairTable();
  let symbols = symbolsOf(blocks);
  for (let round = 0; round < mostRounds; round++) {
    countPairs(counted, symbols);
    const chosen = chosenOf(counted, lengths).slice(0, mostRules - rules.length);
    if (chosen.length === 0) break;
    const made = roundOf(counted, chosen, 256 + rules.length);
    for (const rule of made.rules) {
      lengths[256 + rules.length] = (lengths[rule[0]] as number) + (lengths[rule[1]] as number);
      rules.push(rule);
    }
    symbols = joined(symbols, made);
  }
  return { rules, read: apart(symbols, blocks.length) };
}

function symbolsOf(blocks: readonly Uint8Array[]): Uint16Array {
  const symbols = new Uint16Array(blocks.reduce((sum, { length }) => sum + length + 1, 0)).fill(wall);
  let at = 0;
  for (const block of blocks) {
    symbols.set(block, at);
    at += block.length + 1;
  }
  return symbols;
}

function countPairs(table: PairTable, symbols: Uint16Array): void {
  clearPairs(table);
  let left = wall;
  for (let i = 0; i < symbols.length; i++) {
    const right = symbols[i] as number;
    if (left !== wall && right !== wall) countPair(table, (left << symbolBits) | right);
    left = right;
  }
}

/** The pairs of a round, the most frequent first, of equals the smaller: none begins with what another ends with. */
function chosenOf({ keys, counts }: PairTable, lengths: Uint8Array): readonly number[] {
  const [lefts, rights] = [new Uint8Array(lengths.length), new Uint8Array(lengths.length)];
  const places: number[] = [];
  let most = 0;
  for (let place = 0; place < keys.length; place++) {
    const count = counts[place] as number;
    if (count < leastRepeats || count * share <= most) continue;
    const [left, right] = sidesOf(keys[place] as number);
    if ((lengths[left] as number) + (lengths[right] as number) > longestExpansion) continue;
    most = Math.max(most, count);
    places.push(place);
  }
  const order = places
    .filter((place) => (counts[place] as number) * share > most)
    .sort(
      (a, b) => (counts[b] as number) - (counts[a] as number) || (keys[a] as number) - (keys[b] as number),
    );
  return order.filter((place) => {
    const [left, right] = sidesOf(keys[place] as number);
    if (rights[left] === 1 || lefts[right] === 1) return false;
    lefts[left] = 1;
    rights[right] = 1;
    return true;
  });
}

function sidesOf(key: number): Rule {
  return [key >> symbolBits, key & (2 ** symbolBits - 1)];
}

/** The rules of a round. In its table the counts of their pairs are now their symbols, and those of all others 0. */
type Round = { readonly table: PairTable; readonly rules: readonly Rule[]; readonly lefts: Uint8Array };

function roundOf(table: PairTable, chosen: readonly number[], first: number): Round {
  const rules = chosen.map((place) => sidesOf(table.keys[place] as number));
  const lefts = new Uint8Array(2 ** 16);
  for (const [left] of rules) lefts[left] = 1;
  table.counts.fill(0);
  for (const [i, place] of chosen.entries()) table.counts[place] = first + i;
  return { table, rules, lefts };
}

/** Every pair of the round joined, from the left, in place. */
function joined(symbols: Uint16Array, { table, lefts }: Round): Uint16Array {
  let length = 0;
  for (let i = 0; i < symbols.length; i++) {
    const left = symbols[i] as number;
    const right = symbols[i + 1] ?? wall;
    let symbol = 0;
    if (lefts[left] === 1 && right !== wall)
      symbol = table.counts[slotOfPair(table, (left << symbolBits) | right)] as number;
    symbols[length++] = symbol === 0 ? left : symbol;
    if (symbol !== 0) i++;
  }
  return symbols.subarray(0, length);
}

function apart(symbols: Uint16Array, blocks: number): readonly Uint16Array[] {
  let start = 0;
  return Array.from({ length: blocks }, () => {
    const end = symbols.indexOf(wall, start);
    const block = symbols.slice(start, end);
    start = end + 1;
    return block;
  });
}
