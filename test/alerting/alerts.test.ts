/** Alerts that arrive: a mail in the reader's language on a real SMTP server, a webhook, quiet hours, the next person, one interrupt a campaign, a digest; counted apart. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test, describe } from "node:test";
import { SMTPServer } from "smtp-server";
import type { Channel } from "#channels/channel.ts";
import { channelFollower } from "#channels/follow.ts";
import { deliverNextMessage } from "#channels/run-channel.ts";
import type { JournalEvent } from "#core/journal-event.ts";
import { dutyType, readDutyList } from "#core/duty/duty-list.ts";
import { roomChannels } from "#main/room/channels.ts";
import { acknowledgeAlert, readAlerts } from "#stages/alerting/commands.ts";
import { loadDutyList } from "#stages/alerting/duty.ts";
import { alertCounts, ownAlerts } from "#stages/alerting/queries.ts";
import { alertFollower } from "#stages/alerting/raise.ts";
import { stepAlerts } from "#stages/alerting/step.ts";
import { loadWorld } from "#stages/registry/load-world.ts";
import { appendEvents, runFollowerOnce } from "#store/journal.ts";
import { openStore, type Store, system } from "#store/sql.ts";
import { freshDatabase } from "#test/kit/room/test-store.ts";

const [from, to] = ["2026-01-01T00:00:00Z", "2099-01-01T00:00:00Z"];
/** Twelve hours from now in Korea, so that the day's mail comes between no two steps of an hour, whenever the test runs. */
const digestAt = new Date(Date.now() + 21 * 3_600_000).toISOString().slice(11, 16);

type Mail = { readonly to: readonly string[]; readonly raw: string };

let store: Store;
let smtp: SMTPServer;
let hook: Server;
let folder = "";
let channels: readonly Channel[] = [];
const mails: Mail[] = [];
const calls: string[] = [];

function channelsDocument(): string {
  const [port, hookPort] = [smtp.server, hook].map((one) => (one.address() as AddressInfo).port);
  writeFileSync(join(folder, "secret"), `whsec_${Buffer.alloc(32, 7).toString("base64")}`);
  const file = join(folder, "channels.json");
  const channel = { host: "127.0.0.1", port, tls: "none", from: "room@room.example" };
  writeFileSync(
    file,
    JSON.stringify({
      type: "bongsu.channels/1",
      destinations: { hosts: ["127.0.0.1"], privateAddresses: true },
      channels: [
        { name: "duty-mail", kind: "mail", ...channel },
        {
          name: "duty-hook",
          kind: "webhook",
          url: `http://127.0.0.1:${hookPort}/`,
          secret: { file: join(folder, "secret") },
        },
      ],
    }),
  );
  return file;
}

const everybody = [{ office: "team", operators: ["analyst", "analyst-2"], from, to }];

async function loadDuty(turns: readonly object[] = everybody): Promise<void> {
  const document = {
    type: dutyType,
    escalateAfter: "15m",
    digestAt,
    people: [
      { operator: "analyst", mail: "first@duty.example", quiet: { from: "22:00", to: "07:00" } },
      { operator: "analyst-2", mail: "second@duty.example" },
    ],
    turns,
  };
  const read = readDutyList(document);
  assert.ok(read.ok, JSON.stringify(read));
  await store.write(system, async (tx) => await loadDutyList(tx, document, read.value));
}

/** Everything that followers and channels have to do. */
async function work(): Promise<void> {
  const failed = (name: string, error: unknown): void => {
    throw new Error(name, { cause: error });
  };
  for (const follower of [alertFollower, ...channels.map(channelFollower)])
    while ((await runFollowerOnce(store, follower)) > 0);
  for (const channel of channels)
    while (await deliverNextMessage(store, channel, { worker: "test", failed }));
}

async function append(fact: JournalEvent): Promise<void> {
  await store.write(system, async (tx) => await appendEvents(tx, fact));
  await work();
}

async function step(now: string): Promise<void> {
  await store.write(system, async (tx) => await stepAlerts(tx, now));
  await work();
}

function subjectOf({ raw }: Mail): string {
  const [, folded = ""] = /^Subject: ((?:.*\r?\n[ \t])*.*)\r?\n/m.exec(raw) ?? [];
  return folded
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === "B"
        ? Buffer.from(text, "base64").toString("utf8")
        : Buffer.from(
            text
              .replaceAll("_", " ")
              .replaceAll(/=([0-9A-F]{2})/gi, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))),
            "latin1",
          ).toString("utf8"),
    );
}

function bodyOf({ raw }: Mail): string {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const body = rest.join("\n\n");
  return /base64/i.test(head)
    ? Buffer.from(body, "base64").toString("utf8")
    : body
        .replaceAll(/=\r?\n/g, "")
        .replaceAll(/(?:=[0-9A-F]{2})+/g, (hex) =>
          Buffer.from(hex.replaceAll("=", ""), "hex").toString("utf8"),
        );
}

const feed = (problem: "shrunk" | "quiet"): JournalEvent => ({
  kind: "feed.alerted",
  feed: "drill-feed",
  problem,
});

describe("alerts that arrive", () => {
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "bongsu-alerts-"));
    store = await openStore(await freshDatabase());
    await loadWorld(store, "drill");
    smtp = new SMTPServer({
      disabledCommands: ["STARTTLS"],
      authOptional: true,
      onData: (stream, session, done) => {
        const pieces: Buffer[] = [];
        stream.on("data", (piece: Buffer) => pieces.push(piece));
        stream.on("end", () => {
          mails.push({
            to: session.envelope.rcptTo.map(({ address }) => address),
            raw: Buffer.concat(pieces).toString("utf8"),
          });
          done();
        });
      },
    });
    hook = createServer((request, response) => {
      request.on("data", (piece: Buffer) => calls.push(piece.toString()));
      request.on("end", () => void response.writeHead(204).end());
    });
    await new Promise<void>((ready) => void smtp.listen(0, "127.0.0.1", ready));
    await new Promise<void>((ready) => void hook.listen(0, "127.0.0.1", ready));
    channels = roomChannels({
      store,
      document: channelsDocument(),
      origin: "https://room.example",
      drill: true,
      now: () => new Date(),
      publicFolder: join(folder, "pub"),
      roomLog: {
        head: async () => await Promise.reject(new Error("no log here")),
        entries: async () => await Promise.resolve([]),
        signers: async () => await Promise.resolve([]),
        witnesses: async () => await Promise.resolve([]),
        postToWitness: async () => await Promise.resolve({ status: 404, text: "" }),
        awaited: async () => await Promise.resolve([]),
        proved: async () => await Promise.resolve(),
      },
    }).filter(({ name }) => ["duty-mail", "duty-hook"].includes(name));
    await loadDuty();
    await work();
  });

  after(async () => {
    await new Promise<void>((ended) => smtp.close(ended));
    hook.closeAllConnections();
    hook.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("one person on duty gets one mail of a campaign, in their language, and a webhook hears of it", async () => {
    await append({ kind: "directive.disseminated", directive: "DRILL-2026-0001", revision: 1, told: 3 });
    await step(new Date().toISOString());
    assert.deepEqual(
      mails.map((one) => one.to),
      [["first@duty.example"]],
    );
    assert.equal(subjectOf(mails[0] as Mail), "[훈련] 조치 지시 DRILL-2026-0001 발령");
    const body = bodyOf(mails[0] as Mail);
    assert.match(body, /https:\/\/room\.example\/directives\/DRILL-2026-0001/);
    assert.doesNotMatch(body, /#|token|secret/);
    assert.deepEqual(
      calls.map((text) => (JSON.parse(text) as { type: string }).type),
      ["directive.issued", "alert.raised"],
    );
    await append({ kind: "directive.disseminated", directive: "DRILL-2026-0001", revision: 2, told: 3 });
    await step(new Date().toISOString());
    assert.equal(mails.length, 1);
  });

  test("nobody acknowledged: the next person is interrupted; somebody did: nobody is", async () => {
    await step(new Date(Date.now() + 16 * 60_000).toISOString());
    assert.deepEqual(
      mails.map((one) => one.to[0]),
      ["first@duty.example", "second@duty.example"],
    );
    const { alerts } = await store.read(system, async (tx) => await ownAlerts(tx, "analyst-2"));
    const [own] = alerts;
    await assert.rejects(
      store.write(system, async (tx) => await acknowledgeAlert(tx, "lead-public", own?.interrupt ?? "")),
      /not interrupted/,
    );
    await store.write(system, async (tx) => await readAlerts(tx, "analyst"));
    await store.write(
      { role: "system", id: "analyst-2" },
      async (tx) => await acknowledgeAlert(tx, "analyst-2", own?.interrupt ?? ""),
    );
    await step(new Date(Date.now() + 60 * 60_000).toISOString());
    const [counts] = (await store.read(system, alertCounts)).alerts;
    assert.ok(counts !== undefined);
    const { sent, delivered, read, acknowledged } = counts;
    assert.deepEqual(
      { sent, delivered, read, acknowledged },
      { sent: 2, delivered: 2, read: 2, acknowledged: 1 },
    );
  });

  test("what came after is told once a day", async () => {
    const count = mails.length;
    await step(new Date(Date.now() + 25 * 3_600_000).toISOString());
    const digests = mails.slice(count);
    assert.deepEqual(
      digests.map((one) => [one.to[0], subjectOf(one)]),
      [["first@duty.example", "[훈련] 이미 알린 경보의 이후 소식 1건"]],
    );
    await step(new Date(Date.now() + 26 * 3_600_000).toISOString());
    assert.equal(mails.length, count + 1);
  });

  test("a problem of a feed that ended before anybody was to hear of it interrupts nobody", async () => {
    const count = mails.length;
    await append(feed("shrunk"));
    await append({ kind: "feed.recovered", feed: "drill-feed", problem: "shrunk" });
    await step(new Date().toISOString());
    assert.equal(mails.length, count);
  });

  test("where a turn ended meanwhile, the first person of the one that began is interrupted", async () => {
    const change = new Date(Date.now() + 5 * 60_000).toISOString();
    await loadDuty([
      { office: "team", operators: ["analyst"], from, to: change },
      { office: "team", operators: ["analyst-2"], from: change, to },
    ]);
    await append({ kind: "directive.disseminated", directive: "DRILL-2026-0002", revision: 1, told: 3 });
    await step(new Date().toISOString());
    await step(new Date(Date.now() + 16 * 60_000).toISOString());
    assert.deepEqual(
      mails.filter((one) => subjectOf(one).includes("DRILL-2026-0002")).map((one) => one.to[0]),
      ["first@duty.example", "second@duty.example"],
    );
  });

  test("an alert that comes between two turns interrupts the first person of the one that begins", async () => {
    const begins = new Date(Date.now() + 20 * 60_000).toISOString();
    await loadDuty([{ office: "team", operators: ["analyst"], from: begins, to }]);
    await append({ kind: "directive.disseminated", directive: "DRILL-2026-0003", revision: 1, told: 3 });
    for (const minutes of [0, 16, 32]) await step(new Date(Date.now() + minutes * 60_000).toISOString());
    assert.deepEqual(
      mails.filter((one) => subjectOf(one).includes("DRILL-2026-0003")).map((one) => one.to[0]),
      ["first@duty.example"],
    );
  });
});
