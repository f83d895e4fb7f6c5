/** `bongsu doctor` on rooms that are not there, that stand, and that have something wrong; it makes and changes nothing. */
import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { feedsType, readSchedule } from "#core/feed/schedule.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { type HealthCheck, exitStatus, found, subjects } from "#main/doctor/check.ts";
import { doctorCommand } from "#main/doctor/doctor-command.ts";
import { publicationOf } from "#main/room/channels.ts";
import { loadRoomKey, mustHaveRoomKey } from "#main/room/room-key.ts";
import { languageTags, translatorOf } from "#messages/translators.ts";
import { loadSchedule } from "#stages/advisory/feed/schedule.ts";
import { renewIndex } from "#stages/dissemination/publication.ts";
import { loadWorld } from "#stages/registry/load-world.ts";
import { claimIdentity } from "#stages/registry/room-identity.ts";
import { announceProcess } from "#store/state/processes.ts";
import { openStore, sql, type Store, system } from "#store/sql.ts";
import { freshDatabase } from "#test/kit/room/test-store.ts";

type DoctorReport = { readonly status: number; readonly checks: readonly HealthCheck[] };

const folder = mkdtempSync(join(tmpdir(), "bongsu-doctor-"));
const published = new Map<string, Uint8Array>();
let server: Server;
let store: Store;
let env: Record<string, string>;
let data: string;

async function examined(args: readonly string[], around: Record<string, string>): Promise<DoctorReport> {
  let out = "";
  const io = { env: around, write: (text: string) => void (out += text), error: () => undefined, ask: null };
  const status = await doctorCommand([...args, "--format", "json"], io);
  const report = JSON.parse(out) as DoctorReport;
  assert.equal(report.status, status);
  return report;
}

function statesOf({ checks }: DoctorReport, subject: HealthCheck["subject"]): readonly string[] {
  return checks.filter((check) => check.subject === subject).map(({ state, code }) => `${state} ${code}`);
}

describe("doctor", () => {
  before(async () => {
    data = join(folder, "room");
    server = createServer((request, response) => {
      const body = published.get(request.url ?? "");
      response.writeHead(body === undefined ? 404 : 200).end(body);
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    const connection = await freshDatabase();
    store = await openStore(connection);
    const { world } = await loadWorld(store, "drill");
    const key = await loadRoomKey(data, world.drill);
    await claimIdentity(store, { origin, keyid: key.signer.keyid }, []);
    const publisher = { room: origin, drill: world.drill, signer: key.signer, hybrid: key.hybrid };
    await store.write(system, async (tx) => await renewIndex(tx, publisher, new Date().toISOString()));
    const newest = await publicationOf(store).newest();
    published.set("/pub/keys.json", Buffer.from(JSON.stringify(key.publicDocument)));
    published.set("/pub/index.json", canonicalBytes(newest?.envelope));
    await announceProcess(store, { id: "one", kind: "serve", host: "here", version: "test" });
    env = {
      DATABASE_URL: `postgres://postgres@localhost/${connection.database}?host=${encodeURIComponent(String(connection.host))}`,
    };
  });

  after(async () => {
    await store.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("says that there is no room, and makes none", async () => {
    const none = join(folder, "none");
    const report = await examined(["--data", none, "--port", "1"], {});
    assert.equal(report.status, 1);
    assert.deepEqual(statesOf(report, "database"), ["failing no-room"]);
    assert.deepEqual(statesOf(report, "followers"), ["unknown no-database"]);
    assert.equal(existsSync(none), false);
  });

  it("finds a room that stands, inside and from outside", async () => {
    const report = await examined(["--data", data], env);
    assert.deepEqual(statesOf(report, "database"), ["good database-good"]);
    assert.deepEqual(statesOf(report, "keys"), ["good key-good"]);
    assert.deepEqual(statesOf(report, "processes"), ["good processes-good"]);
    assert.deepEqual(statesOf(report, "followers"), ["unknown followers-good"], "nobody has worked here yet");
    assert.deepEqual(statesOf(report, "publication"), ["caution no-root", "good publication-good"]);
    assert.deepEqual(statesOf(report, "tls"), ["good tls-loopback"]);
    assert.equal(report.status, 3, "no feed is scheduled, and the folder of the publication is not there");
    assert.ok(subjects.every((subject) => report.checks.some((check) => check.subject === subject)));
    assert.equal(existsSync(join(data, "pub")), false);
  });

  it("finds a key that others can read, a publication that was changed on its way, and a database that is away", async () => {
    const key = join(data, "keys", "room-ed25519.pem");
    chmodSync(key, 0o644);
    const index = published.get("/pub/index.json") ?? new Uint8Array();
    published.set("/pub/index.json", Buffer.from(index).subarray(0, -2));
    const report = await examined(["--data", data], env);
    chmodSync(key, 0o600);
    writeFileSync(join(data, "keys", "log.pub"), "{}");
    const logKeyGone = await examined(["--data", data], env);
    rmSync(join(data, "keys", "log.pub"));
    assert.deepEqual(statesOf(logKeyGone, "keys"), ["good key-good", "failing key-missing"]);
    published.set("/pub/index.json", index);
    assert.ok(statesOf(report, "keys").includes("failing key-open"));
    assert.deepEqual(statesOf(report, "publication"), ["caution no-root", "failing publication-invalid"]);
    assert.equal(report.status, 1);
    const away = await examined(["--data", data], { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });
    assert.deepEqual(statesOf(away, "database"), ["failing database-away"]);
  });

  it("is not helped by a start: where a known room's key is gone none is made in its place, unless a person says so", async () => {
    const elsewhere = join(folder, "elsewhere");
    await assert.rejects(mustHaveRoomKey({ data: elsewhere, changed: [] }, store), { code: "state-forbids" });
    assert.equal(existsSync(elsewhere), false);
    await mustHaveRoomKey({ data: elsewhere, changed: ["keyid"] }, store);
    await mustHaveRoomKey({ data, changed: [] }, store);
  });

  it("does not take a process for there that has long said nothing", async () => {
    const seen = async (ago: string): Promise<void> =>
      void (await store.write(
        system,
        async (tx) => await tx.run(sql`update room_process set seen_at = now() - ${ago}::interval`),
      ));
    await seen("20 seconds");
    const report = await examined(["--data", data], env);
    await seen("0 seconds");
    assert.deepEqual(statesOf(report, "processes"), ["failing no-process"]);
    assert.equal(report.status, 1);
  });

  it("finds a feed that is due and that nobody fetches", async () => {
    const kev = { id: "kev", kind: "kev", url: "https://feeds.example/kev.json", every: "10m" };
    const document = { type: feedsType, feeds: [kev] };
    const schedule = readSchedule(document);
    assert.ok(schedule.ok);
    await store.write(system, async (tx) => {
      await loadSchedule(tx, document, schedule.value);
      await tx.run(sql`update feed_state set due_at = now() - interval '1 hour'`);
    });
    assert.deepEqual(statesOf(await examined(["--data", data], env), "feeds"), ["good feeds-good"]);
    await store.write(system, async (tx) => {
      await tx.run(sql`update room_process set started_at = now() - interval '1 hour'`);
    });
    assert.deepEqual(statesOf(await examined(["--data", data], env), "feeds"), ["caution feed-problem"]);
    await store.write(system, async (tx) => {
      await tx.run(sql`delete from feed_state`);
      await tx.run(sql`delete from feed_schedule`);
    });
  });

  it("never counts what it could not look at as good", () => {
    const good = subjects.map((subject) => found(subject, "good", "no-database"));
    assert.equal(exitStatus(good), 0);
    for (const [state, status] of [
      ["caution", 3],
      ["unknown", 3],
      ["failing", 1],
    ] as const)
      assert.equal(exitStatus([...good, found("disk", state, "disk-full")]), status);
  });

  it("has a sentence for each finding, in every language", async () => {
    for (const tag of languageTags) {
      let out = "";
      const write = (text: string): void => void (out += text);
      await doctorCommand(["--data", data, "--lang", tag], { env, write, error: () => undefined, ask: null });
      assert.doesNotMatch(out, /: [a-z]+-[a-z-]+$/m);
      assert.ok(out.includes(translatorOf(tag)("doctor.status.3")));
    }
  });
});
