/**
 * Mail out of cases and answers back into them, over a real SMTP server and a real IMAP server on loopback, in the encodings of Korean mail programs; and by a maildir.
 */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { SMTPServer } from "smtp-server";
import { replyAddressOf } from "#core/coordination/mail/reply-address.ts";
import { keyidOf } from "#core/seal/index.ts";
import { sealingAlgorithm, sealingSpki } from "#core/seal/key/public-key.ts";
import { hybridKem } from "#core/seal/primitive/platform.ts";
import { roomChannels } from "#main/room/channels.ts";
import { imapMailbox } from "#main/mail/imap-mailbox.ts";
import { maildirMailbox } from "#main/mail/maildir-mailbox.ts";
import type { Mailbox } from "#main/mail/mailbox.ts";
import { openMailReading } from "#main/mail/mail-reading.ts";
import { mailsForLater } from "#main/mail/mails-for-later.ts";
import { type MailRound, takeMails } from "#main/mail/take-mails.ts";
import { addParticipant, openCase, sendMessage } from "#stages/case/commands.ts";
import { checkSenders } from "#stages/case/mail/check-senders.ts";
import { revokeReplyAddress } from "#stages/case/mail/reply-addresses.ts";
import { noteFor, queueNotices } from "#stages/case/notices.ts";
import { casesWritten } from "#stages/advisory/own/queries.ts";
import { readCase } from "#stages/case/queries.ts";
import { registerSealingKey } from "#store/sealed/sealing-keys.ts";
import { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { sql, system } from "#store/sql.ts";
import { type AccessRoom, startTestRoom } from "#test/kit/room/access-room.ts";
import { type TestImap, startTestImap } from "#test/kit/coordination/imap-server.ts";
import { koreanMails, mailFrom } from "#test/kit/coordination/korean-mails.ts";

const address = "cases@room.example";
const contact = "psirt@supplier.example";
const lead = { role: "lead", id: "lead-1", office: "msit" } as const;
const body = "수신했습니다. 펌웨어 1.4.2에서 재현됩니다.";
const subject = "답장: 사건 회신";

describe("mail of cases", () => {
  let here: AccessRoom;
  let smtp: SMTPServer;
  let imap: TestImap;
  let id = "";
  let supplier = "";
  const unlocked = new UnlockedKeys(() => new Date());
  const reading = openMailReading();
  const key: { seed?: Uint8Array; keyid?: string } = {};
  const sent: { readonly from: string; readonly raw: string }[] = [];
  const now = (): string => new Date().toISOString();
  const keys = (office: string) => unlocked.holders(office);
  before(async () => {
    here = await startTestRoom();
    imap = await startTestImap();
    smtp = new SMTPServer({
      disabledCommands: ["STARTTLS"],
      authOptional: true,
      onRcptTo: ({ address: rcpt }, _session, done) =>
        done(
          rcpt.startsWith("nobody@") ? Object.assign(new Error("no such user"), { responseCode: 550 }) : null,
        ),
      onData: (stream, session, done) => {
        const pieces: Buffer[] = [];
        stream.on("data", (piece: Buffer) => pieces.push(piece));
        stream.on("end", () => {
          const { mailFrom: from } = session.envelope;
          sent.push({
            from: from === false ? "" : from.address,
            raw: Buffer.concat(pieces).toString("utf8"),
          });
          done();
        });
      },
    });
    await new Promise<void>((ready) => void smtp.listen(0, "127.0.0.1", ready));
    const seed = new Uint8Array(32).fill(5);
    const spki = sealingSpki(await hybridKem.publicKeyOf(seed));
    const keyid = await keyidOf(spki);
    Object.assign(key, { seed, keyid });
    const document = { purpose: "sealing", drill: true, algorithm: sealingAlgorithm, spki, keyid } as const;
    await here.store.write(system, async (tx) => {
      await registerSealingKey(tx, "msit", document);
      const about = { product: "KeySafe", severity: "high", title: "t", summary: "s", drill: true } as const;
      id = await openCase(tx, "msit", { ...about, prefix: "GCVE-65535" }, now());
      const joining = {
        roles: ["supplier"],
        name: "Supplier",
        contact,
        zone: "Asia/Seoul",
        language: "ko",
      } as const;
      supplier = await addParticipant(tx, { id, actor: lead }, joining, now());
    });
    unlock();
  });
  after(async () => {
    await new Promise<void>((ended) => smtp.close(ended));
    await imap.close();
    await here.close();
  });

  function unlock(): void {
    const { seed = new Uint8Array(), keyid = "" } = key;
    unlocked.unlock({ office: "msit", holder: { keyid, seed: seed.slice() }, until: null });
  }

  function mailChannel() {
    const file = join(here.folder, "channels.json");
    const { port } = smtp.server.address() as AddressInfo;
    const post = {
      name: "post",
      kind: "mail",
      host: "127.0.0.1",
      port,
      tls: "none",
      from: "room@room.example",
    };
    const destinations = { hosts: ["127.0.0.1"], privateAddresses: true };
    writeFileSync(file, JSON.stringify({ type: "bongsu.channels/1", destinations, channels: [post] }));
    const set = { store: here.store, document: file, origin: "https://room.example", drill: true, unlocked };
    const roomLog = {} as Parameters<typeof roomChannels>[0]["roomLog"];
    const rest = {
      now: () => new Date(),
      publicFolder: join(here.folder, "pub"),
      roomLog,
      mailAddress: address,
    };
    const channel = roomChannels({ ...set, ...rest }).find(({ name }) => name === "post");
    if (channel === undefined) throw new Error("no channel");
    return channel;
  }

  /** Writes to a participant, and hands over what the outbox has. */
  async function writeTo(participant: string): Promise<void> {
    const rows = await here.store.write(system, async (tx) => {
      await noteFor(tx, id, [participant], "waiting", now());
      await queueNotices(tx, ["post"], now());
      return await tx.rows<{ id: number; key: string; payload: unknown }>(
        sql`delete from outbox where channel = 'post' returning key, payload`,
      );
    });
    const channel = mailChannel();
    for (const row of rows) await channel.deliver(row as never, AbortSignal.timeout(10_000));
  }

  async function take(box: Mailbox = imap.mailbox()): Promise<MailRound> {
    return await takeMails(box, {
      store: here.store,
      address,
      reading,
      later: mailsForLater(200, Date.now),
      now: () => new Date(),
      signal: AbortSignal.timeout(20_000),
    });
  }

  const check = async (): Promise<number> =>
    await here.store.write(system, async (tx) => await checkSenders(tx, ["msit"], keys));

  async function shown() {
    const read = await readCase(here.store, asked(), keys);
    const silence = read.silences.find(({ participant }) => participant === supplier)?.state;
    const mails = read.texts.filter(
      ({ mail, content }) => mail !== null || (content as { file?: string } | null)?.file !== undefined,
    );
    return { silence, mails, last: mails.at(-1) };
  }

  async function tokenAddress(): Promise<string> {
    const row = await here.store.read(system, async (tx) =>
      tx.first<{ token: string }>(
        sql`select token from case_reply_address where participant = ${supplier} and revoked_at is null`,
      ),
    );
    return replyAddressOf(address, row?.token ?? "none");
  }

  const asked = () => ({ id, actor: lead, now: now(), written: casesWritten, most: 100 });
  const answer = (to: string, number: number, lines: readonly (string | Buffer)[], from = contact): Buffer =>
    mailFrom(from, to, number, lines);

  it("goes out with an address of its own to answer to, asks for reports, and what a server took is sent, not delivered", async () => {
    assert.equal((await shown()).silence, "not-contacted");
    await writeTo(supplier);
    const [mail] = sent;
    const to = await tokenAddress();
    assert.equal(mail?.from, to);
    assert.match(mail?.raw ?? "", new RegExp(`Reply-To: ${to.replace("+", "\\+")}`));
    assert.match(mail?.raw ?? "", /Disposition-Notification-To: cases\+/);
    assert.ok(!(mail?.raw ?? "").includes("KeySafe"));
    assert.equal((await shown()).silence, "sent");
  });

  it("reports change the silence by what they prove, and one about another mail by nothing", async () => {
    const to = await tokenAddress();
    const notice = /Message-ID: <([^@>]+)@/i.exec(sent[0]?.raw ?? "")?.[1] ?? "";
    const report = (number: number, type: string, fields: readonly string[]) =>
      answer(
        to,
        number,
        [
          'Content-Type: multipart/report; boundary="b"',
          "",
          "--b",
          `Content-Type: message/${type}`,
          "",
          ...fields,
          "",
          "--b--",
        ],
        "mailer@supplier.example",
      );
    const delivered = [
      "Reporting-MTA: dns; mx",
      "",
      "Action: delivered",
      "",
      "--b",
      "Content-Type: text/rfc822-headers",
      "",
    ];
    imap.add(report(1, "delivery-status", [...delivered, "Message-ID: <somebody-elses@room.example>"]));
    await take();
    assert.equal((await shown()).silence, "sent");
    imap.add(report(2, "delivery-status", [...delivered, `Message-ID: <${notice}@room.example>`]));
    await take();
    assert.equal((await shown()).silence, "delivered");
    imap.add(
      report(3, "disposition-notification", [
        `Original-Message-ID: <${notice}@room.example>`,
        "Disposition: manual-action/MDN-sent-manually; displayed",
      ]),
    );
    await take();
    assert.equal((await shown()).silence, "seen");
    imap.add(
      report(4, "delivery-status", [
        "Reporting-MTA: dns; mx",
        "",
        "Action: failed",
        "Status: 5.1.1",
        "",
        "--b",
        "Content-Type: text/rfc822-headers",
        "",
        `Message-ID: <${notice}@room.example>`,
      ]),
    );
    assert.deepEqual(await take(), { stored: 1, duplicate: 0, later: 0, "not-ours": 0, failed: 0 });
    assert.equal((await shown()).silence, "not-contacted");
  });

  for (const [at, [name, lines]] of koreanMails(subject, body).entries())
    it(`an answer in ${name} comes in as a message`, async () => {
      imap.add(answer(await tokenAddress(), 100 + at, lines));
      assert.equal((await take()).stored, 1);
      const { last } = await shown();
      const { text, subject: read, sender } = (last?.content ?? {}) as Record<string, string | undefined>;
      assert.deepEqual([text?.trim(), read, sender], [body, subject, contact]);
      assert.deepEqual(last?.mail, { kind: "message", sender: "not-checked" });
      assert.equal(imap.waiting(), 0);
    });

  it("the same mail again is one, and a sender who was expected ends the silence", async () => {
    imap.add(answer(await tokenAddress(), 100, koreanMails(subject, body)[0]?.[1] ?? []));
    assert.deepEqual(await take(), { stored: 0, duplicate: 1, later: 0, "not-ours": 0, failed: 0 });
    assert.notEqual((await shown()).silence, "answered");
    assert.equal(await check(), koreanMails(subject, body).length);
    const { silence, last } = await shown();
    assert.equal(last?.mail?.sender, "expected");
    assert.equal(silence, "answered");
  });

  it("an absence notice proves that a mail arrived and is no answer; an unexpected sender proves nothing", async () => {
    const other = await here.store.write(system, async (tx) =>
      addParticipant(
        tx,
        { id, actor: lead },
        {
          roles: ["supplier"],
          name: "Other",
          contact: "other@supplier.example",
          zone: "UTC",
          language: "en",
        },
        now(),
      ),
    );
    await writeTo(other);
    const row = await here.store.read(system, async (tx) =>
      tx.first<{ token: string }>(sql`select token from case_reply_address where participant = ${other}`),
    );
    const to = replyAddressOf(address, row?.token ?? "");
    const silence = async () =>
      (await readCase(here.store, asked(), keys)).silences.find(({ participant }) => participant === other)
        ?.state;
    imap.add(answer(to, 200, ["Subject: hello", "", "I accept the embargo."], "stranger@elsewhere.example"));
    await take();
    await check();
    assert.equal((await shown()).last?.mail?.sender, "unexpected");
    assert.equal(await silence(), "sent");
    imap.add(
      answer(
        to,
        201,
        ["Auto-Submitted: auto-replied", "Subject: away", "", "Until Monday."],
        "other@supplier.example",
      ),
    );
    await take();
    await check();
    assert.deepEqual((await shown()).last?.mail, { kind: "automatic", sender: "expected" });
    assert.equal(await silence(), "delivered");
  });

  it("a locked office keeps nothing from being taken in: it lies sealed until somebody unlocks", async () => {
    unlocked.lock("msit");
    imap.add(answer(await tokenAddress(), 300, ["Subject: locked", "", "quorinthax while locked"]));
    assert.equal((await take()).stored, 1);
    assert.equal(await check(), 0);
    assert.equal((await shown()).last?.content, null);
    unlock();
    assert.equal((await shown()).last?.mail?.sender, "not-checked");
    assert.match(JSON.stringify((await shown()).last?.content), /quorinthax while locked/);
    assert.equal(await check(), 1);
  });

  it("attachments are files of the case; winmail.dat is kept and said to be unreadable", async () => {
    const part = [
      "--b",
      "Content-Type: application/ms-tnef",
      'Content-Disposition: attachment; filename="winmail.dat"',
      "Content-Transfer-Encoding: base64",
      "",
      "eJ8+IgAA",
      "--b--",
    ];
    imap.add(
      answer(await tokenAddress(), 400, [
        "Subject: tnef",
        'Content-Type: multipart/mixed; boundary="b"',
        "",
        "--b",
        "Content-Type: text/plain",
        "",
        "see attached",
        ...part,
      ]),
    );
    await take();
    const { mails } = await shown();
    const [message, file] = mails.slice(-2).map(({ content }) => content as Record<string, string>);
    assert.equal(message?.["unreadable"], "winmail.dat");
    assert.equal(file?.["fileName"], "winmail.dat");
  });

  it("what is for no address of the room stays in the mailbox, marked, and comes once", async () => {
    imap.add(answer("cases@room.example", 500, ["Subject: spam", "", "buy"]));
    assert.equal((await take())["not-ours"], 1);
    assert.equal((await take())["not-ours"], 0);
    assert.equal(imap.waiting(), 1);
  });

  it("a maildir does as well, and an address that was taken back takes nothing in", async () => {
    const folder = mkdtempSync(join(here.folder, "maildir-"));
    for (const name of ["new", "cur", "tmp"]) mkdirSync(join(folder, name));
    const to = await tokenAddress();
    writeFileSync(join(folder, "new", "1"), answer(to, 600, ["Subject: by maildir", "", "hello"]));
    assert.equal((await take(maildirMailbox(folder))).stored, 1);
    await here.store.write(
      system,
      async (tx) => await revokeReplyAddress(tx, { id, actor: lead }, supplier, now()),
    );
    writeFileSync(join(folder, "new", "2"), answer(to, 601, ["Subject: too late", "", "hello"]));
    assert.equal((await take(maildirMailbox(folder)))["not-ours"], 1);
    assert.deepEqual([readdirSync(join(folder, "new")), readdirSync(join(folder, "cur"))], [[], ["2:2,F"]]);
    await writeTo(supplier);
    assert.notEqual(await tokenAddress(), to);
  });

  it("no mail does an act: the case is as it was", async () => {
    const { view } = await readCase(here.store, asked(), keys);
    assert.equal(view.embargo, "none");
    await here.store.write(
      system,
      async (tx) => await sendMessage(tx, { id, actor: lead }, { text: "thanks", to: [] }, now()),
    );
  });

  it("a wrong password is told, and nothing is lost", async () => {
    const box = imapMailbox(
      { kind: "imap", host: "127.0.0.1", port: imap.port, user: "cases", folder: "INBOX", tls: "none" },
      "wrong",
    );
    await assert.rejects(
      take(box),
      (error: Error & { authenticationFailed?: boolean }) => error.authenticationFailed === true,
    );
  });
});
