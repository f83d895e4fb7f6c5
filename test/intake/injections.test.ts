/** Two hundred injections in reports: each is a text and nothing else. Ten thousand others are `npm run evidence -- --section=injections`. */
import assert from "node:assert/strict";
import test from "node:test";
import { fixedInjections, mutatedInjections } from "#test/kit/intake/injections.ts";
import { runInjections } from "#test/kit/intake/run-injections.ts";
import { startReportRoom } from "#test/kit/room/report-room.ts";

test("an injected report is judged as its plain twin, decides nothing, and moves nobody in the queue", async () => {
  assert.equal(new Set(fixedInjections.map(({ text }) => text)).size, 200);
  const here = await startReportRoom();
  try {
    assert.deepEqual(await runInjections(here, fixedInjections), {
      injected: 200,
      receivedApart: 0,
      stateChanges: 0,
      reasonChanges: 0,
      readAsTrace: 1,
      strangeEntries: 0,
      decisions: 0,
      moved: 0,
    });
  } finally {
    await here.close();
  }
});

test("the mutator makes the same ones of the same seed, and others of another", () => {
  const [one, same, other] = [mutatedInjections(50, 1), mutatedInjections(50, 1), mutatedInjections(50, 2)];
  assert.deepEqual(one, same);
  assert.notDeepEqual(one, other);
});
