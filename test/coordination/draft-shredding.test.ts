/** A draft of an advisory goes with the texts of its case: nobody opens it afterwards, what was approved comes out all the same, and what is out is revised anew. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { openBytes } from "#core/seal/object/sealed-object.ts";
import { approveOwnAdvisory } from "#stages/advisory/own/commands.ts";
import { openedRelease } from "#stages/advisory/own/sealed-draft.ts";
import { shredDrafts } from "#stages/advisory/own/shred-drafts.ts";
import { shredDue } from "#stages/case/clock/shred.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import { sql, system } from "#store/sql.ts";
import { bo } from "#test/kit/directive-fixtures.ts";
import { type CaseRoom, sealingKey, startCaseRoom } from "#test/kit/coordination/case-room.ts";
import { unlockOffice } from "#test/kit/room/office-key.ts";

const canary = "vexolantrique";
const example = JSON.parse(readFileSync("test/vectors/advisory/edgegate.json", "utf8")) as {
  readonly history: readonly object[];
};
const title = { ko: `${canary} 취약점`, en: `${canary} flaw` };
const document = JSON.stringify({ ...example, aliases: [], title, history: example.history.slice(0, 1) });
const about = { product: "EdgeGate VPN", severity: "high", title: "t", summary: "s", retentionDays: 1 };

describe("drafts of advisories whose case is over", () => {
  let room: CaseRoom;
  let id = "";
  const drafts = { waiting: "", approved: "", out: "" };
  before(async () => {
    room = await startCaseRoom();
    await unlockOffice({ store: room.here.store, unlocked: room.unlocked }, null, 7);
    id = String((await room.done("lead", "/api/cases", about))["case"]);
  });
  after(async () => await room.close());

  const draft = async (): Promise<string> => {
    const made = await room.done("lead", "/api/own-advisories", { document, case: id });
    return String(made["advisory"]);
  };
  const inRoom = async <T>(act: Parameters<typeof room.here.store.write<T>>[1]): Promise<T> =>
    await room.here.store.write(system, act);
  const contentOf = async (advisory: string): Promise<Buffer | undefined> =>
    (
      await inRoom(async (tx) =>
        tx.first<{ content: Buffer }>(
          sql`select content from own_advisory_draft where own_advisory = ${advisory}`,
        ),
      )
    )?.content;

  it("three are written, one is approved, and of one the first revision is out", async () => {
    drafts.waiting = await draft();
    drafts.approved = await draft();
    drafts.out = await draft();
    const publishAt = new Date(room.here.clock.now().getTime() + 86_400_000).toISOString();
    await room.done("lead", `/api/own-advisories/${drafts.approved}/submit`, { publishAt });
    const keys = (office: string) => ({ own: room.unlocked.holders(office), together: [] });
    const acting = { id: drafts.approved, actor: bo, now: room.here.clock.now().toISOString() };
    await room.here.store.write(onBehalfOf(bo), async (tx) => await approveOwnAdvisory(tx, acting, keys));
    await inRoom(async (tx) => {
      await tx.run(
        sql`update own_advisory set published = ${document}::jsonb, revision = 1 where id = ${drafts.out}`,
      );
    });
    const { holder } = await sealingKey(5);
    const opened = await openBytes(new Uint8Array((await contentOf(drafts.waiting)) ?? []), [holder]);
    assert.ok(opened.ok && new TextDecoder().decode(opened.value).includes(canary), "it opens before");
    assert.equal(await inRoom(async (tx) => await shredDrafts(tx, new Date().toISOString())), 0);
  });

  it("is destroyed once the texts are: no key opens it, and it is neither shown, edited, submitted nor begun again", async () => {
    await room.done("lead", `/api/cases/${id}/acts`, { act: { kind: "report", act: "close" } });
    const now = new Date(Date.now() + 1_000).toISOString();
    await inRoom(async (tx) => {
      await tx.run(sql`update coordination_case set closed_at = now() - interval '2 days' where id = ${id}`);
    });
    assert.equal(await inRoom(async (tx) => await shredDue(tx, now)), 1);
    // A process that dies here leaves the drafts to whichever comes next.
    assert.equal(await inRoom(async (tx) => await shredDrafts(tx, now)), 3);
    assert.equal(await inRoom(async (tx) => await shredDrafts(tx, now)), 0, "once");
    const { holder } = await sealingKey(5);
    for (const advisory of [drafts.waiting, drafts.approved]) {
      const opened = await openBytes(new Uint8Array((await contentOf(advisory)) ?? []), [holder]);
      assert.equal(!opened.ok && opened.findings[0]?.code, "sealed-shredded", advisory);
    }
    const [, shown] = await room.call("lead", "GET", `/api/own-advisories/${drafts.waiting}`);
    assert.deepEqual([shown["document"], shown["title"]], [null, null]);
    assert.equal((shown["entries"] as { act: string }[]).at(-1)?.act, "shredded");
    const refused = await Promise.all([
      room.call("lead", "POST", `/api/own-advisories/${drafts.waiting}/edit`, { document }),
      room.call("lead", "POST", `/api/own-advisories/${drafts.waiting}/submit`, { publishAt: null }),
      room.call("lead", "POST", "/api/own-advisories", { document, case: id }),
    ]);
    assert.deepEqual(
      refused.map(([status]) => status),
      [409, 409, 409],
    );
  });

  it("leaves what was approved to the room's own key, and of what is out what is out", async () => {
    const holders = { own: room.unlocked.holders(null), together: [] };
    const waiting = await inRoom(async (tx) => await openedRelease(tx, drafts.approved, holders));
    assert.equal(JSON.stringify(waiting).includes(canary), true);
    const [, shown] = await room.call("lead", "GET", `/api/own-advisories/${drafts.out}`);
    assert.deepEqual([shown["state"], shown["document"] !== null], ["published", true]);
    assert.equal(await contentOf(drafts.out), undefined);
  });
});
