/**
 * Whether a mail came from the address that its participant is written to at. Both are sealed, so it is looked up once the office's key is unlocked; until then a mail is
 * "not checked" and ends no silence. An address is easily forged: it is never more than a message's.
 */
import { isSameMailAddress } from "#core/input/mail-address.ts";
import { textMember } from "#core/input/json.ts";
import { noteContacts } from "#stages/case/contacts.ts";
import type { CaseKeys } from "#stages/case/queries.ts";
import { openedText } from "#stages/case/texts.ts";
import { retryAt } from "#store/back-off.ts";
import { sql, type Tx } from "#store/sql.ts";

type Unchecked = {
  readonly digest: Buffer;
  readonly id: string;
  readonly participant: string;
  readonly kind: "message" | "automatic";
  readonly receivedAt: string;
  readonly office: string;
  readonly openers: readonly string[] | null;
  readonly mail: Buffer;
  readonly contact: Buffer | null;
};

const mostAtOnce = 50;

/** Seconds after which a mail that could not be opened is looked at again, at the longest. */
const longestWait = 3_600;

/** Checks mails of the offices whose keys are unlocked; how many were. What no key opens waits longer each time, so that it keeps no other from being looked at. */
export async function checkSenders(tx: Tx, unlocked: readonly string[], keys: CaseKeys): Promise<number> {
  if (unlocked.length === 0) return 0;
  // What two of three offices open waits for two: those that cannot be opened now would else stand before all others.
  const rows = await tx.rows<Unchecked>(sql`
    select m.digest, m.coordination_case as id, m.participant, m.kind, m.received_at as "receivedAt", c.office, c.openers, t.content as mail,
      (select p.content from case_audience a join case_text p using (coordination_case, number)
        where a.coordination_case = m.coordination_case and a.kind = 'participant' and a.audience[1] = m.participant limit 1) as contact
    from case_mail m join coordination_case c on c.id = m.coordination_case
    join case_text t on t.coordination_case = m.coordination_case and t.number = m.number
    where m.sender = 'not-checked' and m.next_check <= now() and m.number is not null and c.office = any(${[...unlocked]}) and c.shredded_at is null
      and (c.openers is null or 2 <= (select count(*) from unnest(c.openers) o where o = any(${[...unlocked]})))
    order by m.next_check, m.received_at limit ${mostAtOnce} for update of m skip locked`);
  let checked = 0;
  for (const row of rows) {
    if (keys(row.office).length === 0) continue;
    const sender = await senderOf(row, keys);
    if (sender === null) {
      await tx.run(sql`update case_mail set checks = checks + 1, next_check = ${retryAt(sql`checks`, longestWait)}
        where digest = ${row.digest}`);
      continue;
    }
    checked++;
    await tx.run(sql`update case_mail set sender = ${sender} where digest = ${row.digest}`);
    // A program's answer proves that the mail arrived; a person's, that it was answered.
    if (sender === "expected")
      await noteContacts(
        tx,
        row.id,
        [row.participant],
        [row.kind === "automatic" ? "delivered" : "answered"],
        row.receivedAt,
      );
  }
  return checked;
}

/** `null` where it cannot be opened yet. */
async function senderOf(
  { office, openers, mail, contact }: Unchecked,
  keys: CaseKeys,
): Promise<"expected" | "unexpected" | null> {
  const holders = { own: keys(office), together: (openers ?? []).flatMap((opener) => keys(opener)) };
  const opened = await openedText({ content: mail }, holders);
  if (opened === null) return null;
  const known = contact === null ? null : await openedText({ content: contact }, holders);
  const [from, address] = [textMember(opened, "sender"), textMember(known, "contact")];
  return from !== null && address !== null && isSameMailAddress(from, address) ? "expected" : "unexpected";
}
