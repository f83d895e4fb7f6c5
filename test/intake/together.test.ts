/** Reports that come at one time share a commit: what is refused or broken of one takes nothing away from the others. */
import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { Refusal } from "#core/problem.ts";
import type { ReportChunkInput } from "#edge/http/report/report-chunk.ts";
import { receiveTogether } from "#edge/http/report/receive-together.ts";
import { firstTurns } from "#core/intake/fair-order.ts";
import { takeReports } from "#stages/intake/gate-work.ts";
import { firstBrokenEntry } from "#store/journal.ts";
import { sql, system } from "#store/sql.ts";
import { type ReportRoom, startReportRoom } from "#test/kit/room/report-room.ts";

type Sent = { readonly title?: string; readonly exploited?: boolean; readonly work?: string };

function sentUnder(key: string, { title = "", exploited = false, work }: Sent, body?: string) {
  const text = body ?? JSON.stringify({ type: "bongsu.report/1", title, text: "[DRILL]", exploited });
  const until = new Date(Date.now() + 60_000).toISOString();
  return {
    single: true,
    places: [1],
    reporter: { kind: "anonymous", id: `once:${key}` },
    once: key.padEnd(20, "x"),
    link: null,
    earlier: null,
    work: work === undefined ? null : { challenge: work, until },
    body: new TextEncoder().encode(text),
  } satisfies ReportChunkInput;
}

describe("reports that come at one time", () => {
  let here: ReportRoom;
  before(async () => {
    here = await startReportRoom();
  });
  after(async () => await here.close());

  /** Of each call whether its report had been there before, or the code that it is refused with. */
  const outcomes = async (calls: readonly ReportChunkInput[]) =>
    (await receiveTogether(calls, here.room)).map((one) => {
      if (one.status === "fulfilled")
        return one.value.items.map((item) => "number" in item && item.again).join();
      return one.reason instanceof Refusal ? one.reason.code : "fault";
    });

  it("are recorded in their order, each by its own merits", async () => {
    const work = hash("sha256", "a challenge of the drill");
    const first = sentUnder("first", { title: "1", exploited: true });
    const calls = [
      first,
      sentUnder("broken", {}, "{"),
      first,
      sentUnder("first", { title: "another under the same key" }),
      sentUnder("spender", { title: "2", work }),
      sentUnder("second", { title: "3", work }),
      sentUnder("last", { title: "4" }),
    ];
    const expected = ["false", "input-invalid", "true", "conflict", "false", "work-needed", "false"];
    assert.deepEqual(await outcomes(calls), expected);
    const rows = await here.store.read(
      system,
      async (tx) => await tx.rows<{ lane: string }>(sql`select lane from submission order by ordinal`),
    );
    assert.deepEqual(
      rows.map(({ lane }) => lane),
      ["exploited", "anonymous", "anonymous"],
    );
  });

  it("are recorded each by itself where the database refuses what one of them brought", async () => {
    const calls = [
      sentUnder("before", { title: "5" }),
      sentUnder("poison", { title: "6", work: "no digest" }),
      sentUnder("after", { title: "7" }),
    ];
    assert.deepEqual(await outcomes(calls), ["false", "fault", "false"]);
    assert.equal(await here.store.read(system, firstBrokenEntry), null);
  });

  it("use up what one reporter may claim together", async () => {
    const claims = Array.from({ length: 6 }, (_, at) =>
      sentUnder(`claim-${at}`, { title: `claim ${at}`, exploited: true }),
    ).map((call) => ({ ...call, reporter: { kind: "anonymous", id: "once:claimer" } as const }));
    await outcomes(claims);
    const row = await here.store.read(
      system,
      async (tx) =>
        await tx.first<{ count: number }>(
          sql`select count(*) from submission where reporter = 'once:claimer' and lane = 'exploited'`,
        ),
    );
    assert.equal(row?.count, 3);
  });

  it("are taken by a gate one by one once somebody who took them together was killed", async () => {
    const take = async (seconds: number) => {
      const now = new Date(Date.now() + seconds * 1000).toISOString();
      const next = await here.store.write(
        system,
        async (tx) => await takeReports(tx, 20, firstTurns, { now, readers: [] }),
      );
      return next.taken;
    };
    const together = await take(0);
    assert.ok(together.length > 3);
    const alone = new Map<string, number>();
    for (const seconds of [60, 60, 120, 180]) {
      const [one, ...others] = await take(seconds);
      assert.deepEqual(others, []);
      alone.set(one?.number ?? "", one?.attempts ?? 0);
    }
    // The first ends whoever takes it, again and again: it is given up, and none that was beside it.
    assert.deepEqual([...alone.values()], [4, 2]);
  });
});
