/**
 * Mail that comes to a participant's address: kept as a message to the coordinators, sealed at once, or noted as what it proves of a mail of the room. It is only a
 * message: no mail accepts an embargo, answers for a supplier, or ends a silence before its sender was found to be who was written to.
 */
import { createHash } from "node:crypto";
import type { CaseMailReading } from "#core/coordination/mail/read-case-mail.ts";
import { Refusal } from "#core/problem.ts";
import { noteContacts } from "#stages/case/contacts.ts";
import { lockedCase } from "#stages/case/case-row.ts";
import { storeCaseText, storeSealed } from "#stages/case/texts.ts";
import { sql, type Tx } from "#store/sql.ts";

/** What became of a mail: `later` where its participant wrote as much in a day as is taken in, `not-ours` where it has no place in any case. */
export type MailOutcome = "stored" | "duplicate" | "later" | "not-ours";

/** A mail as it came. `tooLarge`: only its head was read, and this is the size of the whole. */
type ArrivedMail = CaseMailReading & { readonly digest: Uint8Array; readonly tooLarge: number | null };

type AddressRow = { readonly token: string; readonly id: string; readonly participant: string };
type Placed = AddressRow & { readonly key: Buffer };

const mostInADay = 100;

/** Takes a mail into every case whose address it came to; once, however often it is brought. */
export async function receiveMail(tx: Tx, mail: ArrivedMail, now: string): Promise<MailOutcome> {
  const addresses = await tx.rows<AddressRow>(sql`
    select token, coordination_case as id, participant from case_reply_address
    where token = any(${[...mail.tokens]}) and revoked_at is null order by coordination_case, participant`);
  const outcomes: MailOutcome[] = [];
  for (const address of addresses) outcomes.push(await receiveAt(tx, address, mail, now));
  return (["later", "stored", "duplicate"] as const).find((one) => outcomes.includes(one)) ?? "not-ours";
}

async function receiveAt(tx: Tx, address: AddressRow, mail: ArrivedMail, now: string): Promise<MailOutcome> {
  const row = await lockedCase(tx, address.id);
  const key = createHash("sha256").update(`${address.token}\0`).update(identityOf(mail)).digest();
  const before = await tx.first<{ there: boolean; today: number; shredded: boolean }>(sql`
    select exists (select from case_mail where digest = ${key}) as there,
      (select count(*)::integer from case_mail where coordination_case = ${address.id} and participant = ${address.participant}
        and received_at > ${now}::timestamptz - interval '1 day') as today,
      (select shredded_at is not null from coordination_case where id = ${address.id}) as shredded`);
  if (before === undefined || before.shredded) return "not-ours";
  if (before.there) return "duplicate";
  if (before.today >= mostInADay) return "later";
  const placed = { ...address, key };
  return mail.report === null
    ? await storeMessage(tx, { ...placed, office: row.office }, mail, now)
    : await noteReport(tx, placed, mail.report, now);
}

/** What makes a mail the same one once more: its id and what it says. On another way it comes with other headers; and another mail may bear the id of one that came before. */
function identityOf({ messageId, digest, subject, from, text, files, report }: ArrivedMail): Uint8Array {
  if (messageId === null) return digest;
  const hashes = files.map(({ name, bytes }) => [name, createHash("sha256").update(bytes).digest("hex")]);
  return Buffer.from(JSON.stringify([messageId, subject, from, text.own, text.whole, hashes, report]));
}

/** Notes what a report proves of a mail that went to this participant. One about anything else is no knowledge; and each notice bounces, arrives and is seen once. */
async function noteReport(
  tx: Tx,
  { id, participant, key }: Placed,
  { outcome, about }: NonNullable<CaseMailReading["report"]>,
  now: string,
): Promise<MailOutcome> {
  const notice = about?.split("@")[0] ?? null;
  const mailed = await tx.first<{ ours: boolean; again: boolean; last: string | null }>(sql`
    select exists (select from case_notice where id = ${notice} and coordination_case = ${id} and participant = ${participant}) as ours,
      exists (select from case_mail where coordination_case = ${id} and participant = ${participant} and notice = ${notice} and kind = ${outcome}) as again,
      (select kind from case_contact where coordination_case = ${id} and participant = ${participant} order by number desc limit 1) as last`);
  // A bounce takes knowledge away: one that names no mail is believed while the newest mail may be the one that is meant. Everything else must name what it is about.
  const unnamed = notice === null && outcome === "bounced" && mailed?.last === "sent";
  const proves = outcome !== "nothing" && mailed?.again === false && (mailed.ours || unnamed);
  const kind = proves ? outcome : "nothing";
  await tx.run(sql`insert into case_mail (digest, coordination_case, participant, kind, notice, received_at, sender)
    values (${key}, ${id}, ${participant}, ${kind}, ${mailed?.ours === true ? notice : null}, ${now}, 'not-checked')`);
  if (proves) await noteContacts(tx, id, [participant], [outcome], now);
  return "stored";
}

async function storeMessage(
  tx: Tx,
  { id, office, participant, key }: Placed & { readonly office: string },
  mail: ArrivedMail,
  now: string,
): Promise<MailOutcome> {
  const place = { id, office };
  const meant = { author: participant, audience: [], detail: true };
  try {
    const number = await storeCaseText(
      tx,
      place,
      { kind: "message", ...meant, content: contentOf(mail) },
      now,
    );
    for (const { name, bytes } of mail.files) {
      const object = await storeSealed(tx, place, { kind: "file", ...meant, bytes }, now);
      const content = { text: "", file: object, fileName: name, fileBytes: String(bytes.length) };
      await storeCaseText(tx, place, { kind: "message", ...meant, content }, now);
    }
    const kind = mail.automatic === null ? "message" : "automatic";
    await tx.run(sql`insert into case_mail (digest, coordination_case, participant, kind, received_at, number, sender)
      values (${key}, ${id}, ${participant}, ${kind}, ${now}, ${number}, 'not-checked')`);
  } catch (error) {
    if (error instanceof Refusal && error.code === "too-large") return "later";
    throw error;
  }
  return "stored";
}

/** What is sealed: the words, and beside them what they quote, whence they say they come, and what could not be read. */
function contentOf({ text, subject, from, unreadable, leftOut, tooLarge, damaged }: ArrivedMail) {
  const left = leftOut + (tooLarge === null ? 0 : 1);
  return {
    text: text.own,
    ...(text.whole === null ? {} : { whole: text.whole }),
    subject,
    ...(from === null ? {} : { sender: from }),
    ...(unreadable.length === 0 ? {} : { unreadable: unreadable.join(", ") }),
    ...(left === 0 ? {} : { leftOut: String(left) }),
    ...(tooLarge === null ? {} : { fileBytes: String(tooLarge) }),
    ...(damaged ? { damaged: "true" } : {}),
  };
}
