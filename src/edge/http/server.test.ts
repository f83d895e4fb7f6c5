/** The server on a real port: slow and oversized requests, streams, health, stopping. */
import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test, describe } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import {
  type AccessRoom,
  asVisitor,
  signIn,
  startTestRoom,
  type Visitor,
} from "#test/kit/room/access-room.ts";
import { createApp } from "#edge/http/app.ts";
import { applyPatch, type Operation } from "rfc6902";
import { createBus } from "#edge/http/room.ts";
import { type Listening, startServer } from "#edge/http/server.ts";
import { silentLog } from "#edge/watch/log.ts";
import { aroundTransactions } from "#store/around-transactions.ts";
import { sql, system, type Tx } from "#store/sql.ts";

let here: AccessRoom;
let server: Listening;
let base: string;
let chair: Visitor;
/** Sends raw bytes and returns the first line of what comes back. */
async function raw(text: string): Promise<string> {
  const socket = connect(server.port, "127.0.0.1");
  const { promise, resolve } = Promise.withResolvers<string>();
  socket.on("data", (data) => resolve(data.toString("latin1").split("\r\n")[0] ?? ""));
  for (const end of ["close", "error"]) socket.on(end, () => resolve("closed"));
  socket.write(text);
  const line = await promise;
  socket.destroy();
  return line;
}

const pictureStream = "/api/picture/stream";
type StreamEvent = { readonly id: string; readonly event: string; readonly data: unknown };
/** A stream's events; `next` is undefined once it has ended. */
type OpenedStream = { next: () => Promise<StreamEvent | undefined>; close: () => Promise<void> };

async function openStream(who: Visitor, last?: string, path = pictureStream): Promise<OpenedStream> {
  const headers = { ...asVisitor(who), ...(last !== undefined && { "last-event-id": last }) };
  const response = await fetch(base + path, { headers });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "text/event-stream");
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  assert.ok(reader);
  let text = "";
  const next = async (): Promise<StreamEvent | undefined> => {
    for (;;) {
      const end = text.indexOf("\n\n");
      if (end < 0) {
        const { value, done } = await reader.read();
        if (done) return undefined;
        text += value;
        continue;
      }
      const lines = text.slice(0, end).split("\n");
      text = text.slice(end + 2);
      const field = (name: string): string | undefined =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const data = field("data");
      if (data !== undefined)
        return { id: field("id") ?? "", event: field("event") ?? "", data: JSON.parse(data) as unknown };
    }
  };
  return { next, close: async () => await reader.cancel() };
}

async function newPicture(directive: string): Promise<void> {
  await here.store.write(system, async (tx) => {
    await tx.run(
      sql`insert into picture (directive, title, drill, issued_at, position, at) values (${directive}, '{"ko":"[훈련]"}', true, now(), 1, now())`,
    );
  });
  here.room.bus.changed();
}

type PictureState = { total: number; order: string[]; pictures: Record<string, { title: object }> };

function applied(state: unknown, event: StreamEvent | undefined): unknown {
  if (event?.event === "state") return event.data;
  const copy = structuredClone(state);
  assert.ok(applyPatch(copy, event?.data as Operation[]).every((failure) => failure === null));
  return copy;
}

async function changeTitle(directive: string): Promise<void> {
  const title = JSON.stringify({ ko: `[훈련] ${directive}` });
  await here.store.write(system, async (tx) => {
    await tx.run(sql`update picture set title = ${title} where directive = ${directive}`);
  });
  here.room.bus.changed();
}

async function readPicture(query = ""): Promise<{ total: number; next?: string; pictures: unknown[] }> {
  const answer = await fetch(`${base}/api/picture${query}`, { headers: asVisitor(chair) });
  return (await answer.json()) as Awaited<ReturnType<typeof readPicture>>;
}

describe("the server on a real port", () => {
  before(async () => {
    here = await startTestRoom();
    server = await startServer(here.room, { host: "127.0.0.1", port: 0 });
    base = `http://127.0.0.1:${server.port}`;
    chair = await signIn(here, { id: "chair", role: "chair" });
  });
  after(async () => {
    await server.close();
    await here.close();
  });

  test("health: 200 after a commit, one commit for all who ask within a second, 503 when no commit can be made", async () => {
    const pulse = async () =>
      await here.store.read(system, async (tx) => await tx.first<{ at: string }>(sql`select at from pulse`));
    const answers = await Promise.all(Array.from({ length: 20 }, async () => await fetch(`${base}/healthz`)));
    assert.ok(answers.every(({ status }) => status === 200));
    assert.deepEqual(await answers[0]?.json(), { status: "ok", drill: true, version: "0.0.0-test" });
    const first = await pulse();
    assert.ok(first);
    await fetch(`${base}/healthz`);
    assert.deepEqual(await pulse(), first);
    const down = { ...here.room.store, write: async () => await Promise.reject(new Error("down")) };
    const log: { what: string; facts: Record<string, unknown> }[] = [];
    const error = (what: string, facts = {}): number => log.push({ what, facts });
    const sick = await startServer(
      { ...here.room, bus: createBus(), store: down, log: { ...silentLog, error } },
      { host: "127.0.0.1", port: 0 },
    );
    const answer = await fetch(`http://127.0.0.1:${sick.port}/healthz`, {
      headers: { "x-secret": "hidden" },
    });
    assert.equal(answer.status, 503);
    assert.equal(((await answer.json()) as { code: string }).code, "unavailable");
    assert.equal(log.length, 1);
    const line = log[0]?.facts ?? {};
    assert.deepEqual(
      [line["route"], line["method"], line["status"], line["message"]],
      ["/healthz", "GET", 503, "down"],
    );
    assert.ok(!JSON.stringify(log).includes("hidden"));
    await sick.close();
  });

  test("a refused upload of many megabytes gets its answer, and the server stays well", async () => {
    for (const [path, status] of [
      ["/api/imports", 401],
      ["/api/session/link", 413],
    ] as const) {
      const answer = await fetch(base + path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: "x".repeat(20_000_000),
      }).then(
        (response) => response.status,
        () => "closed",
      );
      assert.ok(answer === status || answer === "closed", `${path}: ${answer}`);
    }
    assert.equal((await fetch(`${base}/openapi.json`)).status, 200);
  });

  test("requests that are no requests are refused: huge headers, two lengths, both length and chunks, no host, junk", async () => {
    const refused = /^HTTP\/1\.1 (?:400|431) |^closed$/;
    const head = "POST /api/session/link HTTP/1.1\r\nHost: localhost\r\n";
    assert.match(
      await raw(`GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ${"a".repeat(20_000)}\r\n\r\n`),
      refused,
    );
    assert.match(await raw(`${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`), refused);
    assert.match(
      await raw(`${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`),
      refused,
    );
    assert.match(await raw("GET / HTTP/1.1\r\n\r\n"), refused);
    assert.match(await raw("\u0016\u0003\u0001junk\r\n\r\n"), refused);
    assert.match(
      await raw("GET http://[::bad HTTP/1.1\r\nHost: localhost\r\n\r\n"),
      /^HTTP\/1\.1 4\d\d |^closed$/,
    );
  });

  test("a body that is left out is missing, not empty; a path answers to exactly what the contract says", async () => {
    const organization = await here.store.read(system, async (tx) =>
      tx.first<{ id: string }>(sql`select id from organization where valid_to is null order by id limit 1`),
    );
    const firm = await signIn(here, {
      id: "firm",
      role: "organization",
      organization: organization?.id ?? assert.fail(),
    });
    const put = await fetch(`${base}/api/asset-facts`, { method: "PUT", headers: asVisitor(firm) });
    const problem = (await put.json()) as { findings: { code: string }[] };
    assert.deepEqual([put.status, problem.findings.map(({ code }) => code)], [400, ["required"]]);
    for (const [path, allowed] of [
      ["/api/directives/preview", "POST"],
      ["/api/directives/DRILL-1", "GET, PUT, HEAD"],
      ["/api/directives", "GET, POST, HEAD"],
    ] as const) {
      const answer = await fetch(base + path, { method: "OPTIONS" });
      await answer.arrayBuffer();
      assert.deepEqual(
        [answer.status, new Set(answer.headers.get("allow")?.split(", "))],
        [405, new Set(allowed.split(", "))],
        path,
      );
    }
  });

  test("stream: the state at once, then what changed of it, at most once a second", async () => {
    const stream = await openStream(chair);
    const first = await stream.next();
    assert.deepEqual([first?.event, first?.data], ["state", { total: 0, order: [], pictures: {} }]);
    const started = performance.now();
    for (let i = 0; i < 5; i += 1) await newPicture(`D-${i}`);
    const second = await stream.next();
    assert.ok(performance.now() - started > 900);
    const state = applied(first?.data, second) as PictureState;
    assert.deepEqual([state.total, state.order.toSorted()], [5, ["D-0", "D-1", "D-2", "D-3", "D-4"]]);
    await changeTitle("D-3");
    const third = await stream.next();
    assert.deepEqual(third?.data, [{ op: "replace", path: "/pictures/D-3/title/ko", value: "[훈련] D-3" }]);
    await stream.close();

    const plain = await readPicture();
    const later = applied(state, third) as PictureState;
    assert.deepEqual(
      plain.pictures,
      later.order.map((directive) => later.pictures[directive]),
    );

    const backSoon = await openStream(chair, second?.id);
    assert.deepEqual(await backSoon.next(), third, "after a gap: what was missed");
    await backSoon.close();
    const backLate = await openStream(chair, "of-long-ago");
    assert.deepEqual([(await backLate.next())?.event], ["state"], "after a long gap: the whole state");
    await backLate.close();
  });

  test("stream: who was told by a cell alone moves its picture's revision too", async () => {
    const stream = await openStream(chair, undefined, "/api/picture/stream?directive=D-0");
    const first = await stream.next();
    await here.store.write(system, async (tx) => {
      await tx.run(sql`
      insert into picture_cell (directive, domain, sector, tier, unit, told)
      values ('D-0', 'private', 'finance', 'major', 1, 12)`);
    });
    here.room.bus.changed();
    const state = applied(first?.data, await stream.next()) as {
      pictures: Record<string, { total: { told: number } }>;
    };
    assert.equal(state.pictures["D-0"]?.total.told, 12);
    await stream.close();
  });

  test("stream: one reading serves all who watch the same, and none is shown another role's", async () => {
    const analyst = await signIn(here, { id: "analyst-2", role: "analyst" });
    const actors: string[] = [];
    const store: typeof here.store = {
      ...here.store,
      read: async (actor, work) => {
        if (actor.role !== "system") actors.push(`${actor.role} ${actor.id}`);
        return await here.store.read(actor, work);
      },
    };
    const app = createApp({ ...here.room, store });
    const watching = await Promise.all(
      [chair, chair, chair, analyst].map(
        async (visitor) => await app.request("/api/picture/stream", { headers: asVisitor(visitor) }),
      ),
    );
    const byActor = Map.groupBy(actors, (actor) => actor);
    assert.deepEqual(
      [...byActor].map(([actor, times]) => [actor, times.length]),
      [
        ["chair stream", 2],
        ["analyst stream", 2],
      ],
      "a question for the version and one for the state, of each role",
    );
    await Promise.all(watching.map(async ({ body }) => await body?.cancel()));
  });

  test("picture: by page until all were named, and nothing again for who has it already", async () => {
    const seen = new Set<unknown>();
    let query = "?limit=2";
    for (let pages = 0; pages < 3; pages++) {
      const page = await readPicture(query);
      assert.equal(page.total, 5);
      for (const picture of page.pictures) seen.add((picture as { directive: string }).directive);
      query = `?limit=2&after=${page.next ?? ""}`;
      if (page.next === undefined) break;
    }
    assert.deepEqual(seen, new Set(["D-0", "D-1", "D-2", "D-3", "D-4"]));
    const headers = asVisitor(chair);
    const first = await fetch(`${base}/api/picture`, { headers });
    assert.equal(first.headers.get("cache-control"), "private, no-cache");
    await first.arrayBuffer();
    const etag = first.headers.get("etag") ?? "";
    const again = await fetch(`${base}/api/picture`, { headers: { ...headers, "if-none-match": etag } });
    assert.deepEqual([again.status, await again.text()], [304, ""]);
    await changeTitle("D-1");
    await changeTitle("D-2");
    await here.store.write(system, async (tx) => {
      await tx.run(sql`update picture set due = '2026-12-01T00:00:00Z' where directive = 'D-1'`);
    });
    const moved = await fetch(`${base}/api/picture`, { headers: { ...headers, "if-none-match": etag } });
    assert.equal(moved.status, 200);
    await moved.arrayBuffer();
  });

  test("picture: what was worked out serves the next request, whatever lane it comes by", async () => {
    let reads = 0;
    const counted = (tx: Tx): Tx => ({
      ...tx,
      rows: async (query) => {
        if (query.strings.join("").includes("picture_cell")) reads += 1;
        return await tx.rows(query);
      },
    });
    const store = aroundTransactions(here.store, async (_, run) => await run(counted));
    const app = createApp({ ...here.room, bus: createBus(), store });
    for (let asked = 0; asked < 3; asked++)
      assert.equal((await app.request("/api/picture", { headers: asVisitor(chair) })).status, 200);
    assert.equal(reads, 1);
  });

  test("stream: asking for its head opens none", async () => {
    let streams = 0;
    const bus = createBus();
    const counting = {
      ...bus,
      onChange: (listener: () => void) => {
        streams += 1;
        return bus.onChange(listener);
      },
    };
    const app = createApp({ ...here.room, bus: counting });
    const head = await app.request("/api/picture/stream", { method: "HEAD", headers: asVisitor(chair) });
    assert.equal(head.status, 200);
    assert.equal(streams, 0);
  });

  test("stream: ends when the session ends, and shows nothing that came after", async () => {
    const visitor = await signIn(here, { id: "analyst", role: "analyst" });
    const stream = await openStream(visitor);
    await stream.next();
    const out = await fetch(`${base}/api/session`, { method: "DELETE", headers: asVisitor(visitor) });
    assert.equal(out.status, 200);
    await newPicture("D-after");
    assert.equal(await stream.next(), undefined);
  });

  test("stream: is no use of the session, so an open page does not keep it from being idle", async () => {
    const real = await startTestRoom("empty");
    try {
      const visitor = await signIn(real, { id: "analyst", role: "analyst" });
      await real.store.write(system, async (tx) => {
        await tx.run(
          sql`insert into passkey (id, operator, public_key, counter) values ('k', 'analyst', 'x', 0)`,
        );
      });
      const response = await real.app.request("/api/picture/stream", { headers: asVisitor(visitor) });
      const reader = response.body?.getReader();
      assert.ok(reader);
      await reader.read();
      real.clock.move(20 * 60_000);
      await real.store.write(system, async (tx) => {
        await tx.run(
          sql`insert into picture (directive, title, drill, issued_at, position, at) values ('D', '{}', false, now(), 1, now())`,
        );
      });
      real.room.bus.changed();
      assert.equal((await reader.read()).done, false);
      real.clock.move(11 * 60_000);
      await real.store.write(system, async (tx) => {
        await tx.run(sql`update picture set due = now()`);
      });
      real.room.bus.changed();
      assert.equal((await reader.read()).done, true);
    } finally {
      await real.close();
    }
  });

  test("stopping: streams end, the port is free, a taken port is refused", async () => {
    const bus = createBus();
    const first = await startServer({ ...here.room, bus }, { host: "127.0.0.1", port: 0 });
    const second = startServer({ ...here.room, bus: createBus() }, { host: "127.0.0.1", port: first.port });
    await assert.rejects(second, { code: "set-up-failed" });
    const address = `http://127.0.0.1:${first.port}/api/picture/stream`;
    const body = (await fetch(address, { headers: asVisitor(chair) })).text();
    await wait(50);
    const started = performance.now();
    await first.close().then(() => assert.ok(performance.now() - started < 1900));
    assert.match(await body, /^retry: \d{4}\n\nid: \S+\nevent: state\n/);
    await assert.rejects(fetch(`http://127.0.0.1:${first.port}/healthz`));
  });
});
