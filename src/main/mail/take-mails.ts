/** One round through a mailbox: each mail is read, sealed into its case, and removed once that is durable. One that has no place is left there for a person. */
import { createHash } from "node:crypto";
import { readCaseMail } from "#core/coordination/mail/read-case-mail.ts";
import type { Mailbox, WaitingMail } from "#main/mail/mailbox.ts";
import { type MailOutcome, receiveMail } from "#stages/case/mail/receive-mail.ts";
import { type Store, system } from "#store/sql.ts";

/** How many mails there were of each outcome. */
export type MailRound = Readonly<Record<MailOutcome, number>>;

/** A mail of more bytes is left in the mailbox; that it came is told in its case. */
const largest = 15 * 1024 * 1024;
const mostInARound = 200;

/** Takes in what waits for addresses under the room's own. */
export async function takeMails(
  mailbox: Mailbox,
  { store, address, now, signal }: MailTaking,
): Promise<MailRound> {
  const round = { stored: 0, duplicate: 0, later: 0, "not-ours": 0 };
  await mailbox.eachWaiting(
    mostInARound,
    async (waiting) => {
      const outcome = await takeMail(waiting, { store, address, now });
      round[outcome] += 1;
      const isWhole = waiting.bytes <= largest;
      if ((outcome === "stored" || outcome === "duplicate") && isWhole) await waiting.remove();
      else if (outcome !== "later") await waiting.setAside();
    },
    signal,
  );
  return round;
}

/** Into what mail is taken. */
type MailTaking = {
  readonly store: Store;
  /** The address under which each participant has its own. */
  readonly address: string;
  readonly now: () => Date;
  readonly signal: AbortSignal;
};

async function takeMail(
  waiting: WaitingMail,
  { store, address, now }: Pick<MailTaking, "store" | "address" | "now">,
): Promise<MailOutcome> {
  const bytes = await waiting.read(largest);
  const mail = await readCaseMail(bytes, address);
  if (mail.tokens.length === 0) return "not-ours";
  const digest = createHash("sha256").update(bytes).digest();
  const tooLarge = waiting.bytes > largest ? waiting.bytes : null;
  return await store.write(
    system,
    async (tx) => await receiveMail(tx, { ...mail, digest, tooLarge }, now().toISOString()),
  );
}
