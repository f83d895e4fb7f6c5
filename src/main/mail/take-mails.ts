/** One round through a mailbox: each mail is read, sealed into its case, and removed once that is durable. One that has no place is left there for a person. */
import { createHash } from "node:crypto";
import { tokensOfHead } from "#core/coordination/mail/read-case-mail.ts";
import type { MailReading } from "#main/mail/mail-reading.ts";
import type { Mailbox, WaitingMail } from "#main/mail/mailbox.ts";
import type { MailsForLater } from "#main/mail/mails-for-later.ts";
import { isReplyAddress } from "#stages/case/mail/reply-addresses.ts";
import { type MailOutcome, receiveMail } from "#stages/case/mail/receive-mail.ts";
import { type Store, system } from "#store/sql.ts";

/** How many mails there were of each outcome; `failed`: something in one went wrong, and it stays for now. */
export type MailRound = Readonly<Record<MailOutcome | "failed", number>>;

/** A mail of more bytes is left in the mailbox; that it came is told in its case. */
const largest = 15 * 1024 * 1024;

/** So many are looked at in a round. */
export const mostInARound = 200;

/** Takes in what waits for addresses under the room's own. One that fails keeps no other from being taken in; where all do, the last one's fault is thrown. */
export async function takeMails(mailbox: Mailbox, taking: MailTaking): Promise<MailRound> {
  const round = { stored: 0, duplicate: 0, later: 0, "not-ours": 0, failed: 0 };
  const { later, signal } = taking;
  let fault: unknown = null;
  const attempt = async (waiting: WaitingMail): Promise<MailOutcome | "failed"> => {
    try {
      return await takeMail(waiting, taking);
    } catch (error) {
      signal.throwIfAborted();
      fault = error;
      return "failed";
    }
  };
  await mailbox.eachWaiting(
    later.choose,
    async (waiting) => {
      const outcome = await attempt(waiting);
      round[outcome] += 1;
      const isWhole = waiting.bytes <= largest;
      if (outcome === "later" || outcome === "failed") later.add(waiting.id);
      else if (outcome !== "not-ours" && isWhole) await waiting.remove();
      else await waiting.setAside();
    },
    signal,
  );
  if (fault !== null && round.failed === Object.values(round).reduce((sum, count) => sum + count, 0))
    throw fault;
  return round;
}

/** Into what mail is taken. */
type MailTaking = {
  readonly store: Store;
  /** The address under which each participant has its own. */
  readonly address: string;
  readonly reading: MailReading;
  readonly later: MailsForLater;
  readonly now: () => Date;
  readonly signal: AbortSignal;
};

async function takeMail(
  waiting: WaitingMail,
  { store, address, reading, now }: MailTaking,
): Promise<MailOutcome> {
  const bytes = await waiting.read(largest);
  const named = tokensOfHead(bytes, address);
  // Of a stranger's mail nothing more is read.
  if (named !== null && !(await store.read(system, async (tx) => await isReplyAddress(tx, named))))
    return "not-ours";
  const mail = await reading.read({ bytes, address });
  if (mail.tokens.length === 0) return "not-ours";
  const digest = createHash("sha256").update(bytes).digest();
  const tooLarge = waiting.bytes > largest ? waiting.bytes : null;
  return await store.write(
    system,
    async (tx) => await receiveMail(tx, { ...mail, digest, tooLarge }, now().toISOString()),
  );
}
