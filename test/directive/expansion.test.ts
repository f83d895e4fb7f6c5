/** Whom a preview counts is whom the issued directive is told to, and who then stands somewhere and is counted in the picture. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { directiveTexts } from "#edge/directive-texts.ts";
import { signerOf } from "#core/seal/index.ts";
import type { Actor } from "#core/actor.ts";
import { followersOf } from "#main/room/followers.ts";
import { approveDirective, draftDirective, submitDirective } from "#stages/directive/commands.ts";
import { previewDirective } from "#stages/directive/preview.ts";
import { notificationsOf, recipientsByPlace } from "#stages/dissemination/queries.ts";
import { type Follower, runFollowerOnce } from "#store/journal.ts";
import { type Store, system } from "#store/sql.ts";
import { ana, bo, chair, directiveRoom, draft, now } from "#test/kit/directive-fixtures.ts";

let store: Store;
let followers: readonly Follower[];

async function settle(): Promise<void> {
  for (const follower of followers) while ((await runFollowerOnce(store, follower)) > 0);
}

/** Drafted by one, approved by another, and followed to the end. */
async function expand(by: Actor, approver: Actor, scope: string): Promise<string> {
  const { directive } = await store.write(
    by,
    async (tx) => await draftDirective(tx, { ...draft, scope }, now),
  );
  await store.write(by, async (tx) => await submitDirective(tx, { directive }, now));
  await store.write(approver, async (tx) => await approveDirective(tx, { directive }, now, directiveTexts));
  await settle();
  return directive;
}

function countBy<R>(rows: readonly R[], of: (row: R) => string): Record<string, number> {
  const groups = Map.groupBy(rows, of);
  return Object.fromEntries([...groups].map(([name, members]) => [name, members.length]));
}

describe("the count told is the count previewed", () => {
  before(async () => {
    store = await directiveRoom();
    const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
    const pkcs8 = new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
    const signer = await signerOf(pkcs8, "drill");
    followers = followersOf({ room: "http://localhost", drill: true, signer });
  });
  after(async () => await store.close());

  for (const [name, by, approver, scope] of [
    ["by a lead authority, everyone in its domain", ana, bo, "true"],
    [
      "by a lead authority, large ones of two sectors",
      ana,
      bo,
      'org.size >= 300 && org.sector in ["finance", "energy"]',
    ],
    ["by the chair, everyone", chair, bo, "true"],
    ["by the chair, nobody", chair, bo, "org.size < 0"],
  ] as const)
    it(name, async () => {
      const preview = await store.read(
        by,
        async (tx) => await previewDirective(tx, { ...draft, scope }, now),
      );
      const directive = await expand(by, approver, scope);
      const told = await store.read(system, async (tx) => await notificationsOf(tx, directive));
      assert.equal(told.length, preview.selected.total);
      assert.equal(told.length > 0, scope !== "org.size < 0");
      assert.deepEqual(
        countBy(told, ({ tier }) => tier),
        preview.selected.byTier,
      );
      assert.deepEqual(
        countBy(told, ({ sector }) => sector),
        preview.selected.bySector,
      );
      const dues = new Set(told.map(({ due }) => due));
      const unknown = preview.deadlines.find(({ exposed }) => exposed === "unknown")?.due;
      assert.deepEqual([...dues], told.length === 0 ? [] : [unknown]);
      const cells = await store.read(system, async (tx) => await recipientsByPlace(tx, directive));
      assert.equal(
        cells.reduce((sum, cell) => sum + cell.told, 0),
        told.length,
      );
    });
});
