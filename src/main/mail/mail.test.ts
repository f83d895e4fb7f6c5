/** Mails that are meant to keep others out: of strangers, of a million parts, of ever more than is taken in a day, and of what no table takes. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mailReport } from "#core/coordination/mail/mail-report.ts";
import { tokensOfHead } from "#core/coordination/mail/read-case-mail.ts";
import { replyAddressOf } from "#core/coordination/mail/reply-address.ts";
import { silentLog } from "#edge/watch/log.ts";
import { startMailIntake } from "#main/mail/mail-intake.ts";
import type { Mailbox } from "#main/mail/mailbox.ts";
import { openMailReading } from "#main/mail/mail-reading.ts";
import { mailsForLater } from "#main/mail/mails-for-later.ts";
import { takeMails } from "#main/mail/take-mails.ts";
import type { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import type { Store } from "#store/sql.ts";

const address = "cases@room.example";
const token = "a".repeat(26);
const to = replyAddressOf(address, token);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("mails that stay for later", () => {
  it("stand behind those that were never looked at, and come again after a while", () => {
    let now = 0;
    const later = mailsForLater(2, () => now);
    const old = ["1", "2", "3"];
    assert.deepEqual(later.choose(old), ["1", "2"]);
    for (const id of ["1", "2"]) later.add(id);
    assert.deepEqual(later.choose([...old, "4"]), ["3", "4"]);
    now = 20 * 60_000;
    assert.deepEqual(later.choose(["1", "2", "9"]), ["9", "1"]);
    assert.deepEqual(later.choose([]), []);
    assert.deepEqual(later.choose(["2", "1"]), ["2", "1"], "what is gone is forgotten");
  });
});

describe("a round", () => {
  const box = (mails: readonly (() => string)[], gone: string[]): Mailbox => ({
    eachWaiting: async (choose, take) => {
      for (const id of choose(mails.map((_, at) => String(at)))) {
        const read = async () => await Promise.resolve(bytesOf(mails[Number(id)]?.() ?? ""));
        const remove = async () => void (await Promise.resolve(gone.push(id)));
        await take({ id, bytes: 1, read, remove, setAside: remove });
      }
    },
  });
  const broken = (): never => {
    throw new Error("it cannot be read");
  };
  /** Knows no address. */
  const store = { read: async () => await Promise.resolve(false) } as unknown as Store;
  const taking = () => ({
    store,
    address,
    reading: {
      read: async () => await Promise.reject(new Error("a stranger's mail is not read")),
      end: async () => await Promise.resolve(),
    },
    later: mailsForLater(10, () => 0),
    now: () => new Date(),
    signal: AbortSignal.timeout(10_000),
  });

  it("goes on behind a mail that fails, which comes no more for now; of a stranger's no more than the head is read", async () => {
    const gone: string[] = [];
    const mailbox = box([broken, () => `To: ${to}\n\n${"--b\n".repeat(10)}`], gone);
    const at = taking();
    const counts = { stored: 0, duplicate: 0, later: 0 };
    assert.deepEqual(await takeMails(mailbox, at), { ...counts, "not-ours": 1, failed: 1 });
    assert.deepEqual(gone, ["1"]);
    assert.deepEqual(at.later.choose(["0"]), []);
  });
  it("in which all fail says why", async () => {
    await assert.rejects(takeMails(box([broken, broken], []), taking()), /cannot be read/);
  });
});

describe("a mail", () => {
  it("that takes more than a mail may is kept whole", async () => {
    const reading = openMailReading({ megabytes: 64, milliseconds: 1 });
    const bytes = bytesOf(
      `To: ${to}\nContent-Type: multipart/mixed; boundary=b\n\n${"--b\n".repeat(100_000)}`,
    );
    const { damaged, tokens, files } = await reading.read({ bytes, address });
    assert.deepEqual([damaged, tokens, files[0]?.bytes.length], [true, [token], bytes.length]);
    await reading.end();
  });
  it("whose head has no end is read whole before it is a stranger's", () => {
    assert.deepEqual(
      tokensOfHead(bytesOf(`Subject: x\r\nTo: a@b.example,\r\n ${to}\r\n\r\nhello`), address),
      [token],
    );
    assert.deepEqual(tokensOfHead(bytesOf(`Subject: x\n\nTo: ${to}`), address), []);
    assert.equal(tokensOfHead(bytesOf(`X: ${"x\n".repeat(40_000)}To: ${to}`), address), null);
  });
  it("names nothing that the database would refuse", () => {
    const report = (id: string) =>
      mailReport([
        {
          type: "message/disposition-notification",
          text: `Original-Message-ID: <${id}>\nDisposition: a; displayed`,
        },
      ]);
    assert.equal(report("1@room.example")?.about, "1@room.example");
    assert.equal(report("1\0@room.example")?.about, null);
  });
});

describe("the work on mail", () => {
  it("stops while it is at work, without the pause that comes behind", async (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    let failed = 0;
    const log = { ...silentLog, warn: () => void (failed += 1) };
    const away = async () => await Promise.reject(new Error("away"));
    const intake = startMailIntake(
      {
        mail: { address: null, mailbox: null, password: null },
        store: { write: away } as unknown as Store,
        unlocked: { all: () => [{ office: "nis" }], holders: () => [] } as unknown as UnlockedKeys,
        log,
        goOn: () => true,
        found: () => undefined,
      },
      { now: () => new Date(0), changed: () => undefined },
    );
    await intake.stop();
    assert.equal(failed, 1, "that senders could not be checked is in the log");
  });
});
