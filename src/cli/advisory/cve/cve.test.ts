/** Ids and records of the CVE programme before a small real server: one id an advisory whatever goes wrong, refusals in the service's words, and no key anywhere. */
import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { runAdvisory } from "#cli/advisory/advisory.ts";
import { Refusal } from "#core/problem.ts";
import { valueAt } from "#core/input/json-cursor.ts";
import {
  cveAccount,
  type CveServicesServer,
  startCveServices,
} from "#test/kit/publish/cve-services-server.ts";

const example = new URL("../../../../test/vectors/advisory/edgegate.json", import.meta.url);

describe("the services of the CVE programme", () => {
  const folder = mkdtempSync(join(tmpdir(), "bongsu-cve-"));
  let server: CveServicesServer;
  let number = 0;
  let ledger = "";
  let everything = "";
  before(async () => {
    server = await startCveServices();
    writeFileSync(join(folder, "key"), `${cveAccount.key}\n`);
  });
  beforeEach(() => {
    ledger = join(folder, `ledger${String(number++)}`);
    server.quota = 2;
    server.reserved.length = 0;
    server.records.clear();
    server.ahead = 0;
    server.calls.length = 0;
  });
  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
    assert.ok(!everything.includes(cveAccount.key), "the key is said nowhere");
  });

  async function run(...words: readonly string[]): Promise<readonly [number | string, string]> {
    let out = "";
    const add = (text: string): void => void (everything += text);
    const io = { env: {}, write: (text: string) => (add(text), (out += text)), error: add, ask: null };
    const { org, user } = cveAccount;
    const as = [
      "--endpoint",
      server.endpoint,
      "--org",
      org,
      "--user",
      user,
      "--key-file",
      join(folder, "key"),
    ];
    try {
      return [await runAdvisory(["cve", ...as, ...words, "--lang", "en"], io, "0"), out.trim()];
    } catch (error) {
      assert.ok(error instanceof Refusal, String(error));
      add(error.message);
      return [error.code, ""];
    }
  }
  const reserve = async (advisory: string) =>
    await run("reserve", advisory, "--ledger", ledger, "--year", "2026");
  const asked = () => server.calls.filter((call) => call === "POST /api/cve-id").length;

  it("give an advisory one id, however often it is asked, and another to another", async () => {
    const [first, again, other] = [await reserve("A-1"), await reserve("A-1"), await reserve("A-2")];
    assert.deepEqual([first[0], again, other[0], asked()], [0, first, 0, 2]);
    assert.notEqual(first[1], other[1]);
    assert.deepEqual(await reserve("A-3"), [1, ""], "the quota is used up");
    assert.equal(asked(), 2, "without asking");
  });

  it("never reserve twice where the answer was lost: what it brought is found, also by the next command", async () => {
    server.faults.push({ method: "POST", kind: "silent" });
    const found = await reserve("B-1");
    assert.deepEqual([found[0], asked()], [0, 1]);
    server.faults.push({ method: "POST", kind: "silent" });
    const earlier = server.reserved.length;
    server.faults.push({ method: "GET", kind: "too-often" });
    const [status, id] = await reserve("B-2");
    assert.deepEqual([status, server.reserved.length], [0, earlier + 1]);
    assert.deepEqual(await reserve("B-2"), [0, id]);
  });

  it("wait while a lost question may still be on its way, and then ask again", async () => {
    server.faults.push({ method: "POST", kind: "lost" });
    assert.deepEqual(await reserve("C-1"), [3, ""]);
    assert.deepEqual(await reserve("C-1"), [3, ""]);
    assert.equal(asked(), 1);
    server.ahead = 180_000;
    assert.equal((await reserve("C-1"))[0], 0);
    assert.equal(asked(), 2);
  });

  it("leave a person to choose where several ids are new since a question without an answer", async () => {
    server.faults.push({ method: "POST", kind: "lost" });
    assert.equal((await reserve("D-1"))[0], 3);
    for (const n of [1, 2, 3])
      server.reserved.push({
        id: `CVE-2026-8000${n}`,
        user: cveAccount.user,
        at: Date.now(),
        state: "RESERVED",
      });
    assert.deepEqual(await reserve("D-1"), [1, ""]);
    assert.match(everything, /CVE-2026-80001, CVE-2026-80002, CVE-2026-80003/);
  });

  it("go on after a kill between question and answer, and after a line that was cut", async () => {
    const [, id] = await reserve("E-1");
    const path = join(ledger, "cve-ids.jsonl");
    const lines = readFileSync(path, "utf8").split("\n");
    writeFileSync(path, `${lines[0]}\n{"kind":"reser`);
    assert.deepEqual(await reserve("E-1"), [0, id]);
    assert.equal(asked(), 1);
  });

  it("publish what has come out, take the place of what is there, and reject", async () => {
    const [, id] = await reserve("F-1");
    const document = JSON.parse(readFileSync(example, "utf8")) as Record<string, unknown>;
    const file = join(folder, "record.json");
    writeFileSync(file, JSON.stringify({ ...document, aliases: [id] }));
    server.faults.push({ method: "POST", kind: "silent" });
    assert.deepEqual(await run("publish", file), [0, id]);
    const record = server.records.get(id);
    assert.equal(valueAt(record, "title"), "[DRILL] EdgeGate VPN authentication bypass");
    assert.equal(valueAt(record, "providerMetadata"), undefined, "that is the service's to say");
    assert.deepEqual(await run("publish", file), [0, id]);
    assert.deepEqual(await run("reject", id, "--reason", "A duplicate"), [0, id]);
    assert.deepEqual(await run("reject", "CVE-2026-1111", "--reason", "A duplicate"), [1, ""]);
    assert.match(everything, /The service refuses: CVEID_DNE/);
  });

  it("are not told of what has not come out, nor over a line that others read, nor without a key", async () => {
    const document = JSON.parse(readFileSync(example, "utf8")) as { readonly history: readonly object[] };
    const file = join(folder, "early.json");
    const history = [{ ...document.history[0], at: "2999-01-01T00:00:00.000Z" }];
    writeFileSync(file, JSON.stringify({ ...document, history }));
    assert.deepEqual(await run("publish", file), ["state-forbids", ""]);
    copyFileSync(example, file);
    const calls = server.calls.length;
    assert.deepEqual(await run("publish", file, "--endpoint", "http://cve.example/api"), [
      "input-invalid",
      "",
    ]);
    assert.deepEqual(await run("quota", "--key-file", join(folder, "none")), ["input-invalid", ""]);
    assert.equal(server.calls.length, calls);
    assert.equal((await run("quota"))[0], 0);
    assert.deepEqual(await run("quota", "--user", "stranger"), [1, ""]);
    assert.match(everything, /The service refuses: UNAUTHORIZED/);
  });
});
