/** The watches of a process: a clock that leaps, steps, lags behind what is stored, or differs from the database's; disks that take nothing; conditions with their beginning and end. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { silentLog } from "#edge/watch/log.ts";
import { watchClock } from "#main/watch/clock.ts";
import { openConditions } from "#main/watch/conditions.ts";
import { diskProbe } from "#main/watch/disk.ts";

const start = Date.parse("2026-05-13T00:00:00Z");
const hour = 3_600_000;

function clocks() {
  const at = { wall: start, sinceStart: 0 };
  const pass = (milliseconds: number): void => {
    at.wall += milliseconds;
    at.sinceStart += milliseconds;
  };
  return { at, pass, machine: { wall: () => at.wall, sinceStart: () => at.sinceStart } };
}

function watched(newest: string | null = null, witness = false) {
  const { at, pass, machine } = clocks();
  const conditions = openConditions(silentLog, () => new Date(at.wall));
  const watch = watchClock({ conditions, log: silentLog, newest, witness }, machine);
  watch.stop();
  const codes = (): readonly string[] => {
    watch.look();
    return conditions.all().map(({ code, about }) => `${code} ${about}`);
  };
  return { at, pass, watch, codes };
}

describe("the clock", () => {
  it("is trusted while it runs, also when it is kept right in small steps", () => {
    const { at, pass, watch, codes } = watched();
    pass(48 * hour);
    at.wall += 3000;
    assert.deepEqual(codes(), []);
    assert.equal(watch.doubt(), null);
  });

  it("that leaps a day is doubted until it is back", () => {
    const { at, pass, watch, codes } = watched();
    at.wall += 24 * hour;
    assert.deepEqual(codes(), ["clock-jumped 86400 s"]);
    assert.equal(watch.doubt()?.code, "unavailable");
    pass(hour);
    at.wall -= 24 * hour;
    assert.deepEqual(codes(), []);
    assert.equal(watch.doubt(), null);
  });

  it("that leaps in steps is doubted as one that leaps at once", () => {
    const { at, watch, codes } = watched();
    for (let n = 0; n < 5; n++) {
      at.wall += 3 * 60_000;
      codes();
    }
    assert.notEqual(watch.doubt(), null);
  });

  it("is believed where the clock of another machine agrees, and is said to differ where it does not", () => {
    const { at, watch, codes } = watched(null, true);
    at.wall += hour;
    watch.database(new Date(start).toISOString());
    assert.deepEqual(codes(), ["clock-jumped 3600 s", "clock-differs -3600 s"]);
    watch.database(new Date(start + hour).toISOString());
    assert.deepEqual(codes(), []);
  });

  it("that lags behind what is stored is doubted until it has caught up", () => {
    const { pass, watch, codes } = watched("2026-05-14T00:00:00Z");
    assert.deepEqual(codes(), ["clock-behind 2026-05-14T00:00:00Z"]);
    assert.notEqual(watch.doubt(), null);
    pass(24 * hour);
    assert.deepEqual(codes(), []);
    assert.equal(watch.doubt(), null);
  });
});

describe("a disk", () => {
  it("that takes files is well; a folder that is gone is not", async () => {
    const finding = await diskProbe(import.meta.dirname)();
    assert.notEqual(finding?.failing, true);
    const gone = await diskProbe("/proc/self/nothing")().catch(() => "gone");
    assert.equal(gone, "gone");
  });

  it("that takes none is read-only", async () => {
    const finding = await diskProbe("/proc/self")();
    assert.ok(finding?.failing);
  });
});

describe("conditions", () => {
  it("keep their beginning while they last, and begin and end in the log", () => {
    const lines: string[] = [];
    let now = start;
    const add = (what: string, facts: { readonly code?: unknown } = {}): void =>
      void lines.push(`${what} ${String(facts.code)}`);
    const log = { ...silentLog, error: add, warn: add, info: add };
    const conditions = openConditions(log, () => new Date(now));
    const full = { code: "disk-full", state: "failing", about: "/data" } as const;
    conditions.found("disk", [full]);
    now += hour;
    conditions.found("disk", [full]);
    assert.deepEqual(conditions.all(), [{ ...full, since: "2026-05-13T00:00:00.000Z" }]);
    conditions.found("disk", []);
    assert.deepEqual(lines, ["condition begins disk-full", "condition ends disk-full"]);
  });
});
