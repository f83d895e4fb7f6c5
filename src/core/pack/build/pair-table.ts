/** Counts of pairs of symbols in flat arrays: a hash table by linear probing. `train-rules.ts` says what pairs are and which count. */

/** Keys of pairs, `-1` where a place is free, and beside each its count; `used` places are not free. */
export type PairTable = { keys: Int32Array; counts: Int32Array; shift: number; used: number };

/** A table without pairs; it grows as it fills. */
export function pairTable(): PairTable {
  return tableOf(15);
}

function tableOf(bits: number): PairTable {
  const keys = new Int32Array(2 ** bits).fill(-1);
  return { keys, counts: new Int32Array(2 ** bits), shift: 32 - bits, used: 0 };
}

/** The place of a pair; free where the pair is not known. */
export function slotOfPair({ keys, shift }: PairTable, key: number): number {
  const last = keys.length - 1;
  let place = Math.imul(key, 0x9e37_79b1) >>> shift;
  while (keys[place] !== key && keys[place] !== -1) place = (place + 1) & last;
  return place;
}

/** One more of a pair. */
export function countPair(table: PairTable, key: number): void {
  const place = slotOfPair(table, key);
  table.counts[place] = (table.counts[place] as number) + 1;
  if (table.keys[place] === key) return;
  table.keys[place] = key;
  if (++table.used * 2 > table.keys.length) grow(table);
}

function grow(table: PairTable): void {
  const { keys, counts, used } = table;
  Object.assign(table, tableOf(33 - table.shift), { used });
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number;
    if (key === -1) continue;
    const place = slotOfPair(table, key);
    table.keys[place] = key;
    table.counts[place] = counts[i] as number;
  }
}

/** Forgets every pair. */
export function clearPairs(table: PairTable): void {
  table.keys.fill(-1);
  table.counts.fill(0);
  table.used = 0;
}
