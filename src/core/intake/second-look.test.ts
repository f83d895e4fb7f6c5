/** The draw for a second look, and the interval of what it finds: exact values by hand and by published tables. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { falseRejects, isDrawn, secondLookShare } from "#core/intake/second-look.ts";

const key = new TextEncoder().encode("drill key of thirty-two bytes ab");

test("a tenth is drawn, by the key alone", async () => {
  const names = Array.from({ length: 4000 }, (_, index) => `DRILL-${index}`);
  const drawn = await Promise.all(names.map(async (name) => await isDrawn(key, name)));
  const again = await Promise.all(names.map(async (name) => await isDrawn(key, name)));
  const wide = await Promise.all(names.map(async (name) => await isDrawn(key, name, 0.2)));
  const other = await Promise.all(names.map(async (name) => await isDrawn(key.toReversed(), name)));
  const count = (list: readonly boolean[]): number => list.filter(Boolean).length;
  assert.ok(Math.abs(count(drawn) / names.length - secondLookShare) < 0.02);
  assert.deepEqual(again, drawn);
  assert.ok(drawn.every((one, index) => !one || wide[index]));
  assert.ok(drawn.filter((one, index) => one && other[index]).length < count(drawn) / 2);
  assert.equal(await isDrawn(key, "x", 0), false);
  assert.equal(await isDrawn(key, "x", 1), true);
});

test("the interval is Clopper and Pearson's", () => {
  const cases: readonly (readonly [number, number, number, number])[] = [
    [0, 10, 0, 0.3085],
    [1, 10, 0.0025, 0.445],
    [5, 10, 0.1871, 0.8129],
    [10, 10, 0.6915, 1],
    [0, 300, 0, 0.0122],
    [13, 130, 0.0543, 0.1649],
  ];
  for (const [count, of, low, high] of cases) {
    const measured = falseRejects(count, of);
    assert.ok(Math.abs(measured.low - low) < 0.0002, `${count}/${of}: ${measured.low}`);
    assert.ok(Math.abs(measured.high - high) < 0.0002, `${count}/${of}: ${measured.high}`);
  }
  assert.deepEqual(falseRejects(0, 0), { count: 0, of: 0, share: null, low: 0, high: 1 });
  assert.ok(falseRejects(50, 20_000).high < 0.0034);
});
