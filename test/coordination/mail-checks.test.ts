/** Mails into cases: which are the same once more, and that senders are looked up for who has unlocked a key, whose other mails keep none from being looked at. */
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { readCaseMail } from "#core/coordination/mail/read-case-mail.ts";
import { replyAddressOf } from "#core/coordination/mail/reply-address.ts";
import { checkSenders } from "#stages/case/mail/check-senders.ts";
import { receiveMail } from "#stages/case/mail/receive-mail.ts";
import { replyTokens } from "#stages/case/mail/reply-addresses.ts";
import { sql, system } from "#store/sql.ts";
import { type CaseRoom, sealingKey, startCaseRoom } from "#test/kit/coordination/case-room.ts";
import { mailFrom } from "#test/kit/coordination/korean-mails.ts";

const about = { product: "EdgeGate VPN", severity: "high", title: "t", summary: "s" };
const person = { name: "Acme", contact: "acme@acme.example", zone: "Asia/Seoul", language: "ko" };

describe("mails into cases", () => {
  let room: CaseRoom;
  before(async () => (room = await startCaseRoom()));
  after(async () => await room.close());

  /** A case of somebody's office to which mails came, so many. */
  async function mailed(who: string, count: number): Promise<void> {
    const id = String((await room.done(who, "/api/cases", about))["case"]);
    const path = `/api/cases/${id}/participants`;
    const participant = String(
      (await room.done(who, path, { ...person, roles: ["supplier"] }))["participant"],
    );
    await room.done(who, `/api/cases/${id}/messages`, { text: "from somebody", to: [] });
    for (let one = 0; one < count; one++)
      await room.here.store.write(system, async (tx) => {
        await tx.run(sql`insert into case_mail (digest, coordination_case, participant, kind, received_at, number, sender)
          values (${randomBytes(32)}, ${id}, ${participant}, 'message', now() - interval '1 hour',
            (select max(number) from case_text where coordination_case = ${id}), 'not-checked')`);
      });
  }

  it("sixty that no key opens are put off, and what came after them is looked at", async () => {
    await mailed("outsider", 60);
    await mailed("lead", 1);
    const { holder } = await sealingKey(77);
    const keys = (office: string) => (office === "nis" ? [holder] : room.unlocked.holders(office));
    const check = async (): Promise<number> =>
      await room.here.store.write(system, async (tx) => await checkSenders(tx, ["msit", "nis"], keys));
    assert.equal(await check(), 0, "the oldest fifty are another key's");
    assert.equal(await check(), 1);
    const waiting = await room.here.store.read(system, async (tx) =>
      tx.rows(
        sql`select from case_mail where sender = 'not-checked' and next_check > now() - interval '1 second'`,
      ),
    );
    assert.equal(waiting.length, 60, "they are looked at again later");
  });

  it("another under an id that came before is kept, and the same with other headers on its way is not", async () => {
    const { store, clock } = room.here;
    const id = String((await room.done("lead", "/api/cases", about))["case"]);
    const joined = await room.done("lead", `/api/cases/${id}/participants`, {
      ...person,
      roles: ["supplier"],
    });
    const participant = String(joined["participant"]);
    const now = clock.now().toISOString();
    const tokens = await store.write(
      system,
      async (tx) => await replyTokens(tx, [{ case: id, participant }], now),
    );
    const base = "cases@room.example";
    const to = replyAddressOf(base, tokens.get(`${id} ${participant}`) ?? "");
    const brought = async (text: string, ...head: readonly string[]) => {
      const bytes = mailFrom(person.contact, to, 190, [...head, "Subject: twice", "", text]);
      const mail = await readCaseMail(bytes, base);
      const digest = createHash("sha256").update(bytes).digest();
      return await store.write(
        system,
        async (tx) => await receiveMail(tx, { ...mail, digest, tooLarge: null }, now),
      );
    };
    assert.equal(await brought("the first"), "stored");
    assert.equal(await brought("the second"), "stored");
    assert.equal(await brought("the first", "Received: from elsewhere by here"), "duplicate");
  });
});
