/** Keys that are unlocked over HTTP: with the office's own key alone, for so long, each an entry that the office sees; nothing of what opens them is stored anywhere. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { writeNewKey } from "#cli/key/key-file.ts";
import { actText } from "#core/act.ts";
import { sealingKeyUnlock } from "#contract/sealing/sealing-key-unlock.ts";
import { createApp } from "#edge/http/app.ts";
import { officeKeyOpener } from "#main/sealing/office-key.ts";
import { makeOwnToken } from "#stages/registry/tokens.ts";
import { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { sql, system } from "#store/sql.ts";
import { type AccessRoom, startTestRoom } from "#test/kit/room/access-room.ts";

const passphrase = "CANARY-words-of-the-drill";

describe("sealing keys over HTTP", () => {
  let here: AccessRoom;
  let folder = "";
  let token = "";
  let office = "";
  let publicKey = "";
  let privateKey = "";
  const process = () => {
    const unlocked = new UnlockedKeys(here.room.now);
    const openOfficeKey = officeKeyOpener(folder);
    return { unlocked, app: createApp({ ...here.room, unlocked, openOfficeKey }) };
  };

  before(async () => {
    here = await startTestRoom();
    folder = await mkdtemp(join(tmpdir(), "bongsu-sealing-keys-"));
    const secrets = { passphrase: new TextEncoder().encode(passphrase), pin: null };
    const lead = await here.store.read(system, async (tx) =>
      tx.first<{ id: string; office: string; domain: string }>(
        sql`select id, office, domain from operator where role = 'lead' order by id limit 1`,
      ),
    );
    assert.ok(lead !== undefined);
    office = lead.office;
    await mkdir(join(folder, "keys", "offices"), { recursive: true });
    await writeNewKey(join(folder, "keys", "offices", office), { purpose: "sealing", drill: true }, secrets);
    publicKey = await readFile(join(folder, "keys", "offices", `${office}.pub`), "utf8");
    privateKey = await readFile(join(folder, "keys", "offices", office), "utf8");
    const operator = { role: "lead", name: { ko: "[훈련]", en: "[DRILL]" }, ...lead } as const;
    const asked = {
      label: "test",
      scopes: ["read", "change", "approve"],
      life: 86_400_000,
      now: here.room.now(),
    } as const;
    token = (
      await here.store.write(system, async (tx) => makeOwnToken(tx, operator as never, asked as never))
    ).secret;
  });
  after(async () => {
    await here.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function call(app: ReturnType<typeof createApp>, path: string, body?: object) {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const init = body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) };
    const response = await app.request(`/api/sealing-keys${path}`, init);
    const answer = (await response.json()) as {
      readonly keys?: readonly { office: string; unlocked: boolean }[];
      readonly acts?: readonly { act: string }[];
      readonly code?: string;
    };
    return { status: response.status, ...answer };
  }

  test("are unlocked by the office's own key, until their end or a restart", async () => {
    const { app, unlocked } = process();
    const early = await call(app, "/unlock", { passphrase, hours: 1 });
    assert.equal(early.code, "not-found", JSON.stringify(early));
    assert.equal((await call(app, "", { publicKey: "{}".padEnd(30) })).code, "input-invalid");
    const registered = await call(app, "", { publicKey });
    assert.deepEqual(
      registered.keys?.map((key) => [key.office, key.unlocked]),
      [[office, false]],
    );
    assert.equal((await call(app, "/unlock", { passphrase: "another", hours: 1 })).code, "not-permitted");
    assert.equal((await call(app, "/unlock", { privateKey, hours: 1 })).code, "not-permitted");
    for (const brought of [{ passphrase }, { privateKey, passphrase }]) {
      const done = await call(app, "/unlock", { ...brought, hours: 1 });
      assert.equal(done.keys?.[0]?.unlocked, true, JSON.stringify(done));
      assert.equal(unlocked.holders(office).length, 1);
      await call(app, "/lock", {});
      assert.equal(unlocked.holders(office).length, 0);
    }
    await call(app, "/unlock", { passphrase, hours: 1 });
    assert.equal((await call(process().app, "")).keys?.[0]?.unlocked, false, "another process has none");
    here.clock.move(3_600_001);
    assert.equal((await call(app, "")).keys?.[0]?.unlocked, false);
    const { acts } = await call(app, "/history");
    assert.deepEqual(
      acts?.map(({ act }) => act),
      ["unlocked", "locked", "unlocked", "locked", "unlocked", "refused", "refused", "registered"],
    );
  });

  test("leave nothing of what opened them: neither in a table nor in the name of the act", async () => {
    const named = await here.store.read(system, async (tx) =>
      tx.rows<{ name: string }>(
        sql`select relname as name from pg_class where relnamespace = 'bongsu'::regnamespace and relkind = 'r'`,
      ),
    );
    assert.ok(named.length > 20);
    const journal = await here.store.read(system, async (tx) => tx.rows(sql`select fact from journal`));
    assert.ok(!JSON.stringify(journal).includes(passphrase));
    assert.ok(!here.log.join("\n").includes(passphrase));
    const text = actText(sealingKeyUnlock, { privateKey, passphrase, hours: 1 });
    assert.ok(!text.includes(passphrase) && !text.includes("private-key") && text.includes('"hours":1'));
  });
});
