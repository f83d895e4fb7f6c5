/** A local clock that stands wrong: behind, it is said and time goes on from what the room signed; past the end of the index nothing is fine, wherever it is asked. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test, describe } from "node:test";
import { makeOrganizationKey } from "#agent/home/organization-key.ts";
import { type CheckIo, runCheck } from "#cli/check/check.ts";
import { runAttest } from "#cli/response/attest.ts";
import { runReceipt } from "#cli/response/receipt.ts";
import { runSync } from "#cli/room/sync.ts";
import { runTasks } from "#cli/task/tasks.ts";
import { receivedBefore, timeFollowing } from "#core/clock/signed-time.ts";
import { readJsonBytes } from "#core/input/json.ts";
import { Refusal } from "#core/problem.ts";
import { readEnvelope } from "#core/seal/envelope.ts";
import {
  advisoryOn,
  makeRoom,
  publication,
  type PublishingRoom,
  receiptFor,
  writePublication,
} from "#test/kit/room/test-publication.ts";

const signed = "2026-05-13T00:00:00Z";
const behind = "2026-04-13T00:00:00Z";
const right = "2026-05-14T00:00:00Z";
const ended = "2026-07-13T00:00:00Z";
let root = "";
let room: PublishingRoom;
let count = 0;

/** An agent whose clock can be set; each command gives its exit status (a refusal's is 2) and what it said. */
async function agent() {
  const at = join(root, `agent-${(count += 1)}`);
  const [dir, project, from] = [join(at, "agent"), join(at, "project"), join(at, "from")];
  await mkdir(project, { recursive: true });
  const advisory = advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0");
  await writePublication(from, await publication(room, { sequence: 1, advisory }));
  const packages = { "node_modules/drill-parser": { version: "1.1.0" } };
  await writeFile(join(project, "package-lock.json"), JSON.stringify({ lockfileVersion: 3, packages }));
  const fetch: typeof globalThis.fetch = async (_, init) => {
    const json = readJsonBytes(Buffer.from(init?.body as string));
    const envelope = readEnvelope(json.ok ? json.value : null);
    assert.ok(envelope.ok);
    return new Response(JSON.stringify(await receiptFor(room, envelope.value)));
  };
  type Run = (args: readonly string[], io: CheckIo) => Promise<number>;
  const run = async (command: Run, now: string, ...args: string[]) => {
    const said: string[] = [];
    const add = (text: string): void => void said.push(text);
    const surroundings = { now: () => now, fetch, write: () => undefined };
    const io = {
      env: {},
      write: add,
      error: add,
      ask: null,
      stdin: process.stdin,
      surroundings,
      version: "0",
    };
    const code = await command(args, io as unknown as CheckIo).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      return (add(error.message), 2);
    });
    return { code, text: said.join("") };
  };
  return {
    dir,
    sync: async (now: string) => await run(runSync, now, "--from", from, "--dir", dir),
    check: async (now: string) => await run(runCheck, now, project, "--dir", dir),
    tasks: async (now: string, ...args: string[]) => await run(runTasks, now, "--dir", dir, ...args),
    attest: async (now: string) =>
      await run(runAttest, now, "--directive", "D-2026-0001", "--dir", dir, "--yes"),
    receipts: async (now: string) => await run(runReceipt as unknown as Run, now, "list", "--dir", dir),
  };
}

describe("a local clock that stands wrong", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-time-"));
    room = await makeRoom(true, "https://room.drill.example");
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  test("a clock that is behind: said with what to do, and deadlines run from the signed time", async () => {
    const place = await agent();
    const synced = await place.sync(behind);
    assert.deepEqual([synced.code, /clock is behind.*Set the clock/s.test(synced.text)], [0, true]);
    await place.check(behind);
    const { code, text } = await place.tasks(behind, "--format", "json");
    const list = JSON.parse(text.slice(text.indexOf("{"))) as {
      now: string;
      checkedAt: string;
      indexAhead: boolean;
    };
    assert.deepEqual([code, list.now, list.checkedAt, list.indexAhead], [3, signed, signed, true]);
    const table = await place.tasks(behind);
    assert.match(table.text, /2 days 23 hours left|3 days 14 hours left|\b[23] days .*left/);
    assert.doesNotMatch(table.text, /3\d days/);
    const calendar = await place.tasks(behind, "--format", "ics");
    assert.match(calendar.text.replaceAll("\r\n ", ""), /X-WR-CALDESC:Caution.*clock is behind/);
    assert.match(calendar.text, /DTSTAMP:20260513T000000Z/);
    await makeOrganizationKey(place.dir, "org-1");
    const attested = await place.attest(behind);
    assert.deepEqual([attested.code, /"at": "2026-05-13T00:00:00Z"/.test(attested.text)], [3, true]);
    const receipts = await place.receipts(behind);
    assert.match(
      receipts.text,
      /Affected, open: 1[\s\S]*E2 signed agent check: 1[\s\S]*Digest of the answer/,
    );
  });

  test("past the end of the index every answer is 3, in red, and nothing is sent that was fine before", async () => {
    const place = await agent();
    await place.sync(right);
    await makeOrganizationKey(place.dir, "org-1");
    assert.equal((await place.check(right)).code, 1);
    assert.equal((await place.attest(ended)).code, 2, "a check of before says nothing any more");
    const checked = await place.check(ended);
    assert.match(checked.text, /\ufdd1Caution: what was synced has ended/);
    for (const format of ["table", "json", "ics"]) {
      const { code, text } = await place.tasks(ended, "--format", format);
      assert.deepEqual(
        [code, /what was synced has\s+ended/.test(text.replaceAll("\r\n ", ""))],
        [3, true],
        format,
      );
    }
    assert.equal((await place.attest(ended)).code, 3);
    await writeFile(
      join(place.dir, "..", "project", "package-lock.json"),
      JSON.stringify({ lockfileVersion: 3, packages: { "node_modules/drill-other": { version: "1.0.0" } } }),
    );
    assert.equal((await place.check(ended)).code, 3);
    const claims = await readFile(join(place.dir, "claims.json"), "utf8");
    assert.doesNotMatch(claims, /"(?:fixed|notAffected)"/);
  });

  test("the later of two times counts; what is not there, or is no time, moves nothing", () => {
    assert.equal(timeFollowing({ issuedAt: right }, behind), right);
    assert.equal(timeFollowing({ issuedAt: right }, ended), ended);
    for (const followed of [null, {}, { issuedAt: "soon" }])
      assert.equal(timeFollowing(followed, behind), behind);
    const received = [
      { directive: "D-1", at: ended },
      { directive: "D-2", at: behind },
    ];
    assert.deepEqual(
      receivedBefore(received, right).map(({ at }) => at),
      [right, behind],
      "a clock that was ahead makes no deadline later",
    );
  });
});
