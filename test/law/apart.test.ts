/** Calls that are done apart come to the same as on the thread that answers: each endpoint is asked on both, and what a room has and a thread lacked would show. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { contract, type EndpointKey } from "#contract/index.ts";
import type { Endpoint } from "#contract/endpoint.ts";
import { createApp } from "#edge/http/app.ts";
import { createBus, type Room } from "#edge/http/room.ts";
import { type CallThreads, openCallThreads } from "#edge/http/work/call-threads.ts";
import { silentLog } from "#edge/watch/log.ts";
import { loadWorld } from "#stages/registry/load-world.ts";
import type { OperatorRole } from "#stages/registry/operators.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { openPool, openStore, system, type Store } from "#store/sql.ts";
import { unlockOffice } from "#test/kit/room/office-key.ts";
import { freshDatabase } from "#test/kit/room/test-store.ts";
import { sample } from "#test/kit/sample-input.ts";

const apart = (Object.entries(contract) as [EndpointKey, Endpoint][]).filter(
  ([, { work, lines }]) => work?.apart !== undefined && lines === undefined,
);

describe("calls that are done apart", () => {
  let store: Store;
  let room: Room;
  let threads: CallThreads;
  let owner: ReturnType<typeof openPool>;
  const troubles: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), "bongsu-apart-"));
  const tokens = new Map<OperatorRole, string>();
  before(async () => {
    const connection = await freshDatabase();
    store = await openStore(connection);
    await loadWorld(store, "drill");
    const place = {
      drill: true,
      version: "0.0.0-test",
      origin: "http://localhost:8420",
      advisoryPrefix: "GCVE-4711",
      publicFolder: join(folder, "pub"),
      webFolder: join(folder, "web"),
      intake: null,
    };
    const unlocked = new UnlockedKeys(() => new Date());
    const signer = { keyid: "0", sign: () => assert.fail("nothing is signed here") };
    const outside = { signer, bus: createBus(), log: silentLog };
    room = { ...place, ...outside, store, unlocked, now: () => new Date(), checkOutputs: true };
    owner = openPool(connection);
    threads = openCallThreads({ ...place, connection }, { unlocked, troubled: (one) => troubles.push(one) });
  });
  after(async () => {
    await threads.close();
    await owner.end();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const headersFor = async ({ roles }: Endpoint): Promise<Record<string, string>> => {
    const role = roles.find((one): one is OperatorRole => one !== "public" && one !== "agent");
    if (role === undefined) return {};
    if (!tokens.has(role)) {
      const made = await store.write(system, async (tx) => await makeToken(tx, { role, now: new Date() }));
      tokens.set(role, made.secret);
    }
    return { authorization: `Bearer ${tokens.get(role)}` };
  };
  const ask = async (entry: Endpoint, input: Readonly<Record<string, unknown>>) => {
    const rest = { ...input };
    const path = entry.path.replaceAll(/:(\w+)/g, (_, name: string) => {
      const value = String(rest[name]);
      delete rest[name];
      return encodeURIComponent(value);
    });
    const query = new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)]));
    const headers = { "content-type": "application/json", ...(await headersFor(entry)) };
    const get = entry.method === "GET";
    const [url, body] = get ? [`${path}?${query}`, {}] : [path, { body: JSON.stringify(rest) }];
    const request = async (on: CallThreads | undefined) => {
      for (let left = 20; ; left--) {
        const answer = await createApp(room, on).request(url, { method: entry.method, headers, ...body });
        const text = await answer.text();
        // A machine that is busy starts its threads late.
        if (answer.status !== 503 || left === 0) return { status: answer.status, text };
      }
    };
    return { here: await request(undefined), there: await request(threads) };
  };

  for (const [key, entry] of apart)
    it(`${key} comes to the same in a thread`, async () => {
      const { here, there } = await ask(entry, sample(entry.input) as Record<string, unknown>);
      assert.ok(there.status < 500, `${there.status} ${there.text}`);
      assert.equal(there.status, here.status, `${here.text} in a thread is ${there.text}`);
    });

  it("an advisory is numbered under the room's own prefix in a thread too", async () => {
    const entry: Endpoint = contract.ownAdvisoryDraft;
    await unlockOffice({ store, unlocked: new UnlockedKeys(() => new Date()) }, "kisa");
    const example = JSON.parse(readFileSync("test/vectors/advisory/edgegate.json", "utf8")) as object;
    const document = JSON.stringify({ ...example, aliases: [] });
    const { here, there } = await ask(entry, { document });
    const numberIn = (text: string): string | undefined => /"advisory":"(GCVE-\d+)-/.exec(text)?.[1];
    assert.equal(numberIn(here.text), "GCVE-4711", here.text);
    assert.equal(numberIn(there.text), "GCVE-4711", there.text);
  });

  it("that a full disk refuses a call in a thread is known to the process", async () => {
    await owner.query(`create function bongsu.drill_full() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`);
    await owner.query(
      "create trigger drill_full before insert on bongsu.own_advisory execute function bongsu.drill_full()",
    );
    const example = readFileSync("test/vectors/advisory/edgegate.json", "utf8");
    const document = JSON.stringify({ ...(JSON.parse(example) as object), aliases: [] });
    const { here, there } = await ask(contract.ownAdvisoryDraft, { document });
    await owner.query("drop function bongsu.drill_full cascade");
    assert.equal(there.status, 503, there.text);
    assert.equal(here.status, 503, here.text);
    assert.ok(troubles.length > 0 && troubles.every((one) => one === "full"), troubles.join(", "));
  });
});
