/** Mails that stay in the mailbox for now: they come again after a while, behind those that were never looked at, so that however many there are, they keep no other from being taken in. */

/** What is remembered of them from round to round. */
export type MailsForLater = {
  readonly add: (id: string) => void;
  /** Which of those that wait are looked at in this round. */
  readonly choose: (ids: readonly string[]) => readonly string[];
};

const pause = 15 * 60_000;

/** Remembers none yet; `most` are looked at in a round. */
export function mailsForLater(most: number, now: () => number): MailsForLater {
  const until = new Map<string, number>();
  return {
    add: (id) => void until.set(id, now() + pause),
    choose: (ids) => {
      const waiting = new Set(ids);
      for (const id of until.keys()) if (!waiting.has(id)) until.delete(id);
      const due = ids.filter((id) => (until.get(id) ?? 0) <= now());
      return [...due.filter((id) => !until.has(id)), ...due.filter((id) => until.has(id))].slice(0, most);
    },
  };
}
