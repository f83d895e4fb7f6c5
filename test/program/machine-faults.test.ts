/**
 * Faults of the machine under a room that runs: its log's, its publication's and its own disk full, without inodes and read-only; a follower and a channel that
 * fail; and, where `FAKETIME_LIBRARY` names libfaketime, a clock that leaps a day. Mounts small file systems, so it needs root and `BONGSU_FAULT_DISKS=1`.
 */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import pg from "pg";
import { program } from "#test/kit/command/program.ts";
import { dataFolder, freePort, runCommand } from "#test/kit/process.ts";

const wanted = process.env["BONGSU_FAULT_DISKS"] === "1" && process.getuid?.() === 0;
const faketime = process.env["FAKETIME_LIBRARY"];
const mounting = (folder: string, size: string): string[] => [
  "-t",
  "tmpfs",
  "-o",
  `size=${size},nr_inodes=20000,mode=755`,
  "tmpfs",
  folder,
];

describe("faults of the machine", { skip: !wanted }, () => {
  const folder = dataFolder();
  const [data, pub, logs, clock] = ["data", "pub", "logs", "clock"].map((name) => join(folder.path, name));
  let port: number;
  let chair: string;
  let organization: string;
  let child: ReturnType<typeof spawn>;

  before(async () => {
    assert.ok(data !== undefined && pub !== undefined && logs !== undefined && clock !== undefined);
    for (const [at, size] of [
      [data, "500m"],
      [pub, "100m"],
      [logs, "1m"],
    ] as const) {
      mkdirSync(at);
      execFileSync("mount", mounting(at, size));
    }
    port = await freePort();
    const hook = await freePort();
    const channels = join(folder.path, "channels.json");
    const secret = { env: "HOOK_SECRET" };
    const url = `http://localhost:${hook}/`;
    writeFileSync(
      channels,
      JSON.stringify({
        type: "bongsu.channels/1",
        destinations: { hosts: ["localhost"], privateAddresses: true },
        channels: [{ name: "soc", kind: "webhook", url, secret }],
      }),
    );
    writeFileSync(clock, "+0");
    const log = openSync(join(logs, "room.log"), "a");
    const args = [
      "serve",
      "--data",
      data,
      "--publication",
      pub,
      "--port",
      String(port),
      "--channels",
      channels,
    ];
    child = spawn(process.execPath, [program, ...args], {
      stdio: ["ignore", log, log],
      env: {
        ...process.env,
        HOOK_SECRET: `whsec_${"A".repeat(32)}`,
        BONGSU_LOG_LEVEL: "info",
        ...(faketime !== undefined && {
          LD_PRELOAD: faketime,
          FAKETIME_TIMESTAMP_FILE: clock,
          FAKETIME_NO_CACHE: "1",
          FAKETIME_DONT_FAKE_MONOTONIC: "1",
        }),
      },
    });
    await until(async () => (await health()).status === 200);
    const made = async (...role: string[]): Promise<string> =>
      (await runCommand(["token", "new", "--data", data, "--role", ...role])).out.trim();
    chair = await made("chair");
    organization = await made("organization");
  });

  after(async () => {
    const exit = new Promise((done) => child.once("exit", done));
    child.kill("SIGTERM");
    await exit;
    for (const at of [data, pub, logs]) if (at !== undefined) execFileSync("umount", ["-l", at]);
    folder.remove();
  });

  async function health(): Promise<{ readonly status: number; readonly retry: string | null }> {
    const answer = await fetch(`http://localhost:${port}/healthz`).catch(() => null);
    return { status: answer?.status ?? 0, retry: answer?.headers.get("retry-after") ?? null };
  }

  async function conditions(): Promise<readonly string[]> {
    const headers = { authorization: `Bearer ${chair}` };
    const answer = await fetch(`http://localhost:${port}/api/status`, { headers });
    assert.equal(answer.status, 200);
    const { conditions: all } = (await answer.json()) as { conditions: { code: string; about: string }[] };
    return all.map(({ code, about }) => `${code} ${about}`);
  }

  async function gone(begins: string): Promise<void> {
    await until(async () => !(await conditions()).some((one) => one.startsWith(begins)));
  }

  /** States facts as an organisation, which writes; gives the status. */
  async function change(): Promise<Response> {
    return await fetch(`http://localhost:${port}/api/asset-facts`, {
      method: "PUT",
      headers: { authorization: `Bearer ${organization}`, "content-type": "application/json" },
      body: JSON.stringify({ exposed: "yes" }),
    });
  }

  it("a log on a full disk stops nothing, is said, and its lines arrive later", async () => {
    const end = fill(join(logs ?? "", "filler"));
    for (let n = 0; n < 50; n++) assert.equal((await health()).status, 200);
    assert.equal((await change()).status, 200);
    await until(async () => (await conditions()).includes("log-fails stderr"));
    end();
    await gone("log-fails stderr");
    const lines = readFileSync(join(logs ?? "", "room.log"), "utf8");
    assert.match(lines, /"what":"condition begins"/);
  });

  for (const [what, begin, code] of [
    ["full", () => fill(join(pub ?? "", "filler")), "disk-full"],
    ["without inodes", () => fillInodes(join(pub ?? "", "many")), "disk-full"],
    ["read-only", () => remounted(pub ?? "", "ro", "rw"), "disk-read-only"],
  ] as const)
    it(`a publication folder that is ${what}: health says so at once, answers are still taken, and it recovers`, async () => {
      const end = begin();
      await until(async () => (await health()).status === 503, 7000);
      assert.notEqual((await health()).retry, null);
      assert.equal((await change()).status, 200);
      const found = await conditions();
      assert.ok(
        found.some((one) => [`${code} ${pub}`, `disk-no-inodes ${pub}`].includes(one)),
        found.join(", "),
      );
      end();
      await until(async () => (await health()).status === 200);
    });

  it("a data folder without inodes: changes are refused with a time, and taken again by itself", async () => {
    const end = fillInodes(join(data ?? "", "many"));
    await until(async () => (await health()).status === 503, 7000);
    const refused = await change();
    assert.equal(refused.status, 503);
    assert.notEqual(refused.headers.get("retry-after"), null);
    end();
    await until(async () => (await change()).status === 200);
  });

  it("a follower that fails is named", async () => {
    await asOwner(
      "update bongsu.cursor set failures = 5, error = 'drill', retry_at = now() + interval '20 seconds' where follower = 'picture.cells'",
    );
    await until(async () => (await conditions()).includes("follower-fails picture.cells"));
    await asOwner(
      "update bongsu.cursor set failures = 0, error = null, retry_at = now() where follower = 'picture.cells'",
    );
    await gone("follower-fails picture.cells");
  });

  it("a channel that cannot deliver is named, and what it gave up too", async () => {
    await asOwner("insert into bongsu.outbox (channel, key, payload) values ('soc', 'drill', '{}')");
    await asOwner("update bongsu.outbox set attempts = 5, error = 'drill' where channel = 'soc'");
    await until(async () => (await conditions()).includes("channel-fails soc"));
    await asOwner("update bongsu.outbox set dead_at = now() where channel = 'soc'");
    await until(async () => (await conditions()).includes("dead-letters soc"));
    await asOwner("update bongsu.outbox set discarded_at = now() where channel = 'soc'");
    await gone("dead-letters soc");
  });

  it(
    "a clock that leaps a day is said, and no receipt is stamped by it until it is back",
    { skip: faketime === undefined },
    async () => {
      writeFileSync(clock ?? "", "+1d");
      await until(async () => (await conditions()).some((one) => one.startsWith("clock-jumped 864")));
      const acknowledged = await fetch(`http://localhost:${port}/api/tasks/DRILL-2026-0001/answer`, {
        method: "POST",
        headers: { authorization: `Bearer ${organization}`, "content-type": "application/json" },
        body: JSON.stringify({
          revision: 1,
          counts: { affected: 1, fixed: 0, mitigated: 0, notAffected: 0, unknown: 0 },
          once: "clock",
        }),
      });
      assert.equal(acknowledged.status, 503);
      writeFileSync(clock ?? "", "+0");
      await gone("clock-jumped");
    },
  );

  async function asOwner(statement: string): Promise<void> {
    const client = new pg.Client({
      host: join(data ?? "", "postgres/socket"),
      user: "postgres",
      database: "bongsu",
    });
    await client.connect();
    await client.query(statement);
    await client.end();
  }
});

function remounted(folder: string, options: string, back: string): () => void {
  execFileSync("mount", ["-o", `remount,${options}`, folder]);
  return () => void execFileSync("mount", ["-o", `remount,${back}`, folder]);
}

/** Makes files until no more can be made; gives the way to remove them. */
function fillInodes(folder: string): () => void {
  mkdirSync(folder);
  try {
    for (let n = 0; ; n++) closeSync(openSync(join(folder, String(n)), "w"));
  } catch {
    return () => rmSync(folder, { recursive: true });
  }
}

/** Fills a disk to the last byte; gives the way to free it. */
function fill(file: string): () => void {
  const handle = openSync(file, "w");
  for (const size of [1 << 16, 1]) {
    try {
      for (const block = Buffer.alloc(size); ;) writeSync(handle, block);
    } catch {
      continue;
    }
  }
  closeSync(handle);
  return () => rmSync(file);
}

async function until(holds: () => Promise<boolean>, within = 40_000): Promise<void> {
  for (const begun = performance.now(); performance.now() - begun < within;) {
    if (await holds()) return;
    await new Promise((next) => setTimeout(next, 200));
  }
  assert.fail("not within the time");
}
