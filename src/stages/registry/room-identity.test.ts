/** A database belongs to one address and one key: another start is told what differs and changes nothing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { sql, system } from "#store/sql.ts";
import { freshStore } from "#test/kit/room/test-store.ts";
import { claimIdentity } from "./room-identity.ts";

const here = { origin: "https://room.drill.example", keyid: "a".repeat(64) };
const elsewhere = { origin: "https://other.drill.example", keyid: "b".repeat(64) };

test("a room's identity is the first one, until a person says what is new", async () => {
  const store = await freshStore();
  assert.deepEqual(await claimIdentity(store, here, []), { recorded: here, differs: [] });
  assert.deepEqual(await claimIdentity(store, here, []), { recorded: here, differs: [] });

  const other = { ...here, keyid: elsewhere.keyid };
  assert.deepEqual(await claimIdentity(store, other, []), { recorded: here, differs: ["keyid"] });
  assert.deepEqual(await claimIdentity(store, elsewhere, ["origin"]), { recorded: here, differs: ["keyid"] });
  assert.deepEqual(await claimIdentity(store, here, []), { recorded: here, differs: [] });

  assert.deepEqual(await claimIdentity(store, other, ["keyid"]), { recorded: other, differs: [] });
  assert.deepEqual(await claimIdentity(store, here, ["origin"]), { recorded: other, differs: ["keyid"] });
  const facts = await store.read(
    system,
    async (tx) =>
      await tx.rows<{ fact: { keyid: string } }>(
        sql`select fact from journal where fact ->> 'kind' = 'room.identified' order by position`,
      ),
  );
  assert.deepEqual(
    facts.map(({ fact }) => fact.keyid),
    [here.keyid, other.keyid],
    "nothing was recorded twice, nor unsaid",
  );
  await store.close();
});

test("of two programs that start on one database at once, one is the room", async () => {
  const store = await freshStore();
  const [one, two] = await Promise.all([claimIdentity(store, here, []), claimIdentity(store, elsewhere, [])]);
  assert.deepEqual(
    [one.differs, two.differs].toSorted((a, b) => a.length - b.length),
    [[], ["keyid", "origin"]],
  );
  await store.close();
});
