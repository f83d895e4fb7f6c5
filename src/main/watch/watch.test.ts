/** The watches of a process: a clock that leaps, steps, lags behind what is stored, or differs from the database's; disks that take nothing; conditions with their beginning and end. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { silentLog } from "#edge/watch/log.ts";
import { watchClock } from "#main/watch/clock.ts";
import { openConditions } from "#main/watch/conditions.ts";
import { diskProbe } from "#main/watch/disk.ts";
import { conditionsOfWork } from "#main/watch/work.ts";
import { startWorkThread } from "#main/serve/work-thread.ts";
import { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";

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

  it("that hangs is asked again only once it has answered, and is well then", async () => {
    const asked: (() => void)[] = [];
    const probe = diskProbe("/", {
      space: async () => null,
      write: async () => await new Promise((answer) => asked.push(() => answer(null))),
      patience: 20,
    });
    for (let n = 0; n < 5; n++) assert.equal((await probe())?.code, "disk-hangs");
    assert.equal(asked.length, 1);
    asked[0]?.();
    await new Promise((next) => setImmediate(next));
    const again = probe();
    await new Promise((next) => setImmediate(next));
    asked[1]?.();
    assert.equal(await again, null);
    assert.equal(asked.length, 2);
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

describe("the work", () => {
  const at = (minutes: number): Date => new Date(start + minutes * 60_000);
  const follower = (name: string, since: number | null) => ({
    follower: name,
    behind: since === null ? 0 : 8,
    waitingSince: since === null ? null : at(since).toISOString(),
    failures: 0,
    retryAt: null,
  });
  const codes = (followers: readonly ReturnType<typeof follower>[], now: Date, movedAt?: Date) =>
    conditionsOfWork({ followers, channels: [], indexAt: null }, now, movedAt).map(
      ({ code, state, about }) => `${state} ${code} ${about}`,
    );

  it("of followers that are late is a condition; where all are and none moves, it stands still", () => {
    const [one, channel] = [follower("picture.cells", 0), follower("channel.gone", 0)];
    const behind = "caution follower-behind picture.cells";
    assert.deepEqual(codes([one, channel], at(2)), []);
    assert.deepEqual(codes([follower("picture.cells", null), channel], at(9)), []);
    assert.deepEqual(codes([one, follower("picture.other", null)], at(9)), [behind]);
    assert.deepEqual(codes([one, channel], at(9), at(8)), [behind]);
    assert.deepEqual(codes([one, channel], at(9), at(5)), [
      `failing work-stopped ${at(0).toISOString()}`,
      behind,
    ]);
  });

  it("stands still as well where nobody has ever begun it", () => {
    assert.deepEqual(codes([], at(2), at(0)), []);
    assert.deepEqual(codes([], at(9), at(0)), [`failing work-stopped ${at(0).toISOString()}`]);
    assert.deepEqual(codes([], at(9)), [], "who looks once cannot tell since when");
  });

  it("of a thread that does not come up is a condition, whatever the cause", async () => {
    const conditions = openConditions(silentLog, () => new Date(start));
    const place = {
      drill: true,
      origin: "http://localhost:1",
      publicFolder: "",
      channels: null,
      logPolicy: null,
      sandbox: "none",
      intake: null,
    };
    const mail = { address: null, mailbox: null, password: null };
    const thread = await startWorkThread(
      { ...place, mail, connection: {}, data: "", worker: "test" },
      {
        log: silentLog,
        weather: () => ({ goOn: true, clockGood: true }),
        unlocked: new UnlockedKeys(() => new Date(start)),
        found: conditions.found,
        troubled: () => undefined,
      },
      new URL("data:text/javascript,throw new Error('drill')"),
    );
    assert.deepEqual(
      conditions.all().map(({ code, state }) => `${state} ${code}`),
      ["failing work-stopped"],
    );
    await thread.stop();
  });
});
