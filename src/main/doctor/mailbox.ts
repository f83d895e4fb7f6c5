/** The doctor at the mailbox of the cases: whether it opens as the room would open it. Nothing is taken out. */
import { type HealthCheck, found } from "#main/doctor/check.ts";
import { openMailbox } from "#main/mail/mail-intake.ts";
import { readMailboxAddress } from "#main/mail/mailbox-address.ts";
import type { RoomConfig } from "#main/room/config.ts";

const within = 10_000;

/** One check. */
export async function mailboxChecks({
  mail: { mailbox, password },
}: Pick<RoomConfig, "mail">): Promise<readonly HealthCheck[]> {
  const place = mailbox === null ? null : readMailboxAddress(mailbox);
  if (place === null) return [found("mailbox", "good", "mailbox-none")];
  const about = place.kind === "imap" ? `${place.host}:${place.port}` : place.folder;
  try {
    await openMailbox(place, password).eachWaiting(
      () => [],
      async () => await Promise.resolve(),
      AbortSignal.timeout(within),
    );
    return [found("mailbox", "good", "mailbox-good", about)];
  } catch {
    return [found("mailbox", "failing", "mailbox-unread", about)];
  }
}
