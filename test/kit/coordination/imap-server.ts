/** An IMAP server on loopback for tests, with one mailbox. */
import { createRequire } from "node:module";
import type { AddressInfo, Server } from "node:net";
import { imapMailbox } from "#main/mail/imap-mailbox.ts";
import type { Mailbox } from "#main/mail/mailbox.ts";

/** What the package hands out, as far as it is used here. */
type Hoodiecrow = {
  readonly server: Server;
  readonly listen: (port: number, ready: () => void) => void;
  readonly close: (done: () => void) => void;
  readonly appendMessage: (mailbox: string, flags: readonly string[], date: null, raw: string) => void;
  readonly getMailbox: (name: string) => { readonly messages: readonly unknown[] };
};

/** The server. */
export type TestImap = {
  readonly port: number;
  readonly mailbox: () => Mailbox;
  readonly add: (mail: Uint8Array) => void;
  /** How many mails lie in it. */
  readonly waiting: () => number;
  readonly close: () => Promise<void>;
};

/** Starts it. Its passwords and mails are a test's own. */
export async function startTestImap(): Promise<TestImap> {
  const open = createRequire(import.meta.url)("hoodiecrow-imap") as (options: object) => Hoodiecrow;
  const server = open({
    plugins: ["ID", "UIDPLUS"],
    storage: { INBOX: { messages: [] } },
    users: { cases: { password: "drill" } },
  });
  await new Promise<void>((ready) => server.listen(0, ready));
  const { port } = server.server.address() as AddressInfo;
  const place = {
    kind: "imap",
    host: "127.0.0.1",
    port,
    user: "cases",
    folder: "INBOX",
    tls: "none",
  } as const;
  return {
    port,
    mailbox: () => imapMailbox(place, "drill"),
    // It holds mails as strings in which each byte is a character.
    add: (mail) => server.appendMessage("INBOX", [], null, Buffer.from(mail).toString("binary")),
    waiting: () => server.getMailbox("INBOX").messages.length,
    close: async () => await new Promise((done) => server.close(() => done())),
  };
}
