/** A CVE id for a draft of the room's own, from its page's endpoint to a small real server of the programme's services: one id whatever goes wrong, and the key nowhere. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { inCveLedger } from "#stages/advisory/own/cve/ledger.ts";
import { cveAuthorityOf } from "#main/settings/cve-setting.ts";
import { sql, system } from "#store/sql.ts";
import { type CaseRoom, type JsonObject, startCaseRoom } from "#test/kit/coordination/case-room.ts";
import {
  cveAccount,
  type CveServicesServer,
  startCveServices,
} from "#test/kit/publish/cve-services-server.ts";

describe("a CVE id from the room", () => {
  let server: CveServicesServer;
  let room: CaseRoom;

  const draft = async (): Promise<string> => {
    const { document } = await room.done("lead", "/api/own-advisories/prefill", {});
    return String((await room.done("lead", "/api/own-advisories", { document }))["advisory"]);
  };
  const reserve = async (advisory: string, who = "lead") =>
    await room.call(who, "POST", `/api/own-advisories/${advisory}/cve`, {});
  const read = async (advisory: string): Promise<JsonObject> =>
    (await room.call("lead", "GET", `/api/own-advisories/${advisory}`))[1];
  const aliases = async (advisory: string): Promise<readonly string[]> =>
    (JSON.parse(String((await read(advisory))["document"])) as { aliases: readonly string[] }).aliases;
  const asked = (): number => server.calls.filter((call) => call === "POST /api/cve-id").length;

  before(async () => {
    server = await startCveServices();
    server.quota = 20;
    const { org, user, key } = cveAccount;
    const cveAuthority = cveAuthorityOf({ endpoint: server.endpoint, org, user, key }, true);
    room = await startCaseRoom({ msit: 5, nis: 9 }, { cveAuthority });
  });
  after(async () => {
    await room.close();
    await server.close();
  });

  it("stands in the draft, in its log and, without saying for what, in the journal", async () => {
    const advisory = await draft();
    assert.equal((await read(advisory))["reservesCve"], true);
    const [status, { outcome, about }] = await reserve(advisory);
    assert.deepEqual([status, outcome, await aliases(advisory)], [200, "reserved", [about]]);
    const acts = ((await read(advisory))["entries"] as readonly JsonObject[]).map(({ act }) => act);
    assert.deepEqual(acts, ["drafted", "cve-reserved"]);
    const events = await room.here.store.read(system, async (tx) =>
      tx.rows<{ fact: JsonObject }>(sql`select fact from journal where fact ->> 'kind' = 'cve.reserved'`),
    );
    assert.deepEqual(
      events.map(({ fact }) => fact),
      [{ kind: "cve.reserved" }],
    );
    const [again, why] = await reserve(advisory);
    assert.deepEqual([again, why["code"]], [409, "conflict"], "it names one already");
    assert.equal((await reserve(advisory, "outsider"))[0], 404);
    assert.equal(asked(), 1);
  });

  it("is one of as many as the services say: to coordinators alone, and not known where no answer comes", async () => {
    const quota = async (who = "lead") => await room.call(who, "GET", "/api/cve-quota");
    const reserved = server.reserved.filter(({ state }) => state === "RESERVED").length;
    const known = { quota: 20, reserved, available: 20 - reserved };
    assert.deepEqual(await quota(), [200, { quota: known, refused: "" }]);
    server.faults.push({ method: "GET", kind: "silent" });
    assert.deepEqual(await quota(), [200, { quota: null, refused: "" }]);
    for (const who of ["supplier", "chair"]) assert.equal((await quota(who))[0], 403, who);
  });

  it("is the same one where the answer, or the room after it, was lost", async () => {
    const [silent, killed] = [await draft(), await draft()];
    const first = server.reserved.length;
    server.faults.push({ method: "POST", kind: "silent" });
    assert.equal((await reserve(silent))[1]["outcome"], "reserved");
    assert.equal(server.reserved.length, first + 1);
    // A room that was killed once the id was in its ledger, and before it stood in the record.
    const id = "CVE-2026-70001";
    await inCveLedger(room.here.store, async (ledger) => {
      await ledger.add({ kind: "asked", advisory: killed, year: 2026, after: new Date().toISOString() });
      await ledger.add({ kind: "reserved", advisory: killed, id });
    });
    assert.deepEqual((await reserve(killed))[1], { outcome: "reserved", about: id });
    assert.deepEqual(await aliases(killed), [id]);
    assert.equal(server.reserved.length, first + 1, "nothing was asked again");
  });

  it("is not asked twice while a question may be on its way, nor by two at once", async () => {
    const [lost, other] = [await draft(), await draft()];
    server.faults.push({ method: "POST", kind: "lost" });
    const questions = asked();
    assert.equal((await reserve(lost))[1]["outcome"], "unanswered");
    assert.equal((await reserve(lost))[1]["outcome"], "unanswered");
    assert.deepEqual([asked(), await aliases(lost)], [questions + 1, []]);
    server.ahead = 180_000;
    const answers = await Promise.all([reserve(lost), reserve(other), reserve(lost)]);
    assert.ok(answers.some(([status]) => status === 200));
    assert.ok(answers.every(([status]) => status === 200 || status === 409 || status === 503));
    for (const advisory of [lost, other]) await reserve(advisory);
    const ids = [await aliases(lost), await aliases(other)];
    assert.deepEqual(
      ids.map((one) => one.length),
      [1, 1],
    );
    assert.notEqual(ids[0]?.[0], ids[1]?.[0]);
  });

  it("is written down where nobody waits for it any more, and keeps no other office waiting", async () => {
    const [left, other] = [await draft(), await draft()];
    server.faults.push({ method: "POST", kind: "slow" });
    const going = new AbortController();
    const questions = asked();
    const init = {
      method: "POST",
      headers: { "content-type": "application/json", ...room.headers.get("lead") },
    };
    const call = room.request(`/api/own-advisories/${left}/cve`, {
      ...init,
      body: "{}",
      signal: going.signal,
    });
    for (let waited = 0; waited < 400 && asked() === questions; waited++) await pause(5);
    going.abort();
    await Promise.resolve(call).catch(() => undefined);
    for (let waited = 0; waited < 100 && (await aliases(left)).length === 0; waited++) await pause(20);
    assert.equal((await aliases(left)).length, 1);
    assert.equal((await reserve(other))[1]["outcome"], "reserved");
  });

  it("keeps others waiting for nobody's choice, and asks only for drafts that are open", async () => {
    const [first, second] = [await draft(), await draft()];
    server.faults.push({ method: "POST", kind: "lost" });
    await reserve(first);
    for (const n of [1, 2])
      server.reserved.push({
        id: `CVE-2026-8000${n}`,
        user: cveAccount.user,
        at: Date.now() + server.ahead,
        state: "RESERVED",
      });
    const [, several] = await reserve(first);
    assert.deepEqual([several["outcome"], several["about"]], ["several", "CVE-2026-80001, CVE-2026-80002"]);
    assert.equal((await reserve(second))[1]["outcome"], "reserved");
    room.unlocked.lock("msit");
    assert.equal((await reserve(first))[0], 409);
  });

  it("leaves the key nowhere in the room", async () => {
    const all = await room.here.store.read(system, async (tx) =>
      tx.rows(sql`select line::text from cve_ledger union all select fact::text from journal`),
    );
    assert.ok(!JSON.stringify([all, room.here.log]).includes(cveAccount.key));
  });

  it("is none of the real programme's in a drill", () => {
    const real = { ...cveAccount, endpoint: "https://cve.example" };
    assert.throws(() => cveAuthorityOf(real, true), /drill/);
    assert.notEqual(cveAuthorityOf(real, false), null);
  });
});
