/** The room as a process: first start, second start, signals, a second room on the same data, an outside database, wrong flags. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test, describe } from "node:test";
import { program } from "#test/kit/command/program.ts";
import { freshDatabase } from "#test/kit/room/test-store.ts";
import { dataFolder, freePort, runCommand, startProcess } from "#test/kit/process.ts";

const folders: { remove: () => void }[] = [];

function folder(): string {
  const made = dataFolder();
  folders.push(made);
  return made.path;
}

/** Kills the room's own PostgreSQL and waits until that process is gone. */
async function killDatabase(data: string): Promise<void> {
  const pid = Number(readFileSync(join(data, "postgres/cluster/postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(pid, "SIGKILL");
  await until(async () => {
    try {
      process.kill(pid, 0);
      return false;
    } catch {
      return true;
    }
  });
}

/** Waits until a room that lost its database has one again. */
async function answersAgain(origin: string): Promise<void> {
  await until(async () => (await fetch(`${origin}/healthz`)).status === 200);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 600; turn++) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail("a minute passed in vain");
}

/** What an address answers once something is published there: a first publication is signed after the room has begun to answer. */
async function statusOnceThere(address: string): Promise<number> {
  for (let tries = 0; ; tries++) {
    const { status } = await fetch(address);
    if (status !== 404 || tries === 50) return status;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

describe("the room as a process", () => {
  after(() => {
    for (const made of folders) made.remove();
  });

  test("serve: a signal in the middle of the first start ends it and its database cleanly", async () => {
    const data = folder();
    const args = ["serve", "--data", data, "--port", String(await freePort())];
    const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (printed += String(part)));
    const ended = once(child, "close");
    const pidFile = join(data, "postgres/cluster/postmaster.pid");
    await until(async () => existsSync(pidFile));
    child.kill("SIGTERM");
    assert.deepEqual(await ended, [0, null], printed);
    assert.doesNotMatch(printed, /sign-in#/);
    assert.equal(existsSync(pidFile), false);
  });

  test("serve: first start, tokens beside it, its database killed, clean stop; a second start; kill -9 and start again", async (t) => {
    const data = folder();
    const port = await freePort();
    const first = await startProcess(data, port);
    assert.match(first.printed(), /sign-in#[\w-]{20,}/);
    assert.match(first.printed(), /\[DRILL\]/);
    const made = await runCommand(["token", "new", "--role", "chair", "--data", data]);
    assert.equal(made.code, 0, made.err);
    const headers = { authorization: `Bearer ${made.out.trim()}` };
    const picture = await fetch(`${first.origin}/api/picture`, { headers });
    assert.equal(picture.status, 200);
    assert.equal(await statusOnceThere(`${first.origin}/pub/index.json`), 200);
    assert.equal((await fetch(`${first.origin}/openapi.json`)).status, 200);

    const rival = await runCommand(["serve", "--data", data, "--port", String(await freePort())]);
    assert.equal(rival.code, 2);
    assert.match(rival.err, /already runs/);

    await killDatabase(data);
    await answersAgain(first.origin);
    assert.equal((await fetch(`${first.origin}/api/picture`, { headers })).status, 200);

    assert.equal(await first.stop("SIGTERM"), 0, first.printed());
    const begun = Date.now();
    const second = await startProcess(data, port);
    const took = Date.now() - begun;
    t.diagnostic(`second start ${took} ms`);
    await second.stop("SIGKILL");
    const third = await startProcess(data, port);
    await killDatabase(data);
    await answersAgain(third.origin);
    assert.equal((await fetch(`${third.origin}/api/picture`, { headers })).status, 200);
    const chain = await runCommand(["journal", "verify", "--data", data]);
    assert.equal(chain.code, 0, chain.err);
    assert.match(chain.out, /the chain is whole/);
    assert.equal(await third.stop("SIGINT"), 0, third.printed());
  });

  test("serve: DATABASE_URL is used in place of its own PostgreSQL", async () => {
    const connection = await freshDatabase();
    const url = `postgres://postgres@/${connection.database}?host=${encodeURIComponent(String(connection.host))}`;
    const data = folder();
    const room = await startProcess(data, await freePort(), { DATABASE_URL: url });
    assert.equal((await fetch(`${room.origin}/healthz`)).status, 200);
    assert.equal(existsSync(`${data}/postgres`), false);
    assert.equal(await room.stop("SIGTERM"), 0, room.printed());
  });

  test("serve: wrong flags are all named, with exit code 2", async () => {
    const { code, err } = await runCommand(["serve", "--port", "x", "--world", "mars"]);
    assert.equal(code, 2);
    assert.match(err, /--port: expected a whole number from 0 to 65535/);
    assert.match(err, /--world: expected one of drill, /);
  });

  test("commands: an unknown one shows the help and exits with 2", async () => {
    const { code, err } = await runCommand(["conquer"]);
    assert.equal(code, 2);
    assert.match(err, /there is no command "conquer"/);
  });
});
