/** The replay's own bookkeeping: the order of turns, the drill's clock, and that nothing lost or doubled can pass as the same. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DrillOrganization } from "./drill-types.ts";
import { translatorOf } from "#messages/translators.ts";
import {
  pictureColumns,
  differences,
  recordAcknowledgement,
  recordResponse,
  type RoomRecord,
  type ResponseTally,
  emptyTally,
} from "./expected-picture.ts";
import { createLanes, drillTime, turnsOf } from "./timeline.ts";
import { openTurnFailures } from "./turn-failures.ts";

function organization(id: string, hours: readonly (number | null)[]): DrillOrganization {
  const [aware = null, checked = null, fixed = null, relapsed = null] = hours;
  return { id, tier: "sme", schedule: { aware, checked, fixed, relapsed }, inventory: () => [] };
}

const zero = { affected: 0, fixed: 0, mitigated: 0, notAffected: 0, unknown: 0 };

type DrillAnswer = {
  readonly organization: string;
  readonly counts: Partial<typeof zero>;
  readonly contradicted?: number;
};

/** Notes an answer of one thing, found by an agent. */
function answered(
  tally: ResponseTally,
  { organization: by, counts, contradicted = 0 }: DrillAnswer,
  receipt: string,
) {
  const evidence = { E0: 0, E1: 0, E2: 1, E3: 0 };
  const at = "2026-05-14T00:00:00Z";
  recordResponse(
    tally,
    { organization: by, counts: { ...zero, ...counts }, contradicted, evidence, at },
    receipt,
  );
}

/** One of each: affected, closed and then contradicted, unknown, silent. */
function played(): ResponseTally {
  const tally = emptyTally(["a", "b", "c", "d"].map((id) => ({ id })));
  for (const id of ["a", "b", "c"]) recordAcknowledgement(tally, id);
  answered(tally, { organization: "a", counts: { affected: 1 } }, "R-a1");
  answered(tally, { organization: "b", counts: { affected: 1 } }, "R-b1");
  answered(tally, { organization: "b", counts: { fixed: 1 } }, "R-b2");
  answered(tally, { organization: "b", counts: { affected: 1 }, contradicted: 1 }, "R-b3");
  answered(tally, { organization: "c", counts: { unknown: 1 } }, "R-c1");
  return tally;
}

function truthful(): RoomRecord {
  return {
    receipts: new Map([
      ["a", new Set(["R-a1"])],
      ["b", new Set(["R-b1", "R-b2", "R-b3"])],
      ["c", new Set(["R-c1"])],
    ]),
    standings: new Map([
      ["a", "affected"],
      ["b", "contradicted"],
      ["c", "unknown"],
    ]),
    acknowledged: new Set(["a", "b", "c"]),
    picture: {
      told: 4,
      acknowledged: 3,
      applicabilityKnown: 2,
      unknown: 1,
      silent: 1,
      affected: 1,
      contradicted: 1,
      closed: 0,
      notAffected: 0,
    },
  };
}

describe("drill", () => {
  it("plays turns in order and leaves out what is later than the day or never", () => {
    const turns = turnsOf(
      [organization("a", [2, 5, 30, null]), organization("b", [null]), organization("c", [1, 3, 4, 6])],
      24,
    );
    assert.deepEqual(
      turns.map(({ hour, act, organization: { id } }) => `${hour} ${id} ${act}`),
      ["1 c aware", "2 a aware", "3 c checked", "4 c fixed", "5 a checked", "6 c relapsed"],
    );
  });

  it("shows the drill's own clock", () => {
    assert.deepEqual([0, 1.5, 14, 24].map(drillTime), ["D+0 10:00", "D+0 11:30", "D+1 00:00", "D+1 10:00"]);
  });

  it("keeps the turns of one organisation apart and never exceeds the lanes", async () => {
    const lanes = createLanes(3);
    const trace: string[] = [];
    let busy = 0;
    let most = 0;
    const work = Array.from({ length: 30 }, async (_, i) => {
      await lanes.run(`org-${i % 5}`, async () => {
        most = Math.max(most, (busy += 1));
        await new Promise((resolve) => setTimeout(resolve, 1));
        trace.push(`${i % 5}:${i}`);
        busy -= 1;
      });
    });
    await Promise.all(work);
    assert.equal(most, 3);
    for (const key of ["0", "1", "2", "3", "4"]) {
      const turns = trace.filter((one) => one.startsWith(`${key}:`)).map((one) => Number(one.slice(2)));
      assert.deepEqual(
        turns,
        turns.toSorted((a, b) => a - b),
      );
    }
  });

  it("goes on after a turn that failed", async () => {
    const lanes = createLanes(1);
    await assert.rejects(lanes.run("a", async () => await Promise.reject(new Error("no"))));
    let ran = false;
    await lanes.run("b", async () => void (ran = await Promise.resolve(true)));
    assert.ok(ran);
  });

  it("counts as the room counts: unknown and silent stand on their own", () => {
    assert.deepEqual(pictureColumns(played()), truthful().picture);
  });

  it("finds no difference where there is none", () => {
    assert.deepEqual(differences(played(), truthful()), []);
  });

  it("finds what was lost, doubled, miscounted or moved", () => {
    const { receipts, standings, acknowledged, picture } = truthful();
    const differing: readonly RoomRecord[] = [
      { ...truthful(), receipts: new Map([...receipts, ["a", new Set<string>()]]) },
      { ...truthful(), receipts: new Map([...receipts, ["d", new Set(["R-d1"])]]) },
      { ...truthful(), receipts: new Map([...receipts, ["a", new Set(["R-a1", "R-a2"])]]) },
      { ...truthful(), standings: new Map([...standings, ["b", "closed"]]) },
      { ...truthful(), acknowledged: new Set([...acknowledged, "d"]) },
      { ...truthful(), picture: { ...picture, silent: 0 } },
      { ...truthful(), picture: {} },
    ];
    for (const record of differing) assert.ok(differences(played(), record).length > 0);
  });

  it("tells what fails while it fails, and gives up where nobody gets through", () => {
    const failures = openTurnFailures();
    assert.equal(failures.news(), null);
    for (let at = 0; at < 19; at++) failures.failed(`d-${at} (aware)`, at < 12 ? "no index" : "no room");
    assert.deepEqual(failures.news(), { count: 19, of: 19, why: "no index" });
    assert.equal(failures.news(), null);
    assert.equal(failures.isHopeless(), false);
    failures.failed("d-19 (aware)", "no room");
    assert.equal(failures.isHopeless(), true);
    failures.passed();
    assert.equal(failures.isHopeless(), false);
    assert.deepEqual(failures.news(), { count: 1, of: 21, why: "no index" });
    assert.equal(failures.all()[19], "d-19 (aware): no room");
  });

  it("marks every line it says", () => {
    const counts = pictureColumns(played());
    for (const tag of ["ko", "en"]) {
      const t = translatorOf(tag);
      const lines = [
        t("drillCommand.settling", { organizations: 1 }),
        t("drillCommand.imported", { records: 1 }),
        t("drillCommand.issued", { directive: "DRILL-1" }),
        t("drillCommand.progress", { time: drillTime(1), ...counts }),
        t("drillCommand.same", { receipts: 1, acknowledged: 1, notShown: 4 }),
        t("drillCommand.nothingCompared", { count: 2 }),
        t("drillCommand.differs", { count: 1 }),
        t("drillCommand.failed", { count: 1 }),
        t("drillCommand.failing", { time: drillTime(1), count: 1, of: 2, why: "x" }),
        t("drillCommand.hopeless", { time: drillTime(1), command: "bongsu doctor" }),
        t("drillCommand.took", { turns: 1, seconds: "1.0" }),
      ];
      for (const line of lines) assert.match(`${line}\n`, /^\[(훈련|DRILL)\] .*\n$/);
    }
  });
});
