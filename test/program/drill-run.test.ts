/** The replay of a drill in a real room with the real agents, over a network that loses replies: everything agrees at the end, and what does not agree is found. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runDrill } from "#cli/drill/drill.ts";
import type { DrillAccess, DrillIo, DrillScene } from "#cli/drill/drill-types.ts";
import { drillRecord } from "#main/room/drill/drill-record.ts";
import { drillTokens, registerDrillKeys } from "#stages/registry/drill-access.ts";
import { drillScene } from "#stages/registry/world/drill.ts";
import { holdingOf } from "#stages/registry/world/products.ts";
import { sql, system } from "#store/sql.ts";
import { openTestRoom, type TestRoom } from "#test/kit/room/test-room.ts";

const now = "2026-11-23T00:00:00Z";
const whole = drillScene("2026-11-23");
const scene = {
  ...whole,
  organizations: whole.organizations.filter(({ tier }) => tier === "metropolitan"),
  scope: 'org.tier == "metropolitan"',
};

/** The followers of a test room stand still; here they work whenever someone reads. */
function readingSettles(room: TestRoom): typeof globalThis.fetch {
  let settling = Promise.resolve();
  return async (input, init) => {
    if ((init?.method ?? "GET") === "GET") await (settling = settling.then(room.settle));
    return await room.fetch(input, init);
  };
}

async function run(
  room: TestRoom,
  access: Partial<DrillAccess> = {},
  played: DrillScene = scene,
): Promise<{ readonly code: number; readonly said: string }> {
  let said = "";
  const io: DrillIo = {
    room: room.origin,
    scene: played,
    access: {
      tokens: async () =>
        await room.store.write(system, async (tx) => await drillTokens(tx, room.now(), played.suppliers)),
      registerKeys: async (keys) => {
        await room.store.write(system, async (tx) => await registerDrillKeys(tx, keys));
      },
      record: async (directive) => {
        await room.settle();
        return await room.store.read(system, async (tx) => await drillRecord(tx, directive));
      },
      ...access,
    },
    fetch: readingSettles(room),
    now: room.now,
    write: (text) => (said += text),
  };
  const code = await runDrill(["--hours", "1440", "--seconds", "0", "--lang", "en"], io);
  return { code, said };
}

describe("drill, replayed", () => {
  it("ends with the same record at the agents and in the room", async () => {
    const room = await openTestRoom({ now });
    const { code, said } = await run(room);
    assert.equal(code, 0, said);
    const answers = await room.store.read(system, async (tx) => {
      return await tx.first<{ attestations: number; contradicted: number; closed: number }>(sql`
        select count(*) as attestations, count(*) filter (where standing = 'contradicted') as contradicted,
          count(*) filter (where standing = 'closed') as closed from answer where kind = 'attestation'`);
    });
    const affected = scene.organizations.filter(
      ({ id, schedule }) => schedule.fixed !== null && holdingOf(id, "edgegate").state === "affected",
    );
    assert.equal(answers?.closed, affected.length);
    assert.ok((answers?.contradicted ?? 0) > 0, "some claims were contradicted by a later check");
    assert.match(said, new RegExp(`^\\[DRILL\\] ${answers?.attestations} receipts kept`, "m"));
    assert.ok(
      said
        .trimEnd()
        .split("\n")
        .every((line) => line.startsWith("[DRILL] ")),
    );
    await room.close();
  });

  it("is played in another topology: the union of states, with its own tiers, sectors and lead authorities", async () => {
    const room = await openTestRoom({ now, world: "eu-drill" });
    const union = drillScene("2026-11-23", "eu-drill");
    const some = union.organizations.filter(({ id }) => /-(0[1-9]|1[0-8])$/.test(id));
    const scope = `org.id in [${some.map(({ id }) => JSON.stringify(id)).join(", ")}]`;
    const { code, said } = await run(room, {}, { ...union, organizations: some, scope });
    assert.equal(code, 0, said);
    const cells = await room.store.read(system, async (tx) => {
      return await tx.rows<{ tier: string; told: number }>(
        sql`select tier, sum(told)::integer as told from picture_cell group by tier order by tier`,
      );
    });
    assert.deepEqual(cells, [
      { tier: "essential", told: 18 },
      { tier: "important", told: 18 },
      { tier: "voluntary", told: 18 },
    ]);
    const issued = await room.store.read(system, async (tx) => {
      return await tx.first<{ title: string[] }>(
        sql`select array(select jsonb_object_keys(document #> '{draft,title}')) as title from directive_revision`,
      );
    });
    assert.deepEqual(issued?.title.toSorted(), ["de", "en", "fr"]);
    await room.close();
  });

  it("ends as a failure when an agent's answers do not reach the room", async () => {
    const room = await openTestRoom({ now });
    const unheard = scene.organizations.find(({ schedule }) => schedule.fixed !== null)?.id;
    assert.ok(unheard !== undefined);
    const { code, said } = await run(room, {
      registerKeys: async (keys) => {
        const heard = keys.filter(({ organization }) => organization !== unheard);
        assert.equal(heard.length, keys.length - 1);
        await room.store.write(system, async (tx) => await registerDrillKeys(tx, heard));
      },
    });
    assert.equal(code, 1, said);
    assert.match(said, /^\[DRILL\] \d+ acts failed\.$/m);
    await room.close();
  });

  it("does not start with tokens of another room", async () => {
    const room = await openTestRoom({ now });
    const none = "bst_none";
    const officers = { chair: none, secondChair: none, analyst: none };
    const strange = { ...officers, finder: none, suppliers: [none, none] as const };
    await assert.rejects(run(room, { tokens: async () => await Promise.resolve(strange) }), /is not the one/);
    await room.close();
  });

  it("does not start where no room answers", async () => {
    const room = await openTestRoom({ now });
    const silent: DrillIo = {
      room: "http://localhost:1",
      scene,
      access: {
        tokens: async () => assert.fail("asked"),
        registerKeys: async () => assert.fail("asked"),
        record: async () => assert.fail("asked"),
      },
      fetch: async () => await Promise.reject(new TypeError("refused")),
      now: room.now,
      write: () => undefined,
    };
    await assert.rejects(runDrill([], silent), /No room is ready/);
    await room.close();
  });
});
