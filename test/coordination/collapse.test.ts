/**
 * A collapse: an exploit is public, the embargo ends, and every participant gets a mail that says so and nothing else. Twenty participants here;
 * BONGSU_COLLAPSE_PARTICIPANTS=500 for the promised figure.
 */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { SMTPServer } from "smtp-server";
import { keyidOf } from "#core/seal/index.ts";
import { sealingAlgorithm, sealingSpki } from "#core/seal/key/public-key.ts";
import { hybridKem } from "#core/seal/primitive/platform.ts";
import { startBackgroundWork } from "#main/room/background-work.ts";
import { roomChannels } from "#main/room/channels.ts";
import { actInCase, addParticipant, openCase } from "#stages/case/commands.ts";
import { queueNotices } from "#stages/case/notices.ts";
import { registerSealingKey } from "#store/sealed/sealing-keys.ts";
import { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { sql, system } from "#store/sql.ts";
import { type AccessRoom, startTestRoom } from "#test/kit/room/access-room.ts";

const participants = Number(process.env["BONGSU_COLLAPSE_PARTICIPANTS"] ?? 20);
const secretWord = "quorinthax";

describe("a collapse", () => {
  let here: AccessRoom;
  let smtp: SMTPServer;
  const unlocked = new UnlockedKeys(() => new Date());
  const mails: { readonly to: string; readonly raw: string; readonly at: number }[] = [];

  before(async () => {
    here = await startTestRoom();
    smtp = new SMTPServer({
      disabledCommands: ["STARTTLS"],
      authOptional: true,
      onData: (stream, session, done) => {
        const pieces: Buffer[] = [];
        stream.on("data", (piece: Buffer) => pieces.push(piece));
        stream.on("end", () => {
          const to = session.envelope.rcptTo.map(({ address }) => address).join();
          mails.push({ to, raw: Buffer.concat(pieces).toString("utf8"), at: performance.now() });
          done();
        });
      },
    });
    await new Promise<void>((ready) => void smtp.listen(0, "127.0.0.1", ready));
    const seed = new Uint8Array(32).fill(5);
    const spki = sealingSpki(await hybridKem.publicKeyOf(seed));
    const keyid = await keyidOf(spki);
    const key = { purpose: "sealing", drill: true, algorithm: sealingAlgorithm, spki, keyid } as const;
    await here.store.write(system, async (tx) => await registerSealingKey(tx, "msit", key));
    unlocked.unlock({ office: "msit", holder: { keyid, seed }, until: null });
  });
  after(async () => {
    await new Promise<void>((ended) => smtp.close(ended));
    await here.close();
  });

  /** The room's mail channel, and nothing else of its channels. */
  function mailChannel() {
    const file = join(here.folder, "channels.json");
    const { port } = smtp.server.address() as AddressInfo;
    const channel = {
      name: "post",
      kind: "mail",
      host: "127.0.0.1",
      port,
      tls: "none",
      from: "room@room.example",
    };
    const destinations = { hosts: ["127.0.0.1"], privateAddresses: true };
    writeFileSync(file, JSON.stringify({ type: "bongsu.channels/1", destinations, channels: [channel] }));
    const { store } = here;
    const set = { store, document: file, origin: "https://room.example", drill: true, unlocked };
    return roomChannels({
      ...set,
      now: () => new Date(),
      publicFolder: join(here.folder, "pub"),
      roomLog: {
        head: async () => await Promise.reject(new Error("no log here")),
        entries: async () => await Promise.resolve([]),
        signers: async () => await Promise.resolve([]),
        witnesses: async () => await Promise.resolve([]),
        postToWitness: async () => await Promise.resolve({ status: 404, text: "" }),
        awaited: async () => await Promise.resolve([]),
        proved: async () => await Promise.resolve(),
      },
    }).filter(({ name }) => name === "post");
  }

  it("tells every participant within ten seconds, in their language, and no secret", async (test) => {
    const actor = { role: "lead", id: "lead-1", office: "msit" } as const;
    const now = (): string => new Date().toISOString();
    const { store } = here;
    const about = {
      product: secretWord,
      severity: "high",
      title: secretWord,
      summary: secretWord,
      drill: true,
      prefix: "GCVE-65535",
    } as const;
    const id = await store.write(system, async (tx) => await openCase(tx, "msit", about, now()));
    await store.write(system, async (tx) => {
      for (let one = 0; one < participants; one++)
        await addParticipant(
          tx,
          { id, actor },
          {
            roles: ["supplier"],
            name: `Supplier ${one}`,
            contact: `supplier-${one}@supplier.example`,
            zone: "Asia/Seoul",
            language: one % 2 === 0 ? "ko" : "en",
          },
          now(),
        );
    });
    const ends = new Date(Date.now() + 40 * 86_400_000).toISOString();
    const terms = { rule: "days-45", ends, zone: "Asia/Seoul", rediscoveryDays: 7, exploitedDays: 7 };
    await store.write(system, async (tx) => {
      await actInCase(tx, { id, actor }, (by) => ({ kind: "embargo", act: "propose", by, terms }), now());
      const row = await tx.first<{ participant: string }>(
        sql`select participant from case_participant where coordination_case = ${id} and office is null limit 1`,
      );
      const supplier = row?.participant ?? "";
      await actInCase(tx, { id, actor }, () => ({ kind: "embargo", act: "accept", by: supplier }), now());
    });
    const channels = mailChannel();
    const failures: string[] = [];
    const working = startBackgroundWork(store, {
      followers: [],
      channels,
      worker: "test",
      every: async () => await Promise.resolve(),
      eachRound: async () =>
        (await store.write(system, async (tx) => await queueNotices(tx, ["post"], now()))) > 0,
      changed: () => undefined,
      failed: (what, error) => void failures.push(`${what}: ${String(error)}`),
    });
    const [started, used] = [performance.now(), process.cpuUsage()];
    await store.write(system, async (tx) =>
      actInCase(tx, { id, actor }, (by) => ({ kind: "state", act: "exploit-public", by }), now()),
    );
    while (mails.length < participants && performance.now() - started < 60_000)
      await new Promise((resume) => setTimeout(resume, 50));
    const { user, system: kernel } = process.cpuUsage(used);
    await working.stop();
    assert.deepEqual(failures, []);
    assert.equal(new Set(mails.map(({ to }) => to)).size, participants);
    const times = mails.map(({ at }) => (at - started) / 1000).toSorted((a, b) => a - b);
    const p95 = times[Math.ceil(times.length * 0.95) - 1] ?? Infinity;
    test.diagnostic(`${participants} participants, told after ${p95.toFixed(2)} s at p95`);
    test.diagnostic(`${((user + kernel) / 1e6).toFixed(2)} s of this process's processor time`);
    assert.ok(p95 <= 10, `${p95} s`);
    assert.ok(mails.every(({ raw }) => !raw.includes(secretWord) && !raw.includes("Supplier")));
    assert.ok(
      mails.some(({ raw }) => /Content-Language: ko/i.test(raw)) &&
        mails.some(({ raw }) => /has ended/.test(raw)),
    );
  });

  it("the outbox names nobody", async () => {
    const rows = await here.store.read(system, async (tx) =>
      tx.rows(sql`select payload::text from outbox where channel = 'post'`),
    );
    assert.ok(rows.length > 0);
    assert.ok(!JSON.stringify(rows).includes("supplier"));
  });
});
