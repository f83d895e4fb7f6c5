/** A place where mail waits for the room: an IMAP folder or a maildir. A mail leaves it once it is durable in the room, never before. */

/** A mail that waits. */
export type WaitingMail = {
  /** By which the mailbox knows it, as long as it waits. */
  readonly id: string;
  readonly bytes: number;
  /** The whole mail or, of one that is larger than `most`, its head. */
  readonly read: (most: number) => Promise<Uint8Array>;
  /** Takes it out of the mailbox. */
  readonly remove: () => Promise<void>;
  /** Leaves it there for a person, marked, and it does not come again. */
  readonly setAside: () => Promise<void>;
};

/** A mailbox: hands each mail over that was chosen of those that wait, the oldest first. What `take` throws ends the round; the mail stays. */
export type Mailbox = {
  readonly eachWaiting: (
    choose: (ids: readonly string[]) => readonly string[],
    take: (mail: WaitingMail) => Promise<void>,
    signal: AbortSignal,
  ) => Promise<void>;
};
