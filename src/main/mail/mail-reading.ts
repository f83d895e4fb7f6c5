/** Reading mails, in a thread of its own: a mail of a million parts costs minutes and gigabytes, and whoever knows the room's address can send one. */
import {
  type CaseMailReading,
  damagedMail,
  type UnreadMail,
} from "#core/coordination/mail/read-case-mail.ts";
import { openGateThread } from "#main/intake/gate-thread.ts";

/** Reads mails, one at a time. */
export type MailReading = {
  readonly read: (mail: UnreadMail) => Promise<CaseMailReading>;
  readonly end: () => Promise<void>;
};

const bounds = { megabytes: 512, milliseconds: 20_000 };

/** Opens the thread, which starts with the first mail. One that takes more than a mail may is kept whole, as one whose structure cannot be read. */
export function openMailReading(within = bounds): MailReading {
  const thread = openGateThread<UnreadMail, CaseMailReading>(
    new URL("./mail-reading-worker.ts", import.meta.url),
    within,
  );
  return {
    read: async (mail) => (await thread.ask(mail)) ?? damagedMail(mail.bytes, mail.address),
    end: thread.end,
  };
}
