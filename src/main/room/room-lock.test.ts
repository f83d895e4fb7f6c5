/** One room a data directory, and where the one that runs is reached. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { Refusal } from "#core/problem.ts";
import { lockRoom, runningRoom } from "#main/room/room-lock.ts";

it("a room that runs is found by its data directory; one whose process is gone is not", () => {
  const data = mkdtempSync(join(tmpdir(), "bongsu-lock-"));
  try {
    assert.equal(runningRoom(data), null);
    const unlock = lockRoom(data, "https://room.example:8443");
    assert.equal(runningRoom(data), "https://room.example:8443");
    assert.throws(
      () => lockRoom(data, "http://127.0.0.1:8420"),
      (error) => error instanceof Refusal && error.code === "already-running",
    );
    const lock = JSON.parse(readFileSync(join(data, "room.lock"), "utf8")) as object;
    writeFileSync(join(data, "room.lock"), JSON.stringify({ ...lock, startedAt: "1" }));
    assert.equal(runningRoom(data), null);
    unlock();
    assert.equal(runningRoom(data), null);
  } finally {
    rmSync(data, { recursive: true });
  }
});
