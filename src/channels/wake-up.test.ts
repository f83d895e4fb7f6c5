/** A pause ends when somebody calls, also where the call comes before it. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { wakeUp } from "#channels/wake-up.ts";

it("a call ends a pause, one before it too, and is used up by one pause", async () => {
  const one = wakeUp(60_000);
  one.call();
  one.call();
  await one.pause();
  let ended = false;
  const pausing = one.pause().then(() => (ended = true));
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(ended, false);
  one.call();
  await pausing;
  await wakeUp(1).pause();
});
