/** Rules as a slow reading of the specification makes them, and the blocks that training leaves as applying its rules leaves them. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { longestExpansion, mostRules } from "#core/pack/layout.ts";
import { type Rule, symbolsOf } from "#core/pack/symbols.ts";
import { trainRules } from "#core/pack/train.ts";

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
        assert.deepEqual(trained.read?.map(plain), left);
      }),
      { numRuns: 60 },
    );
  });

  it("leaves the blocks as its rules do, applied in turn from the left", () => {
    fc.assert(
      fc.property(blocks, (some) => {
        const { rules, read } = trainRules(some);
        assert.deepEqual(read?.map(plain), symbolsOf(some, rules));
      }),
    );
  });

  it("looks at a part of what is long, and leaves the blocks to the rules", () => {
    const long = Array.from({ length: 40 }, (_, i) => new Uint8Array(65_536).fill(97 + (i % 3)));
    const { rules, read } = trainRules(long);
    assert.equal(read, null);
    assert.deepEqual(rules, trainRules(long.filter((_, i) => i % 3 === 0)).rules);
  });
});

function plain(block: Int32Array): readonly number[] {
  return [...block];
}

/** `docs/pack.md`, word by word: the pair that comes most often, of equals the smaller one, until none comes five times. */
function slowly(some: readonly Uint8Array[]): {
  readonly rules: readonly Rule[];
  readonly left: readonly (readonly number[])[];
} {
  let left = some.map((block) => [...block]);
  const rules: Rule[] = [];
  const lengths = Array.from({ length: 256 }, () => 1);
  const refused = new Set<number>();
  while (rules.length < mostRules) {
    const counts = countsOf(left);
    const [best] = [...counts]
      .filter(([pair, count]) => count >= 5 && !refused.has(pair))
      .sort(([a, m], [b, n]) => n - m || a - b);
    if (best === undefined) break;
    const rule: Rule = [Math.floor(best[0] / 4096), best[0] % 4096];
    const length = (lengths[rule[0]] ?? 0) + (lengths[rule[1]] ?? 0);
    if (length > longestExpansion) {
      refused.add(best[0]);
      continue;
    }
    const symbol = 256 + rules.length;
    left = left.map((block) => joined(block, rule, symbol));
    lengths.push(length);
    rules.push(rule);
  }
  return { rules, left };
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
