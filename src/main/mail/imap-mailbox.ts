/** Mail in a folder of an IMAP server: read without being marked as read, removed once it is durable. What is left for a person is flagged there. */
import { type FetchMessageObject, ImapFlow } from "imapflow";
import type { MailboxAddress } from "#main/mail/mailbox-address.ts";
import type { Mailbox, WaitingMail } from "#main/mail/mailbox.ts";

type ImapAddress = Extract<MailboxAddress, { readonly kind: "imap" }>;

const patience = 20_000;

/** The folder at an address. A connection is opened for each round. */
export function imapMailbox({ host, port, user, folder, tls }: ImapAddress, password: string): Mailbox {
  return {
    eachWaiting: async (choose, take, signal) => {
      const client = new ImapFlow({
        host,
        port,
        secure: tls === "implicit",
        ...(tls === "implicit" ? {} : { doSTARTTLS: tls === "starttls" }),
        auth: { user, pass: password },
        // It would write addresses and subjects.
        logger: false,
        connectionTimeout: patience,
        greetingTimeout: patience,
        socketTimeout: 2 * patience,
        disableAutoIdle: true,
      });
      // What goes wrong is thrown by the call that waits for it; without a listener it would end the thread.
      client.on("error", () => undefined);
      const close = (): void => client.close();
      signal.addEventListener("abort", close, { once: true });
      try {
        await client.connect();
        await client.mailboxOpen(folder);
        const found = (await client.search({ flagged: false, deleted: false }, { uid: true })) || [];
        for (const uid of choose(found.toSorted((a, b) => a - b).map(String))) {
          signal.throwIfAborted();
          const mail = await waitingMail(client, uid);
          if (mail !== null) await take(mail);
        }
        await client.logout();
      } finally {
        signal.removeEventListener("abort", close);
        client.close();
      }
    },
  };
}

async function waitingMail(client: ImapFlow, uid: string): Promise<WaitingMail | null> {
  const about = await client.fetchOne(uid, { size: true }, { uid: true });
  if (about === false) return null;
  const bytes = about.size ?? Number.POSITIVE_INFINITY;
  return {
    id: uid,
    bytes,
    read: async (most) => {
      const query = bytes > most ? { headers: true } : { source: true };
      const found: FetchMessageObject | false = await client.fetchOne(uid, query, { uid: true });
      const content = found === false ? undefined : (found.source ?? found.headers);
      if (content === undefined) throw new Error("the mailbox does not hand over a mail that it lists");
      return content.subarray(0, most);
    },
    remove: async () => void (await client.messageDelete(uid, { uid: true })),
    setAside: async () => void (await client.messageFlagsAdd(uid, ["\\Flagged"], { uid: true })),
  };
}
