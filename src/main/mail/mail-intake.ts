/** Mail into cases, while a room works: a round through its mailbox every half minute, and senders looked up once keys are unlocked. */
import { setTimeout as wait } from "node:timers/promises";
import { errorFacts, type Log } from "#edge/watch/log.ts";
import { imapMailbox } from "#main/mail/imap-mailbox.ts";
import { type MailboxAddress, readMailboxAddress } from "#main/mail/mailbox-address.ts";
import type { Mailbox } from "#main/mail/mailbox.ts";
import { maildirMailbox } from "#main/mail/maildir-mailbox.ts";
import { openMailReading } from "#main/mail/mail-reading.ts";
import { mailsForLater } from "#main/mail/mails-for-later.ts";
import { mostInARound, takeMails } from "#main/mail/take-mails.ts";
import type { Conditions } from "#main/watch/conditions.ts";
import { checkSenders } from "#stages/case/mail/check-senders.ts";
import type { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { type Store, system } from "#store/sql.ts";

/** What a room says about mail that comes in, as its settings have it. */
export type MailSetting = {
  readonly address: string | null;
  readonly mailbox: string | null;
  readonly password: string | null;
};

/** What a room works with. */
type MailPlace = {
  readonly mail: MailSetting;
  readonly store: Store;
  readonly unlocked: UnlockedKeys;
  readonly log: Log;
  readonly goOn: () => boolean;
  readonly found: Conditions["found"];
};

type MailWork = Omit<MailPlace, "mail"> & { readonly now: () => Date; readonly changed: () => void };

const every = 30_000;
const sendersEvery = 5000;
const longestRound = 10 * 60_000;

/** The mailbox of an address. */
export function openMailbox(address: MailboxAddress, password: string | null): Mailbox {
  return address.kind === "maildir" ? maildirMailbox(address.folder) : imapMailbox(address, password ?? "");
}

/** Works until stopped. Does nothing where no mailbox is set. */
export function startMailIntake(
  { mail: { address, mailbox, password }, ...at }: MailPlace,
  turning: Pick<MailWork, "now" | "changed">,
): { readonly stop: () => Promise<void> } {
  const work = { ...at, ...turning };
  const place = mailbox === null ? null : readMailboxAddress(mailbox);
  const stopping = new AbortController();
  const box = place === null || address === null ? null : openMailbox(place, password);
  const reading = openMailReading();
  const later = mailsForLater(mostInARound, Date.now);
  const rounds =
    box === null || address === null
      ? []
      : [
          repeated(every, stopping.signal, async () => {
            await fetchRound(box, { ...work, address, reading, later }, stopping.signal);
          }),
        ];
  const senders = repeated(sendersEvery, stopping.signal, async () => await sendersRound(work));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all([...rounds, senders]);
      await reading.end();
    },
  };
}

type FetchWork = MailWork & Pick<Parameters<typeof takeMails>[1], "address" | "reading" | "later">;

async function fetchRound(box: Mailbox, work: FetchWork, stopping: AbortSignal): Promise<void> {
  if (!work.goOn()) return;
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(longestRound)]);
  try {
    const round = await takeMails(box, { ...work, signal });
    work.found("mailbox", []);
    if (round["not-ours"] + round.later + round.failed > 0) work.log.warn("mail left in the mailbox", round);
    if (round.stored > 0) work.changed();
  } catch (error) {
    if (stopping.aborted) return;
    work.log.warn("mailbox not read", errorFacts(error));
    work.found("mailbox", [{ code: "mailbox-unread", state: "caution", about: mailboxTrouble(error) }]);
  }
}

/** Why a mailbox is not read, in a word that holds nothing of its contents. */
function mailboxTrouble(error: unknown): string {
  if (error instanceof Error && "authenticationFailed" in error && error.authenticationFailed === true)
    return "authentication";
  return error instanceof Error && "code" in error ? String(error.code).slice(0, 40) : "error";
}

async function sendersRound({ store, unlocked, log, changed }: MailWork): Promise<void> {
  const offices = unlocked.all().flatMap(({ office }) => office ?? []);
  if (offices.length === 0) return;
  const keys = (office: string) => unlocked.holders(office);
  try {
    const checked = await store.write(system, async (tx) => await checkSenders(tx, offices, keys));
    if (checked > 0) changed();
  } catch (error) {
    log.warn("senders of mails not checked", errorFacts(error));
  }
}

/** Does something again and again until aborted, and never twice at a time. */
async function repeated(pause: number, signal: AbortSignal, step: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await step();
    await wait(pause, undefined, { signal }).catch(() => undefined);
  }
}
