/** What is not the room's sealed word for this very answer changes nothing: the answer waits, the task stays open, and what was claimed is not forgotten. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { checkPaths } from "#agent/check/check.ts";
import { homeOf, readState, type Surroundings, writeState } from "#agent/home/agent-folder.ts";
import { makeOrganizationKey } from "#agent/home/organization-key.ts";
import { roomAddress } from "#agent/response/room-address.ts";
import { acknowledgeDirective, attestDirective } from "#agent/response/send-response.ts";
import { takeReceipts } from "#agent/response/take-receipts.ts";
import { writeAttestation } from "#agent/response/write-response.ts";
import { syncFrom } from "#agent/sync/sync.ts";
import { listTasks } from "#agent/task/tasks.ts";
import type { Attestation } from "#core/directive/attestation.ts";
import { Refusal } from "#core/problem.ts";
import { readJsonBytes } from "#core/input/json.ts";
import { type Envelope, readEnvelope } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import {
  advisoryOn,
  makeRoom,
  publication,
  type PublishingRoom,
  receiptFor,
  writePublication,
} from "#test/kit/room/test-publication.ts";

const directive = "D-2026-0001";
const keep = "attestation-D-2026-0001.json";
let root = "";
let room: PublishingRoom;
let other: PublishingRoom;
let count = 0;

/** What stands in for the room: gives a reply to an envelope that was posted, and the status. */
type Replying = (envelope: Envelope) => Promise<{ readonly status?: number; readonly body: unknown }>;

function around(reply: Replying, now = "2026-05-14T01:00:00Z"): Surroundings {
  return {
    now: () => now,
    write: () => undefined,
    fetch: async (_, init) => {
      const json = readJsonBytes(Buffer.from(init?.body as string));
      const envelope = readEnvelope(json.ok ? json.value : null);
      assert.ok(envelope.ok);
      const { status = 200, body } = await reply(envelope.value);
      return new Response(typeof body === "string" ? body : JSON.stringify(body), { status });
    },
  };
}

const honest: Replying = async (envelope) => ({ body: await receiptFor(room, envelope) });
const silent: Replying = async () => await Promise.reject(new TypeError("no wire"));

/** An organisation that has synced, found one affected component, fixed it, and checked again. */
async function fixedOrganization(): Promise<{
  readonly dir: string;
  readonly check: (version: string) => Promise<void>;
}> {
  const at = join(root, `organization-${(count += 1)}`);
  const [dir, project, from] = [join(at, "agent"), join(at, "project"), join(at, "from")];
  await mkdir(project, { recursive: true });
  const advisory = advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0");
  await writePublication(from, await publication(room, { sequence: 1, advisory }));
  const surroundings = around(silent);
  await syncFrom({ from, dir }, surroundings);
  await makeOrganizationKey(dir, "org-1");
  const check = async (version: string): Promise<void> => {
    const packages = { "node_modules/drill-parser": { version } };
    await writeFile(join(project, "package-lock.json"), JSON.stringify({ lockfileVersion: 3, packages }));
    await checkPaths({ paths: [project], dir }, surroundings);
  };
  await check("1.1.0");
  await check("1.2.0");
  return { dir, check };
}

async function attest(dir: string, surroundings: Surroundings, named?: string) {
  const wish = { directive, dir, ...(named === undefined ? {} : { room: named }) };
  return await attestDirective(wish, async () => true, surroundings);
}

async function answerTask(dir: string) {
  const { tasks } = await listTasks({ dir }, around(silent));
  return tasks.find(({ what }) => what === "answer");
}

async function stands(dir: string): Promise<void> {
  assert.deepEqual(await readdir(join(dir, "outbox")), [keep]);
  assert.deepEqual(await readdir(join(dir, "receipts")).catch(() => []), []);
  assert.equal((await answerTask(dir))?.state, "open");
}

async function code(run: Promise<unknown>): Promise<string> {
  return await run.then(
    () => "none",
    (error: unknown) => (error instanceof Refusal ? error.code : "fault"),
  );
}

describe("what is not the room's sealed word for this very answer changes nothing", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-receipt-"));
    room = await makeRoom(true, "https://room.drill.example");
    other = await makeRoom(true, "https://room.drill.example");
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  describe("a reply that is not the room's sealed receipt for this answer", () => {
    it("is refused, and changes nothing", async () => {
      const { dir } = await fixedOrganization();
      const foreign = { ...room, name: "https://other.drill.example" };
      const changes: Readonly<Record<string, Replying>> = {
        "another's key": async (envelope) => ({
          body: await receiptFor(room, envelope, { signer: other.signer }),
        }),
        "another room's name": async (envelope) => ({ body: await receiptFor(foreign, envelope) }),
        "the real thing": async (envelope) => ({
          body: await receiptFor(room, envelope, { members: { drill: false } }),
        }),
        "sealed as another document": async (envelope) => ({
          body: await receiptFor(room, envelope, { payloadType: payloadTypes.index }),
        }),
        "another digest": async (envelope) => ({
          body: await receiptFor(room, envelope, { members: { digest: "0".repeat(64) } }),
        }),
        "another key's answer": async (envelope) => ({
          body: await receiptFor(room, envelope, { members: { keyid: "0".repeat(64) } }),
        }),
        "HTML of a proxy": async () => ({ body: "<html>Sign in</html>" }),
        "HTML of a proxy that refuses": async () => ({ status: 403, body: "<html>Blocked</html>" }),
        nothing: async () => ({ body: "" }),
        "a receipt without end": async () => ({ body: `{"receipt": "${"x".repeat(70_000)}"}` }),
        "an unsealed one for another answer": async (envelope) => ({
          body: { ...(await receiptFor(room, envelope)), sealed: undefined, digest: "0".repeat(64) },
        }),
      };
      for (const [what, reply] of Object.entries(changes)) {
        await assert.rejects(attest(dir, around(reply)), Refusal, what);
        await stands(dir);
      }
      const confirmed = await attest(dir, around(honest));
      assert.equal(confirmed?.confirmed, true);
      assert.equal((await answerTask(dir))?.state, "done");
    });

    it("with other counts than those that were sent is for another answer", async () => {
      const { dir } = await fixedOrganization();
      const reply: Replying = async (envelope) => {
        const answer = JSON.parse(Buffer.from(envelope.payload, "base64").toString()) as Attestation;
        const counts = { ...answer.counts, fixed: 0, affected: 1 };
        return { body: await receiptFor(room, envelope, { members: { answer: { ...answer, counts } } }) };
      };
      assert.equal(await code(attest(dir, around(reply))), "conflict");
      await stands(dir);
    });

    it("unsealed, as of an older room, leaves the answer sent and not confirmed", async () => {
      const { dir, check } = await fixedOrganization();
      const unsealed: Replying = async (envelope) => ({
        body: { ...(await receiptFor(room, envelope)), sealed: undefined },
      });
      assert.equal((await attest(dir, around(unsealed)))?.confirmed, false);
      await stands(dir);
      const { unconfirmed, receipt } = (await answerTask(dir)) ?? {};
      assert.match(unconfirmed?.receipt ?? "", /^R-/);
      assert.equal(receipt, null);
      assert.equal((await attest(dir, around(unsealed)))?.confirmed, false, "it can be sent again");
      await check("1.1.0");
      const later = await attest(dir, around(honest));
      assert.ok(later !== null);
      const sent = later.sent as Attestation;
      assert.deepEqual([later.confirmed, sent.sequence, sent.contradicted], [true, 2, 1]);
    });

    it("put into the folder by hand closes no task, nor does one of the room for another organisation", async () => {
      const { dir } = await fixedOrganization();
      await attest(dir, around(honest));
      const [name = ""] = await readdir(join(dir, "receipts"));
      const path = join(dir, "receipts", name);
      const stored = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
      const { sealed: _, ...bare } = stored;
      await writeFile(path, JSON.stringify(bare));
      assert.deepEqual(
        [(await answerTask(dir))?.state, (await answerTask(dir))?.unconfirmed?.receipt],
        ["open", bare["receipt"]],
      );
      const foreign = await fixedOrganization();
      await makeOrganizationKey(foreign.dir, "org-2", true);
      await attest(foreign.dir, around(honest));
      const [theirs = ""] = await readdir(join(foreign.dir, "receipts"));
      await writeFile(join(dir, "receipts", theirs), await readFile(join(foreign.dir, "receipts", theirs)));
      assert.equal((await answerTask(dir))?.state, "open");
    });

    it("or lost after a later answer, or of an organisation that nobody here knows, closes no task", async () => {
      const { dir, check } = await fixedOrganization();
      const answerAt = async (receivedAt: string): Promise<void> => {
        const reply: Replying = async (envelope) => ({
          body: await receiptFor(room, envelope, { members: { receivedAt } }),
        });
        await attest(dir, around(reply));
      };
      await answerAt("2026-05-14T01:00:00Z");
      const first = await readdir(join(dir, "receipts"));
      await check("1.1.0");
      await answerAt("2026-05-14T02:00:00Z");
      await check("1.2.0");
      for (const name of await readdir(join(dir, "receipts")))
        if (!first.includes(name)) await rm(join(dir, "receipts", name));
      assert.equal((await answerTask(dir))?.state, "open", "the room has a later answer");
      await answerAt("2026-05-14T03:00:00Z");
      assert.equal((await answerTask(dir))?.state, "done");
      await rm(join(dir, "keys", "organization.json"));
      assert.equal((await answerTask(dir))?.state, "open");
    });
  });

  describe("the outbox", () => {
    it("sends what is sealed, whatever was written beside it, and says so where the seal is broken", async () => {
      const { dir } = await fixedOrganization();
      await assert.rejects(attest(dir, around(silent)));
      const path = join(dir, "outbox", keep);
      const kept = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
      await writeFile(path, JSON.stringify({ ...kept, digest: "0".repeat(64), payload: { counts: {} } }));
      assert.equal((await attest(dir, around(honest)))?.confirmed, true);
      await writeFile(
        path,
        JSON.stringify({ ...kept, envelope: { ...(kept["envelope"] as object), payload: "e30=" } }),
      );
      await assert.rejects(attest(dir, around(honest)), /answer again/);
    });

    it("keeps an answer that somebody refuses, and puts the next one in its place", async () => {
      const { dir } = await fixedOrganization();
      const refusing: Replying = async () => ({
        status: 409,
        body: { code: "state-forbids", detail: "ended" },
      });
      assert.equal(await code(attest(dir, around(refusing))), "state-forbids");
      await stands(dir);
      let posted = 0;
      const once: Replying = async (envelope) =>
        (posted += 1) === 1 ? await refusing(envelope) : await honest(envelope);
      assert.equal((await attest(dir, around(once)))?.confirmed, true);
      assert.equal(posted, 2);
    });

    it("of a folder that was restored repeats a number once, looks again, and goes on with the clock", async () => {
      const { dir, check } = await fixedOrganization();
      const finding = { at: "/sequence", code: "sequence-used", message: "used" };
      const used: Replying = async () => ({
        status: 409,
        body: { code: "conflict", detail: "used", findings: [finding] },
      });
      await assert.rejects(attest(dir, around(used)), /restored from a copy/);
      assert.equal(await code(attest(dir, around(used))), "state-forbids", "it has to look again first");
      await check("1.2.0");
      let posted = 0;
      const then: Replying = async (envelope) =>
        (posted += 1) === 1 ? await used(envelope) : await honest(envelope);
      const answered = await attest(dir, around(then));
      assert.ok(answered !== null);
      assert.equal((answered.sent as Attestation).sequence, Date.parse("2026-05-14T01:00:00Z") / 1000 + 1);
    });
  });

  describe("receipts of files", () => {
    it("strike the answer that was carried out on a stick, once, and refuse what is not theirs", async () => {
      const { dir } = await fixedOrganization();
      const file = join(dir, "..", "answer.json");
      const wish = { directive, dir, file };
      await writeAttestation(wish, async () => true, around(silent));
      await writeAttestation(wish, async () => true, around(silent));
      await stands(dir);
      const text = await readFile(file, "utf8");
      for (const word of ['fixed"', "drill-parser"]) assert.ok(!text.includes(word), word);
      const envelope = readEnvelope(JSON.parse(text));
      assert.ok(envelope.ok);
      const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
      const forged = await receiptFor(room, envelope.value, { signer: other.signer });
      const unsealed = { ...forged, sealed: undefined };
      const good = await receiptFor(room, envelope.value);
      assert.equal(await code(takeReceipts(dir, bytesOf(forged))), "signature-invalid");
      assert.equal(await code(takeReceipts(dir, bytesOf(unsealed))), "signature-invalid");
      assert.equal(
        await code(takeReceipts(dir, bytesOf([good, forged]))),
        "signature-invalid",
        "all or none",
      );
      const elsewhere = await fixedOrganization();
      assert.equal(await code(takeReceipts(elsewhere.dir, bytesOf(good))), "not-permitted");
      await stands(dir);
      for (const value of [good, [good], good.sealed]) await takeReceipts(dir, bytesOf(value));
      assert.deepEqual(await readdir(join(dir, "outbox")), []);
      assert.equal((await answerTask(dir))?.state, "done");
    });
  });

  describe("the room's address", () => {
    it("is the synced room's: by its name, or as it was synced from; nothing is sent elsewhere", async () => {
      const { dir } = await fixedOrganization();
      const refused = [
        "http://room.drill.example",
        "https://room.drill.example:8443",
        "https://other.example",
        "https://x",
      ];
      for (const address of refused) {
        await assert.rejects(attest(dir, around(honest), address), /is not the room/, address);
        await assert.rejects(
          acknowledgeDirective({ directive, dir, room: address }, around(honest)),
          /not the room/,
        );
      }
      assert.deepEqual(await readdir(join(dir, "outbox")).catch(() => []), []);
      const home = homeOf(dir);
      const state = await readState(home);
      assert.ok(state !== null);
      await writeState(home, { ...state, from: "http://127.0.0.1:9000" });
      for (const address of ["http://localhost:9000/", "https://ROOM.drill.example/", undefined])
        assert.equal((await attest(dir, around(honest), address))?.confirmed, true, address ?? "none");
      const named = { ...state, room: "room.drill.example" };
      assert.throws(() => roomAddress(undefined, named), /name it with --room/);
      assert.equal(roomAddress("https://any.example", named), "https://any.example");
    });
  });
});
