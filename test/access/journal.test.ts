/** The journal as the chair reads it: no organisation beside what it answered, stated or was granted; and the chain verified all the same. */
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import type { OutputOf } from "#contract/endpoint.ts";
import { contract } from "#contract/index.ts";
import { chainedHash } from "#store/journal.ts";
import { appendEvents, firstBrokenEntry } from "#store/journal.ts";
import type { JournalEvent } from "#core/journal-event.ts";
import { callerOf } from "#cli/room/room-client.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { sql, system } from "#store/sql.ts";
import { openTestRoom, type TestRoom } from "#test/kit/room/test-room.ts";

type ReadEntry = OutputOf<(typeof contract)["journalRead"]>["entries"][number];

let room: TestRoom;
let entries: readonly ReadEntry[];
const organization = "drill-basic-07";

describe("the journal as the chair reads it", () => {
  before(async () => {
    room = await openTestRoom({ now: "2026-07-01T00:00:00Z" });
    const by = { role: "organization", id: `op-${organization}`, organization } as const;
    const about = { directive: "DRILL-1", organization };
    const facts: readonly JournalEvent[] = [
      { kind: "directive.acknowledged", ...about },
      { kind: "attestation.received", ...about, receipt: "R-1", before: "told", standing: "affected" },
      { kind: "extension.requested", ...about, request: "X-1" },
      { kind: "asset-facts.stated", organization },
      { kind: "inventory.delegated", organization, inventory: "I-1" },
      { kind: "key.registered", organization, key: "K-1" },
      { kind: "session.opened", operator: by.id, by: "passkey" },
    ];
    await room.store.write(by, async (tx) => await appendEvents(tx, ...facts));
    const token = await room.store.write(
      system,
      async (tx) => await makeToken(tx, { role: "chair", now: room.now() }),
    );
    const call = callerOf(room.origin, token.secret, room.fetch);
    entries = (await call(contract.journalRead, { limit: 500 })).entries;
  });
  after(async () => await room.close());

  test("what the chair reads names no organisation beside what it did, not even by who acted", () => {
    const own = entries.filter(({ actor }) => actor === null);
    assert.equal(own.length, 7);
    assert.doesNotMatch(JSON.stringify(own), /drill-basic|DRILL-1|affected|"[RXIK]-1"/);
    assert.ok(own.every(({ withheld }) => withheld.length > 0));
    assert.ok(
      entries.some(({ fact, actor }) => actor === "system" && JSON.stringify(fact).includes("drill")),
    );
  });

  test("the chain is verified by what is shown: each whole entry by its content, every other by its hash", async () => {
    let previous: Uint8Array = Buffer.alloc(32);
    let whole = 0;
    for (const { position, at, actor, fact, proof } of entries) {
      assert.ok(proof !== null);
      if (proof.salt !== null) {
        const entry = { position, at, actor: actor ?? assert.fail(), fact: fact as JournalEvent };
        const hash = chainedHash(previous, entry, Buffer.from(proof.salt, "hex"));
        assert.equal(hash.toString("hex"), proof.hash, `${position}`);
        whole += 1;
      }
      previous = Buffer.from(proof.hash, "hex");
    }
    assert.equal(whole, entries.length - 7);
    assert.equal(await room.store.read(system, firstBrokenEntry), null);
  });

  test("an entry of before there were salts is bound by no hash that is shown, since it could be tried out", async () => {
    const rows = await room.store.read(
      system,
      async (tx) => await tx.rows(sql`select 1 from journal where salt is null`),
    );
    assert.equal(rows.length, 0, "every new entry has its salt");
  });
});
