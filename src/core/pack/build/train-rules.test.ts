/** Rules as a slow reading of the specification makes them, and the blocks that training leaves as applying its rules leaves them. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { longestExpansion, mostRules } from "#core/pack/layout.ts";
import { type Rule, symbolsOf } from "#core/pack/symbols.ts";
import { trainRules } from "#core/pack/build/train-rules.ts";

const letters = fc.uint8Array({ min: 97, max: 100, maxLength: 60 });
const runs = fc.uint8Array({ min: 97, max: 98, maxLength: 400 });
const blocks = fc.array(fc.oneof(letters, runs), { maxLength: 12 });

describe("training", () => {
  it("makes the rules that counting every pair anew makes", () => {
    fc.assert(
      fc.property(blocks, (some) => {
        const { rules, left } = slowly(some);
        const trained = trainRules(some);
        assert.deepEqual(trained.rules, rules);
        assert.deepEqual(trained.read.map(plain), left);
      }),
      { numRuns: 60 },
    );
  });

  it("leaves the blocks as its rules do, applied in turn from the left", () => {
    fc.assert(
      fc.property(blocks, (some) => {
        const { rules, read } = trainRules(some);
        assert.deepEqual(read.map(plain), symbolsOf(some, rules));
      }),
    );
  });

  it("counts more pairs than its table first has room for", () => {
    const block = Uint8Array.from({ length: 200_000 }, (_, i) => Math.imul(i >>> 1, 40_503 + (i & 1)) >>> 8);
    const { rules, read } = trainRules([block]);
    assert.ok(rules.length > 1000);
    assert.deepEqual(read.map(plain), symbolsOf([block], rules));
  });
});

function plain(block: Uint16Array): readonly number[] {
  return [...block];
}

/** `docs/pack.md`, word by word, one rule after the other: rounds until no pair comes five times. */
function slowly(some: readonly Uint8Array[]): {
  readonly rules: readonly Rule[];
  readonly left: readonly (readonly number[])[];
} {
  let left = some.map((block) => [...block]);
  const rules: Rule[] = [];
  for (let round = roundOf(left, rules); round.length > 0; round = roundOf(left, rules))
    for (const rule of round) {
      left = left.map((block) => joined(block, rule, 256 + rules.length));
      rules.push(rule);
    }
  return { rules, left };
}

function roundOf(left: readonly (readonly number[])[], rules: readonly Rule[]): readonly Rule[] {
  const lengthOf = (symbol: number): number => {
    const rule = rules[symbol - 256];
    return rule === undefined ? 1 : lengthOf(rule[0]) + lengthOf(rule[1]);
  };
  const usual = [...countsOf(left)]
    .map(([pair, count]) => ({ left: Math.floor(pair / 4096), right: pair % 4096, count }))
    .filter((one) => one.count >= 5 && lengthOf(one.left) + lengthOf(one.right) <= longestExpansion)
    .sort((a, b) => b.count - a.count || a.left - b.left || a.right - b.right);
  const taken: Rule[] = [];
  for (const one of usual)
    if (
      one.count * 8 > (usual[0]?.count ?? 0) &&
      !taken.some(([first, second]) => second === one.left || first === one.right)
    )
      taken.push([one.left, one.right]);
  return taken.slice(0, mostRules - rules.length);
}

function countsOf(some: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const block of some)
    for (let i = 0; i + 1 < block.length; i++) {
      const pair = (block[i] ?? 0) * 4096 + (block[i + 1] ?? 0);
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  return counts;
}

function joined(block: readonly number[], [first, second]: Rule, symbol: number): number[] {
  const out: number[] = [];
  for (let i = 0; i < block.length; i++) {
    const both = block[i] === first && block[i + 1] === second;
    out.push(both ? symbol : (block[i] ?? 0));
    if (both) i++;
  }
  return out;
}
