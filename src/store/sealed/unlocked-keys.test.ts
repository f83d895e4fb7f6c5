/** Keys in memory: they end by themselves, are overwritten when they go, and nobody gets another office's. */
import assert from "node:assert/strict";
import { describe, it, mock } from "node:test";
import { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";

const start = "2026-11-30T00:00:00.000Z";
const later = "2026-11-30T00:30:00.000Z";

function held(keyid: string, office: string | null, until: string | null) {
  return { office, holder: { keyid, seed: new Uint8Array(32).fill(7) }, until };
}

describe("unlocked keys", () => {
  let now = start;
  const keys = new UnlockedKeys(() => new Date(now));
  const office = held("a", "office-1", later);
  const intake = held("b", null, null);

  it("are those of one office, until their end", () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    let changes = 0;
    const stop = keys.onChange(() => changes++);
    keys.unlock(office);
    keys.unlock(intake);
    assert.deepEqual(keys.holders("office-1"), [office.holder]);
    assert.deepEqual(keys.holders("office-2"), []);
    assert.deepEqual(keys.holders(null), [intake.holder]);
    assert.equal(changes, 2);
    now = later;
    mock.timers.tick(30 * 60_000);
    assert.equal(changes, 3, "the end is told");
    assert.deepEqual(keys.holders("office-1"), []);
    assert.ok(office.holder.seed.every((byte) => byte === 0));
    assert.equal(keys.all().length, 1);
    stop();
    mock.timers.reset();
  });

  it("are overwritten when they are locked or replaced", () => {
    assert.equal(keys.lock("office-1"), 0);
    assert.equal(keys.lock(null), 1);
    assert.ok(intake.holder.seed.every((byte) => byte === 0));
    const [first, second] = [held("c", null, null), held("d", null, null)];
    keys.replaceBy([first]);
    keys.replaceBy([second]);
    assert.ok(first.holder.seed.every((byte) => byte === 0));
    assert.deepEqual(keys.holders(null), [second.holder]);
    const copy = structuredClone(second);
    keys.replaceBy([copy, held("e", "office-2", null)]);
    assert.equal(keys.holders(null)[0], second.holder, "what is opened meanwhile is opened");
    assert.ok(second.holder.seed.some((byte) => byte !== 0));
  });
});
