/** From a synced directive to a receipt: checks before and after a fix, contradictions, and rooms that lose replies. */
import { readJsonBytes } from "#core/input/json.ts";
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import {
  acknowledgeDirective,
  type SubmissionResult,
  attestDirective,
} from "#agent/response/send-response.ts";
import { checkPaths } from "#agent/check/check.ts";
import type { Surroundings } from "#agent/home/agent-folder.ts";
import { makeOrganizationKey, type PublicPart } from "#agent/home/organization-key.ts";
import { syncFrom } from "#agent/sync/sync.ts";
import type { Acknowledgement, Attestation } from "#core/directive/attestation.ts";
import { Refusal } from "#core/problem.ts";
import { translatorOf } from "#messages/translators.ts";
import { verifierOf } from "#core/seal/index.ts";
import { fromBase64, open, readEnvelope } from "#core/seal/envelope.ts";
import {
  advisoryOn,
  makeRoom,
  publication,
  receiptFor,
  serve,
  sha256,
  type PublishingRoom,
  writePublication,
} from "#test/kit/room/test-publication.ts";

const surroundings: Surroundings = {
  now: () => "2026-05-14T01:00:00Z",
  fetch: globalThis.fetch,
  write: () => undefined,
};
const yes = async (): Promise<boolean> => true;

let root = "";
let room: PublishingRoom;
let count = 0;

/** An organisation with a synced folder, a key and a project that locks `drill-parser` at a version. */
async function organization(): Promise<{ dir: string; project: string; key: PublicPart }> {
  const at = join(root, `organization-${++count}`);
  const [dir, project, from] = [join(at, "agent"), join(at, "project"), join(at, "from")];
  await mkdir(project, { recursive: true });
  await writePublication(
    from,
    await publication(room, { sequence: 1, advisory: advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0") }),
  );
  await syncFrom({ from, dir }, surroundings);
  return { dir, project, key: await makeOrganizationKey(dir, `org-${count}`) };
}

async function lock(project: string, versions: Readonly<Record<string, string>>): Promise<void> {
  const packages = Object.entries(versions).map(([name, version]) => [`node_modules/${name}`, { version }]);
  const file = {
    name: "x",
    lockfileVersion: 3,
    packages: { "": { name: "x" }, ...Object.fromEntries(packages) },
  };
  await writeFile(join(project, "package-lock.json"), JSON.stringify(file));
}

type RecordingRoom = {
  readonly url: string;
  readonly bodies: string[];
  readonly payloads: (Attestation | Acknowledgement)[];
  readonly close: () => Promise<void>;
};

/** A room that takes answers. `lose` says how many replies are lost after the answer was taken; `sequence` is the newest that it has; `refuses` is a finding on whatever says its coverage. */
async function taking(
  key: PublicPart,
  wish: { lose?: number; sequence?: number; refuses?: string } = {},
): Promise<RecordingRoom> {
  const [bodies, payloads]: [string[], RecordingRoom["payloads"]] = [[], []];
  const newest = { lose: wish.lose ?? 0, sequence: wish.sequence ?? 0, digest: "" };
  const verify = verifierOf(new Map([[key.keyid, fromBase64(key.publicKey) ?? new Uint8Array()]]));
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await request.toArray());
    bodies.push(body.toString());
    const read = readJsonBytes(body);
    const envelope = readEnvelope(read.ok ? read.value : null);
    assert.ok(envelope.ok);
    const kind = request.url === "/api/attestations" ? "attestation" : "acknowledgement";
    const opened = await open(
      envelope.value,
      { payloadType: `application/vnd.bongsu.${kind}+json`, threshold: 1 },
      verify,
    );
    assert.ok(opened.ok, "the room can check the signature");
    const payload = JSON.parse(Buffer.from(opened.value.payload).toString()) as Attestation;
    const digest = sha256(opened.value.payload);
    if (wish.refuses !== undefined && payload.coverage !== undefined) {
      const findings = [{ at: "/coverage", code: wish.refuses, message: "is not a known name" }];
      response.writeHead(400, { "content-type": "application/problem+json" });
      response.end(JSON.stringify({ code: "input-invalid", title: "Not of the form", findings }));
      return;
    }
    if (kind === "attestation" && payload.sequence <= newest.sequence && digest !== newest.digest) {
      response.writeHead(409, { "content-type": "application/problem+json" });
      response.end(JSON.stringify({ code: "conflict", title: "In conflict", detail: "answer is not newer" }));
      return;
    }
    payloads.push(payload);
    if (kind === "attestation") Object.assign(newest, { sequence: payload.sequence, digest });
    if (newest.lose-- > 0) return void response.destroy();
    const receipt = await receiptFor(room, envelope.value);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(receipt));
  };
  const server = await serve(
    () => new Map(),
    (request, response) => {
      void take(request, response);
      return true;
    },
  );
  return { url: server.url, bodies, payloads, close: server.close };
}

/** What an answer said; it must have been sent. */
function sentBy(answered: SubmissionResult): Attestation {
  assert.ok(answered !== null);
  return answered.sent as Attestation;
}

async function code(run: Promise<unknown>): Promise<string> {
  return await run.then(
    () => "none",
    (error: unknown) => (error instanceof Refusal ? error.code : "fault"),
  );
}

async function check(dir: string, ...paths: string[]) {
  return await checkPaths({ paths, dir }, surroundings);
}

describe("from a synced directive to a receipt", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-answer-"));
    room = await makeRoom();
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  describe("check, fix, attest", () => {
    it("moves affected to fixed, and to contradicted when the fix is undone after the claim", async () => {
      const { dir, project, key } = await organization();
      const server = await taking(key);
      const wish = { directive: "D-2026-0001", dir, room: server.url };
      const counts = async (): Promise<unknown> => {
        const answered = await attestDirective(wish, yes, surroundings);
        const { counts: said, contradicted, evidence, sequence } = sentBy(answered);
        return { ...said, contradicted, e2: evidence.E2, sequence };
      };
      const none = { affected: 0, fixed: 0, mitigated: 0, notAffected: 0, unknown: 0, contradicted: 0 };

      await lock(project, { "drill-parser": "1.1.0", "drill-other": "1.0.0" });
      const found = await check(dir, project);
      const affected = found.lines.filter(({ verdict }) => verdict === "affected");
      assert.equal(affected.length, 1);
      assert.deepEqual(
        [affected[0]?.component.version, affected[0]?.moveTo, affected[0]?.directives],
        ["1.1.0", "1.2.0", ["D-2026-0001"]],
      );
      assert.match(affected[0]?.due ?? "", /^2026-05-1\dT14:59:59/);
      assert.deepEqual(await counts(), { ...none, affected: 1, notAffected: 1, e2: 2, sequence: 1 });

      await lock(project, { "drill-parser": "1.2.0", "drill-other": "1.0.0" });
      await check(dir, project);
      assert.deepEqual(await counts(), { ...none, fixed: 1, notAffected: 1, e2: 2, sequence: 2 });

      await lock(project, { "drill-parser": "1.1.0", "drill-other": "1.0.0" });
      await check(dir, project);
      assert.deepEqual(await counts(), {
        ...none,
        affected: 1,
        notAffected: 1,
        contradicted: 1,
        e2: 2,
        sequence: 3,
      });

      await lock(project, { "drill-other": "1.0.0" });
      await check(dir, project);
      assert.deepEqual(await counts(), { ...none, fixed: 1, e2: 1, sequence: 4 });
      assert.equal((await readdir(join(dir, "receipts"))).length, 4);
      assert.deepEqual(await readdir(join(dir, "outbox")), []);
      await server.close();
    });

    it("says what was looked at, in counts and kinds; no component, no path and no host", async () => {
      const { dir, project, key } = await organization();
      const server = await taking(key);
      await lock(project, { "drill-parser": "1.1.0" });
      await check(dir, project);
      await attestDirective({ directive: "D-2026-0001", dir, room: server.url }, yes, surroundings);
      const sent = JSON.stringify(server.payloads);
      for (const word of ["drill-parser", "package-lock.json", project, "1.1.0"])
        assert.ok(!sent.includes(word), word);
      const { coverage } = server.payloads[0] as Attestation;
      assert.deepEqual(
        [coverage?.lists, coverage?.components, coverage?.compared, coverage?.index.sequence],
        [{ "package-lock": 1 }, { npm: 1 }, 1, 1],
      );
      await server.close();
    });

    it("goes without coverage to a room of a release that does not know it, says so, and loses nothing", async () => {
      const { dir, project, key } = await organization();
      const server = await taking(key, { refuses: "unknown-name" });
      await lock(project, { "drill-parser": "1.1.0" });
      await check(dir, project);
      const lines: string[] = [];
      const t = translatorOf("en");
      const aloud: Surroundings = { ...surroundings, write: (sentence) => lines.push(sentence(t)) };
      const answered = await attestDirective({ directive: "D-2026-0001", dir, room: server.url }, yes, aloud);
      assert.deepEqual([sentBy(answered).coverage, sentBy(answered).counts.affected], [undefined, 1]);
      assert.equal(server.bodies.length, 2);
      assert.match(lines.join("\n"), /is unknown there/);
      assert.deepEqual(await readdir(join(dir, "outbox")), []);
      await server.close();
    });

    it("keeps its coverage, and the answer, where a room refuses it for another reason", async () => {
      const { dir, project, key } = await organization();
      const server = await taking(key, { refuses: "type" });
      await lock(project, { "drill-parser": "1.1.0" });
      await check(dir, project);
      const wish = { directive: "D-2026-0001", dir, room: server.url };
      assert.equal(await code(attestDirective(wish, yes, surroundings)), "input-invalid");
      assert.equal(server.bodies.length, 1);
      assert.deepEqual(await readdir(join(dir, "outbox")), ["attestation-D-2026-0001.json"]);
      await server.close();
    });

    it("keeps what another check cannot reach, and does not call it fixed", async () => {
      const { dir, project } = await organization();
      const elsewhere = join(project, "..", "elsewhere");
      await mkdir(elsewhere);
      await lock(project, { "drill-parser": "1.1.0" });
      await lock(elsewhere, { "drill-other": "1.0.0" });
      await check(dir, project);
      await check(dir, elsewhere);
      const claims = JSON.parse(await readFile(join(dir, "claims.json"), "utf8")) as {
        directives: { components: { status: string }[] }[];
      };
      assert.deepEqual(
        claims.directives[0]?.components.map(({ status }) => status),
        ["affected"],
      );
    });

    it("does not answer before a check, without consent, or for a directive that is not here", async () => {
      const { dir, project, key } = await organization();
      const server = await taking(key);
      const wish = { directive: "D-2026-0001", dir, room: server.url };
      assert.equal(await code(attestDirective(wish, yes, surroundings)), "state-forbids");
      assert.equal(
        await code(attestDirective({ ...wish, directive: "D-9" }, yes, surroundings)),
        "not-found",
      );
      await lock(project, { "drill-parser": "1.1.0" });
      await check(dir, project);
      assert.equal(await attestDirective(wish, async () => false, surroundings), null);
      assert.equal(server.bodies.length, 0);
      assert.equal(await code(check(dir, join(project, "nothing"))), "not-found");
      await server.close();
    });
  });

  describe("a room that loses replies", () => {
    it("gets the very same bytes again, and one receipt is kept", async () => {
      const { dir, project, key } = await organization();
      const server = await taking(key, { lose: 2 });
      const wish = { directive: "D-2026-0001", dir, room: server.url };
      await lock(project, { "drill-parser": "1.1.0" });
      await check(dir, project);
      for (let lost = 0; lost < 2; lost++)
        await assert.rejects(attestDirective(wish, yes, surroundings), /gave no reply/);
      const asked: unknown[] = [];
      const answered = await attestDirective(wish, async (one) => asked.push(one) > 0, surroundings);
      assert.equal(server.bodies.length, 3);
      assert.equal(new Set(server.bodies).size, 1);
      assert.deepEqual(asked, [], "what was consented to once is not asked again");
      assert.deepEqual(await readdir(join(dir, "receipts")), [`${answered?.receipt.receipt}.json`]);
      assert.deepEqual(await readdir(join(dir, "outbox")), []);
      await server.close();
    });

    it("still learns of a check that was made in between", async () => {
      const { dir, project, key } = await organization();
      const server = await taking(key, { lose: 1 });
      const wish = { directive: "D-2026-0001", dir, room: server.url };
      await lock(project, { "drill-parser": "1.1.0" });
      await check(dir, project);
      await assert.rejects(attestDirective(wish, yes, surroundings), /gave no reply/);
      await lock(project, { "drill-parser": "1.2.0" });
      await check(dir, project);
      const answered = await attestDirective(wish, yes, surroundings);
      assert.deepEqual(sentBy(answered).counts, {
        affected: 0,
        fixed: 1,
        mitigated: 0,
        notAffected: 0,
        unknown: 0,
      });
      assert.deepEqual(
        server.payloads.map((payload) => (payload as Attestation).sequence),
        [1, 1, 2],
      );
      await server.close();
    });

    it("is answered with a later number when a page has answered meanwhile", async () => {
      const { dir, project, key } = await organization();
      const server = await taking(key, { sequence: 5 });
      await lock(project, { "drill-parser": "1.1.0" });
      await check(dir, project);
      const answered = await attestDirective(
        { directive: "D-2026-0001", dir, room: server.url },
        yes,
        surroundings,
      );
      assert.equal(sentBy(answered).sequence, Date.parse("2026-05-14T01:00:00Z") / 1000);
      assert.equal(server.bodies.length, 2);
      await server.close();
    });

    it("is acknowledged once, however often the reply is lost", async () => {
      const { dir, key } = await organization();
      const server = await taking(key, { lose: 1 });
      const wish = { directive: "D-2026-0001", dir, room: server.url };
      await assert.rejects(acknowledgeDirective(wish, surroundings), /gave no reply/);
      const answered = await acknowledgeDirective(wish, surroundings);
      assert.equal(answered?.sent.type, "bongsu.acknowledgement/1");
      assert.equal(new Set(server.bodies).size, 1);
      await server.close();
    });

    it("gives no receipt that would be believed for other bytes", async () => {
      const { dir } = await organization();
      const liar = await serve(
        () => new Map(),
        (_, response) => {
          response
            .writeHead(200)
            .end(
              JSON.stringify({ receipt: "R-1", digest: "0".repeat(64), receivedAt: "2026-05-14T01:00:00Z" }),
            );
          return true;
        },
      );
      const wish = { directive: "D-2026-0001", dir, room: liar.url };
      await assert.rejects(acknowledgeDirective(wish, surroundings), /receipt for another answer/);
      assert.deepEqual(await readdir(join(dir, "outbox")), ["acknowledgement-D-2026-0001.json"]);
      await liar.close();
    });
  });

  describe("the organisation's key", () => {
    it("is readable by its owner only, and is not overwritten by accident", async () => {
      const { dir, key } = await organization();
      const { stat } = await import("node:fs/promises");
      assert.equal((await stat(join(dir, "keys", "organization.json"))).mode & 0o077, 0);
      await assert.rejects(makeOrganizationKey(dir, "org-x"), /There is a key/);
      assert.notEqual((await makeOrganizationKey(dir, "org-x", true)).keyid, key.keyid);
    });
  });
});
