/**
 * Cases by the clock: reminders that are sent once, the order of release carried out, and the end of an embargo that comes at its instant and once, whatever clocks are skewed by, and
 * however often processes die at it.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { silentLog } from "#edge/watch/log.ts";
import { caseClockRound } from "#main/serve/case-notices.ts";
import { lookAtHeldUp } from "#main/serve/held-up-work.ts";
import { endEmbargoes } from "#stages/case/clock/end-embargoes.ts";
import { releaseDue } from "#stages/case/clock/release.ts";
import { proposeSignals } from "#stages/case/clock/signals.ts";
import { remindDue, retryDue } from "#stages/case/clock/reminders.ts";
import { sql, system, type Tx } from "#store/sql.ts";
import { type CaseRoom, startCaseRoom } from "#test/kit/coordination/case-room.ts";
import { seededRandom } from "#test/kit/coordination/marked-samples.ts";

const minute = 60_000;
const seeds = Number(process.env["BONGSU_INSTANT_SEEDS"] ?? 4);

describe("cases by the clock", () => {
  let room: CaseRoom;
  before(async () => (room = await startCaseRoom()));
  after(async () => await room.close());

  const acts = async (who: string, id: string, act: object) =>
    await room.done(who, `/api/cases/${id}/acts`, { act });
  const noticesOf = async (id: string): Promise<readonly string[]> => {
    const rows = await room.here.store.read(system, async (tx) =>
      tx.rows<{ line: string }>(
        sql`select kind || ' ' || participant as line from case_notice where coordination_case = ${id} and kind <> 'answered' order by 1`,
      ),
    );
    return rows.map(({ line }) => line);
  };
  const inRoom = async <T>(act: (tx: Tx) => Promise<T>): Promise<T> =>
    await room.here.store.write(system, act);
  const nowText = (): string => new Date(Date.now() + 1_000).toISOString();

  /** A case with a supplier and a deployer of critical infrastructure who both keep the embargo. */
  async function embargoedCase(): Promise<{
    readonly id: string;
    readonly supplier: string;
    readonly deployer: string;
  }> {
    const about = { product: "EdgeGate VPN", severity: "high", title: "t", summary: "s" };
    const id = String((await room.done("lead", "/api/cases", about))["case"]);
    const one = { name: "Acme", contact: "acme@acme.example", zone: "Asia/Seoul", language: "ko" };
    const [first, second] = room.organizations;
    const join = async (more: object): Promise<string> =>
      String((await room.done("lead", `/api/cases/${id}/participants`, { ...one, ...more }))["participant"]);
    const supplier = await join({ roles: ["supplier"], organization: first });
    const release = "critical-infrastructure";
    const deployer = await join({ roles: ["deployer"], organization: second, release });
    const ends = new Date(room.here.clock.now().getTime() + 45 * 1440 * minute).toISOString();
    const terms = { rule: "days-45", ends, zone: "Asia/Seoul", rediscoveryDays: 7, exploitedDays: 7 };
    await acts("lead", id, { kind: "embargo", act: "propose", terms });
    for (const who of ["supplier", "bystander"]) await acts(who, id, { kind: "embargo", act: "accept" });
    return { id, supplier, deployer };
  }

  it("who keeps an embargo is reminded of its end, once for what was missed", async () => {
    const { id } = await embargoedCase();
    assert.equal(await inRoom(async (tx) => await remindDue(tx, nowText())), 0);
    await inRoom(async (tx) => {
      await tx.run(
        sql`update coordination_case set next_reminder_at = now() - interval '1 hour' where id = ${id}`,
      );
    });
    assert.equal(await inRoom(async (tx) => await remindDue(tx, nowText())), 1);
    assert.equal(await inRoom(async (tx) => await remindDue(tx, nowText())), 0);
    assert.equal((await noticesOf(id)).filter((line) => line.startsWith("reminder")).length, 3);
  });

  it("who does not answer is written to again by the ladder, and whoever answered is not", async () => {
    const { id, supplier } = await embargoedCase();
    const later = new Date(Date.now() + 4 * 1440 * minute).toISOString();
    await inRoom(async (tx) => {
      await tx.run(
        sql`delete from case_contact where coordination_case = ${id} and participant = ${supplier}`,
      );
      await tx.run(
        sql`insert into case_contact (coordination_case, participant, kind, at) values (${id}, ${supplier}, 'sent', now())`,
      );
    });
    assert.equal(await inRoom(async (tx) => await retryDue(tx, nowText())), 0);
    assert.ok((await inRoom(async (tx) => await retryDue(tx, later))) >= 1);
    assert.equal(await inRoom(async (tx) => await retryDue(tx, later)), 0, "one that waits is not doubled");
    assert.deepEqual(await noticesOf(id), [`waiting ${supplier}`]);
  });

  it("operators of critical infrastructure hear first, at their instant, and of those who accepted", async () => {
    const { id, deployer } = await embargoedCase();
    const shown = async () => (await room.call("bystander", "GET", `/api/cases/${id}`))[1];
    assert.deepEqual(
      (await shown())["release"],
      (await room.call("lead", "GET", `/api/cases/${id}`))[1]["release"],
    );
    assert.equal(await inRoom(async (tx) => await releaseDue(tx, nowText())), 0);
    await inRoom(async (tx) => {
      await tx.run(
        sql`update case_release set at = now() - interval '1 second' where coordination_case = ${id} and audience = 'critical-infrastructure'`,
      );
    });
    assert.equal(await inRoom(async (tx) => await releaseDue(tx, nowText())), 1);
    assert.deepEqual(await noticesOf(id), [`released ${deployer}`]);
    const view = (await shown())["view"] as { details: boolean; embargo: string };
    assert.deepEqual([view.details, view.embargo], [true, "active"]);
    await acts("lead", id, { kind: "state", act: "attacks" });
    const released = (await shown())["release"] as { releasedAt: string | null }[];
    const left = released.filter((one) => one.releasedAt === null);
    assert.deepEqual(left, [], "a collapse releases the rest");
  });

  it("what a feed shows is proposed once, and ends an embargo when a person confirms it", async () => {
    const { id } = await embargoedCase();
    const path = `/api/cases/${id}`;
    await room.done("lead", `${path}/identifiers`, { identifiers: ["CVE-2026-99001"] });
    const propose = async (): Promise<number> =>
      await inRoom(async (tx) => await proposeSignals(tx, nowText()));
    assert.equal(await propose(), 0);
    await inRoom(async (tx) => {
      await tx.run(sql`insert into exploited (catalog, cve, entry, unknown, date_added, path, sha256)
        values ('drill', 'CVE-2026-99001', '{}', '[]', current_date, 'drill', 'x')`);
    });
    assert.equal(await propose(), 1);
    assert.equal(await propose(), 0, "once");
    assert.equal(
      (await noticesOf(id)).filter((line) => line.startsWith("signal")).length,
      1,
      "coordinators hear",
    );
    const shown = async (who: string) => (await room.call(who, "GET", path))[1];
    assert.deepEqual((await shown("supplier"))["signals"], []);
    const [signal] = (await shown("lead"))["signals"] as { id: string; kind: string }[];
    assert.equal(signal?.kind, "attacks");
    assert.equal(
      ((await shown("lead"))["view"] as { embargo: string }).embargo,
      "active",
      "nothing ends by itself",
    );
    const decision = { signal: signal?.id, confirm: true };
    assert.equal((await room.call("supplier", "POST", `${path}/signals`, decision))[0], 403);
    await room.done("lead", `${path}/signals`, decision);
    assert.equal(((await shown("supplier"))["view"] as { embargo: string }).embargo, "exited");
    assert.equal((await room.call("lead", "POST", `${path}/signals`, decision))[0], 404);
  });

  it("the picture shows embargo days that bought nothing of five published cases at a time, to officers alone", async () => {
    const figure = async (who: string): Promise<unknown> =>
      (await room.call(who, "GET", "/api/picture/embargoes"))[1]["idle"];
    let order = 0;
    const counted = async (days: number, published: boolean): Promise<void> => {
      const about = { product: "EdgeGate VPN", severity: "high", title: "t", summary: "s" };
      const id = String((await room.done("lead", "/api/cases", about))["case"]);
      if (published) await acts("lead", id, { kind: "publish" });
      const times = {
        rediscoveredAt: "2026-05-01T00:00:00Z",
        endedAt: new Date(Date.parse("2026-05-01T00:00:00Z") + days * 1440 * minute).toISOString(),
      };
      await inRoom(async (tx) => {
        await tx.run(
          sql`update case_entry set at = now() - interval '1 hour' + ${order++} * interval '1 second' where coordination_case = ${id}`,
        );
        await tx.run(
          sql`update coordination_case set record = record || ${JSON.stringify(times)}::jsonb where id = ${id}`,
        );
      });
    };
    for (const days of [10, 2, 0, 31]) await counted(days, true);
    // Cases that nobody was told of count nowhere.
    for (let hidden = 0; hidden < 6; hidden++) await counted(300, false);
    assert.equal(await figure("chair"), null);
    await counted(7, true);
    assert.deepEqual(await figure("chair"), { embargoes: 5, days: 50, middle: 7 });
    await counted(400, true);
    assert.deepEqual(await figure("chair"), { embargoes: 5, days: 50, middle: 7 });
    assert.equal((await room.call("supplier", "GET", "/api/picture/embargoes"))[0], 403);
  });

  it("what a case knows already takes no place from what is new", async () => {
    const cases = [(await embargoedCase()).id, (await embargoedCase()).id];
    const [known = "", id = ""] = cases.toSorted();
    await acts("lead", known, { kind: "state", act: "attacks" });
    await room.done("lead", `/api/cases/${known}/identifiers`, { identifiers: ["CVE-2026-99011"] });
    await room.done("lead", `/api/cases/${id}/identifiers`, { identifiers: ["CVE-2026-99012"] });
    await inRoom(async (tx) => {
      await tx.run(sql`insert into exploited (catalog, cve, entry, unknown, date_added, path, sha256)
        select 'drill-' || n, 'CVE-2026-99011', '{}'::jsonb, '[]'::jsonb, current_date, 'drill', 'x' from generate_series(1, 400) as n
        union all select 'drill', 'CVE-2026-99012', '{}'::jsonb, '[]'::jsonb, current_date, 'drill', 'x'`);
    });
    assert.equal(await inRoom(async (tx) => await proposeSignals(tx, nowText())), 1);
    const [, shown] = await room.call("lead", "GET", `/api/cases/${id}`);
    assert.equal((shown["signals"] as unknown[]).length, 1);
  });

  it(`an embargo ends at its instant and once, under skews of five minutes and deaths at the instant (${seeds} seeds)`, async () => {
    for (let seed = 1; seed <= seeds; seed++) await endOnce(await embargoedCase(), seededRandom(seed));
  });

  it("a case that cannot be worked on is put aside, said, and keeps no other waiting", async () => {
    const [broken, good] = [await embargoedCase(), await embargoedCase()];
    const ids = [broken.id, good.id];
    await inRoom(async (tx) => {
      await tx.run(sql`update coordination_case set ends_at = now() - interval '2 minutes', next_reminder_at = now() - interval '2 minutes'
        where id = any(${ids})`);
      await tx.run(sql`update coordination_case set record = jsonb_set(record, '{terms,ends}', to_jsonb((now() - interval '2 minutes')::text))
        where id = ${good.id}`);
      // The form that a record may never have.
      await tx.run(
        sql`update coordination_case set record = record - 'state' || jsonb_build_object('was', record -> 'state') where id = ${broken.id}`,
      );
    });
    const failures: string[] = [];
    const round = caseClockRound(room.here.store, {
      clockGood: () => true,
      failed: (work) => failures.push(work),
    });
    const lines: unknown[] = [];
    const log = { ...silentLog, error: (_: string, more: unknown) => lines.push(more) };
    const looked = async () => (await lookAtHeldUp(room.here.store, log)).map(({ code }) => code);
    await round();
    assert.ok(
      (await noticesOf(good.id)).some((line) => line.startsWith("ended")),
      "the other has ended",
    );
    assert.deepEqual(await looked(), ["work-held-up"]);
    assert.equal(lines.length, 2, "its end and its reminder");
    assert.partialDeepStrictEqual(lines, [{ item: broken.id }, { item: broken.id }]);
    await Promise.all([round(), round()]);
    assert.deepEqual(await looked(), ["work-held-up"]);
    assert.equal(lines.length, 2, "not before its time has come");
    await inRoom(async (tx) => {
      await tx.run(sql`update held_up_row set retry_at = now()`);
      await tx.run(sql`update coordination_case set ends_at = now() + interval '1 day',
        record = record - 'was' || jsonb_build_object('state', record -> 'was') where id = ${broken.id}`);
    });
    await round();
    const left = await inRoom(async (tx) => tx.rows<{ work: string }>(sql`select work from held_up_row`));
    assert.deepEqual(
      left.map(({ work }) => work),
      ["ending embargoes"],
      "what succeeds waits no longer",
    );
    await inRoom(async (tx) => tx.run(sql`update held_up_row set retry_at = now() - interval '1 hour'`));
    assert.deepEqual(await looked(), [], "nor what is not due any more");
    assert.deepEqual(failures, []);
  });

  /** Processes whose clocks differ work on a case until it has ended; some die in the middle of what they do. */
  async function endOnce({ id }: { readonly id: string }, random: () => number): Promise<void> {
    const { store } = room.here;
    const ends = new Date(Date.now() + 60 + Math.floor(random() * 120));
    await inRoom(async (tx) => {
      await tx.run(sql`update coordination_case set ends_at = ${ends.toISOString()},
        record = jsonb_set(record, '{terms,ends}', to_jsonb(${ends.toISOString()}::text)) where id = ${id}`);
    });
    const skews = Array.from({ length: 3 }, () => Math.floor((random() * 2 - 1) * 5 * minute));
    const look = async () =>
      await store.read(system, async (tx) =>
        tx.first<{ over: boolean; at: string }>(
          sql`select ends_at is null as over, clock_timestamp() as at from coordination_case where id = ${id}`,
        ),
      );
    let isOver = false;
    for (let step = 0; step < 60 && !isOver; step++) {
      const now = new Date(Date.now() + (skews[step % skews.length] ?? 0)).toISOString();
      const dies = random() < 0.3;
      await store
        .write(system, async (tx) => {
          await endEmbargoes(tx, now);
          if (dies) throw new Error("the process dies before it commits");
        })
        .catch(() => undefined);
      const state = await look();
      isOver = state?.over === true;
      const earliest = Math.min(Date.parse(now), Date.parse(state?.at ?? ""));
      assert.ok(!isOver || earliest >= ends.getTime(), "not before any clock");
      if (!isOver) assert.deepEqual(await noticesOf(id), []);
      await new Promise((resume) => setTimeout(resume, 5));
    }
    const restarted = caseClockRound(store, {
      clockGood: () => true,
      failed: (_, error) => assert.fail(String(error)),
    });
    while ((await look())?.over !== true) await restarted();
    await restarted();
    const ended = (await noticesOf(id)).filter((line) => line.startsWith("ended"));
    assert.equal(ended.length, 3, "everybody is told once");
    const entries = await store.read(system, async (tx) =>
      tx.rows(
        sql`select 1 from case_entry where coordination_case = ${id} and entry -> 'act' ->> 'act' = 'terminate'`,
      ),
    );
    assert.equal(entries.length, 1);
  }
});
