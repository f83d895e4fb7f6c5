/** The server on a real port: slow and oversized requests, streams, health, stopping. */
import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import {
  startTestRoom,
  signIn,
  asVisitor,
  type AccessRoom,
  type Visitor,
} from "#test/kit/room/access-room.ts";
import { createApp } from "#edge/http/app.ts";
import { createBus } from "#edge/http/room.ts";
import { type Listening, startServer } from "#edge/http/server.ts";
import { silentLog } from "#edge/watch/log.ts";
import { sql, system } from "#store/sql.ts";

let here: AccessRoom;
let server: Listening;
let base: string;
let chair: Visitor;

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

/** Sends raw bytes and returns the first line of what comes back. */
async function raw(text: string): Promise<string> {
  const socket = connect(server.port, "127.0.0.1");
  const { promise, resolve } = Promise.withResolvers<string>();
  socket.on("data", (data) => resolve(data.toString("latin1").split("\r\n")[0] ?? ""));
  socket.on("close", () => resolve("closed"));
  socket.on("error", () => resolve("closed"));
  socket.write(text);
  const line = await promise;
  socket.destroy();
  return line;
}

test("requests that are no requests are refused: huge headers, two lengths, both length and chunks, no host, junk", async () => {
  const refused = /^HTTP\/1\.1 (?:400|431) |^closed$/;
  const head = "POST /api/session/link HTTP/1.1\r\nHost: localhost\r\n";
  assert.match(await raw(`GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ${"a".repeat(20_000)}\r\n\r\n`), refused);
  assert.match(await raw(`${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`), refused);
  assert.match(await raw(`${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`), refused);
  assert.match(await raw("GET / HTTP/1.1\r\n\r\n"), refused);
  assert.match(await raw("\u0016\u0003\u0001junk\r\n\r\n"), refused);
  assert.match(
    await raw("GET http://[::bad HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    /^HTTP\/1\.1 4\d\d |^closed$/,
  );
});

async function openStream(
  visitor: Visitor,
): Promise<{ next: () => Promise<string | undefined>; close: () => Promise<void> }> {
  const response = await fetch(`${base}/api/picture/stream`, { headers: asVisitor(visitor) });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "text/event-stream");
  const reader = response.body?.getReader();
  assert.ok(reader);
  const next = async (): Promise<string | undefined> => {
    const { value, done } = await reader.read();
    return done ? undefined : new TextDecoder().decode(value);
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

test("stream: the answer at once, again when it changed, at most once a second, nothing when it did not", async () => {
  const stream = await openStream(chair);
  assert.equal(await stream.next(), 'data: {"pictures":[]}\n\n');
  const started = performance.now();
  for (let i = 0; i < 5; i += 1) await newPicture(`D-${i}`);
  const event = await stream.next();
  assert.ok(performance.now() - started > 900);
  const { pictures } = JSON.parse((event ?? "").replace("data: ", "")) as { pictures: unknown[] };
  assert.equal(pictures.length, 5);
  await stream.close();
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
    real.room.bus.changed();
    assert.equal((await reader.read()).done, true);
  } finally {
    await real.close();
  }
});

test("stopping: streams end, the port is free, a taken port is refused", async () => {
  const bus = createBus();
  const first = await startServer({ ...here.room, bus }, { host: "127.0.0.1", port: 0 });
  await assert.rejects(
    startServer({ ...here.room, bus: createBus() }, { host: "127.0.0.1", port: first.port }),
    {
      code: "set-up-failed",
    },
  );
  const response = await fetch(`http://127.0.0.1:${first.port}/api/picture/stream`, {
    headers: asVisitor(chair),
  });
  const body = response.text();
  await wait(50);
  const started = performance.now();
  await first.close();
  assert.ok(performance.now() - started < 1900);
  assert.match(await body, /^data: /);
  await assert.rejects(fetch(`http://127.0.0.1:${first.port}/healthz`));
});
