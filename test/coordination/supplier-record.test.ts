/** What has worked with a supplier before: from an office's own cases, opened with its key and noted there; nothing of other offices' cases, and nothing while the key is locked. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type CaseRoom, type JsonObject, startCaseRoom } from "#test/kit/coordination/case-room.ts";

const path = "/api/suppliers/supplier.example/record";
const hour = 3_600_000;

describe("what has worked with a supplier before", () => {
  let room: CaseRoom;
  const advance = (hours: number): void => room.here.clock.move(hours * hour);
  const record = async (who: string) => {
    const [status, answer] = await room.call(who, "GET", path);
    assert.equal(status, 200, JSON.stringify(answer));
    return answer as JsonObject & { readonly record: JsonObject };
  };
  const newCase = async (who: string, contact: string, noted: readonly string[]): Promise<string> => {
    const about = { product: "EdgeGate VPN", severity: "high", title: "[DRILL]", summary: "It stops." };
    const id = String((await room.done(who, "/api/cases", about))["case"]);
    const one = { roles: ["supplier"], name: "Acme", contact, zone: "UTC", language: "en" };
    const { participant } = await room.done(who, `/api/cases/${id}/participants`, one);
    for (const kind of noted) {
      await room.done(who, `/api/cases/${id}/contacts`, { participant, kind });
      advance(0.5);
    }
    return id;
  };

  before(async () => {
    room = await startCaseRoom();
  });
  after(async () => {
    await room.close();
  });

  it("is counted from the own office's cases by the supplier's domain, the silent and the returned with them", async () => {
    assert.deepEqual((await record("lead")).record["cases"], 0);
    await newCase("lead", "psirt@supplier.example", ["sent", "delivered", "seen", "answered"]);
    await newCase("lead", "other@supplier.example", ["sent", "bounced"]);
    await newCase("lead", "psirt@other.example", ["sent", "answered"]);
    await newCase("lead", "psirt@evil-supplier.example", ["sent", "answered"]);
    const { record: known, looked, locked } = await record("lead");
    assert.deepEqual([looked, locked], [4, false]);
    const { lastAnswer, ...counts } = known;
    assert.deepEqual(counts, {
      cases: 2,
      sent: 2,
      bounced: 1,
      delivered: 1,
      seen: 1,
      answered: 1,
      declined: 0,
      hours: 1.5,
      ways: [{ way: "hand", tried: 1, answered: 1, hours: 1.5 }],
    });
    assert.ok(Date.parse(String(lastAnswer)) > 0);
  });

  it("says nothing of another office's cases, and the same to it with them or without", async () => {
    const theirs = await record("outsider");
    assert.deepEqual([theirs["looked"], theirs.record["cases"]], [0, 0]);
    const earlier = JSON.stringify(await record("lead"));
    await newCase("outsider", "psirt@supplier.example", ["sent", "answered"]);
    assert.equal(JSON.stringify(await record("lead")), earlier);
    assert.equal((await record("outsider")).record["cases"], 1);
  });

  it("is a coordinator's, and what it opened stands in the case", async () => {
    for (const who of ["supplier", "chair"]) assert.equal((await room.call(who, "GET", path))[0], 403, who);
    const id = await newCase("lead", "psirt@supplier.example", ["sent"]);
    const openings = async () =>
      (await room.call("lead", "GET", `/api/cases/${id}/openings`))[1]["openings"] as readonly JsonObject[];
    const earlier = (await openings()).length;
    await record("lead");
    assert.equal((await openings()).length, earlier + 1);
  });

  it("counts nothing that cannot be opened, and says so", async () => {
    room.unlocked.lock("msit");
    const { locked, record: known } = await record("lead");
    assert.deepEqual([locked, known["cases"]], [true, 0]);
  });
});
