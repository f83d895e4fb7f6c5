/**
 * One room by several processes: three that answer and two that work on one PostgreSQL with one publication, behind a proxy, and every few seconds one of
 * them is killed. Nothing acknowledged is lost, nothing is there twice, agents verify what is published, and streams of any process see what happens in all.
 * `BONGSU_KILLS=N` kills so many times (2 where it is not set).
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test, describe } from "node:test";
import { importRecords } from "#stages/advisory/commands.ts";
import { approveDirective, draftDirective, submitDirective } from "#stages/directive/commands.ts";
import { directiveTexts } from "#edge/directive-texts.ts";
import { makeToken, type TokenRequest } from "#stages/registry/tokens.ts";
import { firstBrokenEntry } from "#store/journal.ts";
import { openStore, sql, type Store, system } from "#store/sql.ts";
import { advisory, ana, bo, draft, drillRecord } from "#test/kit/directive-fixtures.ts";
import { type BalancingProxy, balancingProxy } from "#test/kit/fault/balancing-proxy.ts";
import { type Fleet, fleet } from "#test/kit/fault/fleet.ts";
import { dataFolder, freePort, runCommand } from "#test/kit/process.ts";
import { freshDatabase } from "#test/kit/room/test-store.ts";

const kills = Number(process.env["BONGSU_KILLS"] ?? "2");
const pauseBetween = 1000;

type Scene = {
  readonly store: Store;
  readonly room: Fleet;
  readonly proxy: BalancingProxy;
  readonly data: string;
  readonly origin: string;
};

const cleanUp: (() => unknown)[] = [];

async function openScene(): Promise<Scene> {
  const connection = await freshDatabase();
  const store = await openStore(connection);
  const folder = dataFolder();
  const ports = await Promise.all([freePort(), freePort(), freePort()]);
  const proxy = await balancingProxy(ports);
  const origin = `http://localhost:${proxy.port}`;
  const room = fleet(
    [
      ...ports.map((port) => ({ kind: "serve", port }) as const),
      { kind: "work", port: 0 },
      { kind: "work", port: 0 },
    ],
    {
      args: ["--data", folder.path, "--publication", join(folder.path, "published")],
      env: {
        DATABASE_URL: `postgres://postgres@localhost/${connection.database}?host=${encodeURIComponent(String(connection.host))}`,
        BONGSU_ORIGIN: origin,
      },
    },
  );
  cleanUp.push(folder.remove, async () => await store.close(), proxy.close);
  return { store, room, proxy, data: folder.path, origin };
}

async function token(store: Store, asked: Omit<TokenRequest, "now">): Promise<string> {
  return (await store.write(system, async (tx) => await makeToken(tx, { ...asked, now: new Date() }))).secret;
}

async function issueAt(store: Store, now: string): Promise<string> {
  const { directive } = await store.write(ana, async (tx) => await draftDirective(tx, draft, now));
  await store.write(ana, async (tx) => await submitDirective(tx, { directive }, now));
  await store.write(bo, async (tx) => await approveDirective(tx, { directive }, now, directiveTexts));
  return directive;
}

/** Answers until told to stop; each answer is sent until it is acknowledged, under one key. Gives the acknowledged keys and their receipts. */
async function answering(
  { origin }: Scene,
  { secret, directive, goOn }: { secret: string; directive: string; goOn: () => boolean },
): Promise<ReadonlyMap<string, string>> {
  const receipts = new Map<string, string>();
  for (let n = 1; goOn(); n++) {
    const once = `answer-${n}`;
    const counts = { affected: n, fixed: 0, mitigated: 0, notAffected: 0, unknown: 0 };
    const body = JSON.stringify({ revision: 1, counts, once });
    const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
    for (;;) {
      const answer = await fetch(`${origin}/api/tasks/${directive}/answer`, {
        method: "POST",
        headers,
        body,
      }).catch(() => null);
      if (answer?.status === 200) {
        receipts.set(once, JSON.stringify(await answer.json()));
        break;
      }
      // 404 until the directive has come to the organisation.
      assert.ok(
        answer === null || [502, 503, ...(n === 1 ? [404] : [])].includes(answer.status),
        `${answer?.status} ${await answer?.text()}`,
      );
      await new Promise((next) => setTimeout(next, 100));
    }
    await new Promise((next) => setTimeout(next, 50));
  }
  return receipts;
}

/** Follows the picture by one process after the other; counts the events that came. */
async function watching(
  { origin }: Scene,
  { secret, stopped }: { secret: string; stopped: AbortSignal },
): Promise<{ readonly events: () => number }> {
  let events = 0;
  void (async () => {
    while (!stopped.aborted) {
      const headers = { authorization: `Bearer ${secret}` };
      const stream = await fetch(`${origin}/api/picture/stream`, { headers, signal: stopped }).catch(
        () => null,
      );
      try {
        for await (const part of stream?.body ?? [])
          if (new TextDecoder().decode(part).includes("data:")) events += 1;
      } catch {
        continue;
      }
    }
  })();
  return { events: () => events };
}

async function someOrganizations(store: Store): Promise<readonly string[]> {
  const rows = await store.read(
    system,
    async (tx) =>
      await tx.rows<{ id: string }>(
        sql`select id from organization where domain = 'private' order by id limit 3`,
      ),
  );
  return rows.map(({ id }) => id);
}

async function newestSequence(store: Store): Promise<number> {
  const row = await store.read(
    system,
    async (tx) => await tx.first<{ sequence: number }>(sql`select max(sequence) as sequence from pub_index`),
  );
  return row?.sequence ?? 0;
}

/** Waits until the folder holds that index. */
async function published({ data }: Scene, sequence: number): Promise<void> {
  const file = join(data, "published", "index.json");
  for (let turn = 0; turn < 300; turn++) {
    if (existsSync(file)) {
      const { payload } = JSON.parse(readFileSync(file, "utf8")) as { payload: string };
      const index = JSON.parse(Buffer.from(payload, "base64").toString("utf8")) as { sequence: number };
      if (index.sequence >= sequence) return;
    }
    await new Promise((next) => setTimeout(next, 100));
  }
  assert.fail(`index ${sequence} was not published within 30 s`);
}

describe("one room by several processes", () => {
  after(async () => {
    for (const one of cleanUp.reverse()) await one();
  });

  test("three processes answer and two work while one after the other is killed", async (t) => {
    const scene = await openScene();
    const { store, room, data, origin } = scene;
    await room.start(0);
    cleanUp.push(async () => await room.stop());
    await Promise.all([1, 2, 3, 4].map(async (at) => await room.start(at)));
    const now = new Date().toISOString();
    await importRecords(store, system, { batch: "test", records: [drillRecord(advisory)] });
    const directive = await issueAt(store, now);
    const organizations = await someOrganizations(store);
    const secrets = await Promise.all(
      organizations.map(async (organization) => await token(store, { role: "organization", organization })),
    );
    let on = true;
    const stopped = new AbortController();
    const stream = await watching(scene, {
      secret: await token(store, { role: "chair" }),
      stopped: stopped.signal,
    });
    const answers = Promise.all(
      secrets.map(async (secret) => await answering(scene, { secret, directive, goOn: () => on })),
    );
    for (let n = 0; n < kills; n++) {
      await new Promise((next) => setTimeout(next, pauseBetween));
      // A process that answers and one that works, in turn.
      const at = n % 2 === 0 ? 3 + (n % 4) / 2 : n % 3;
      await room.kill(at);
      await issueAt(store, now);
      await room.start(at);
    }
    on = false;
    const acknowledged = await answers;
    await published(scene, await newestSequence(store));
    stopped.abort();

    const stored = await store.read(
      system,
      async (tx) =>
        await tx.rows<{ organization: string; answers: number }>(sql`
        select organization, count(*)::integer as answers from answer where directive = ${directive} group by organization`),
    );
    for (const [at, organization] of organizations.entries()) {
      const count = stored.find((one) => one.organization === organization)?.answers ?? 0;
      const own = acknowledged[at] ?? new Map<string, string>();
      assert.equal(count, own.size, `${organization}: ${count} stored, ${own.size} acknowledged`);
      const [once = "", receipt = ""] = [...own].at(-1) ?? [];
      const again = await fetch(`${origin}/api/tasks/${directive}/answer`, {
        method: "POST",
        headers: { authorization: `Bearer ${secrets[at]}`, "content-type": "application/json" },
        body: JSON.stringify({
          revision: 1,
          counts: { affected: own.size, fixed: 0, mitigated: 0, notAffected: 0, unknown: 0 },
          once,
        }),
      });
      assert.equal(JSON.stringify(await again.json()), receipt, "the same answer again has the same receipt");
    }
    assert.equal(await store.read(system, firstBrokenEntry), null);
    const synced = await runCommand(["sync", "--from", origin, "--dir", join(data, "agent"), "--lang", "en"]);
    assert.equal(synced.code, 0, synced.err);
    assert.ok(stream.events() >= 2, `${stream.events()} events`);
    const { codes, longest } = await room.stop();
    assert.deepEqual([...new Set(codes)], [0], room.printed());
    assert.ok(longest < 10_000);
    const count = acknowledged.reduce((sum, own) => sum + own.size, 0);
    t.diagnostic(
      `${kills} kills, ${count} answers acknowledged, ${stream.events()} events, stop ${Math.round(longest)} ms`,
    );
  });
});
