/** A sandbox that is ended before its command begins leaves nothing behind that waits, and nobody waits for it. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import type { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { setTimeout as wait } from "node:timers/promises";
import { describe, it } from "node:test";
import { bubblewrapCommand } from "#sandbox/bubblewrap/arguments.ts";
import { buildContained } from "#sandbox/bubblewrap/contained-process.ts";
import { openBubblewrap } from "#sandbox/bubblewrap/driver.ts";
import { openLane, usualSetting } from "#sandbox/bubblewrap/lane.ts";
import type { SandboxOrder } from "#sandbox/driver.ts";

const order: SandboxOrder = {
  root: null,
  inputs: "/usr/share",
  instead: null,
  command: ["/bin/true"],
  standardInput: null,
  environment: {},
  leaves: [],
  limits: { seconds: 5, memoryMiB: 64, processes: 8, diskMiB: 8, outputKiB: 64 },
};

describe("a sandbox that was built", async () => {
  const driver = openBubblewrap();
  const { ready, missing } = await driver.examine();
  driver.close();

  it(
    "is gone once it was ended, though its command never began",
    { skip: ready ? false : missing.join(", ") },
    async () => {
      const lane = openLane(usualSetting);
      const contained = await buildContained({
        command: bubblewrapCommand(order, lane.view),
        filterFile: lane.filterFile,
        standardInput: null,
        account: lane.account,
      });
      const { inside, child } = contained;
      assert.ok(inside !== null && contained.place !== null);
      contained.kill();
      assert.equal(await contained.ended, null);
      const output = [child.stdout, child.stderr].map(async (stream) => {
        (stream as Readable).resume();
        await finished(stream as Readable);
        return "closed";
      });
      assert.deepEqual(await Promise.race([Promise.all(output), wait(5000, "held open")]), [
        "closed",
        "closed",
      ]);
      for (let tries = 0; tries < 500 && existsSync(`/proc/${inside}`); tries++) await wait(10);
      assert.ok(!existsSync(`/proc/${inside}`));
      lane.close();
    },
  );
});
