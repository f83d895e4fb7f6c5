/** Cases by the clock, once a second: what their instants bring, and notices on their way out by the channels of the room that carry them. */
import type { Channel } from "#channels/channel.ts";
import { queueNotices } from "#stages/case/notices.ts";
import { endEmbargoes } from "#stages/case/clock/end-embargoes.ts";
import { isCaseDue } from "#stages/case/clock/due.ts";
import { releaseDue } from "#stages/case/clock/release.ts";
import { remindDue } from "#stages/case/clock/reminders.ts";
import { type Store, system, type Tx } from "#store/sql.ts";

/** Ends embargoes, releases and reminds where an instant has come, each in a transaction of its own, while the clock is trusted; says whether there was anything. */
export function caseClockRound(
  store: Store,
  {
    clockGood,
    failed,
  }: { readonly clockGood: () => boolean; readonly failed: (what: string, error: unknown) => void },
): () => Promise<boolean> {
  return async () => {
    const now = new Date().toISOString();
    if (!clockGood() || !(await store.read(system, async (tx) => await isCaseDue(tx, now)))) return false;
    let count = 0;
    const step = async (work: string, act: (tx: Tx, now: string) => Promise<number>): Promise<void> => {
      try {
        count += await store.write(system, async (tx) => await act(tx, now));
      } catch (error) {
        failed(work, error);
      }
    };
    await step("ending embargoes", endEmbargoes);
    await step("releasing cases", releaseDue);
    await step("reminding of embargoes", remindDue);
    return count > 0;
  };
}

/** The names of channels that carry mails about cases. */
export function carryingCaseNotices(channels: readonly Channel[]): readonly string[] {
  return channels.flatMap(({ name, carriesCaseNotices }) => (carriesCaseNotices === true ? [name] : []));
}

/** Hands waiting notices to the channels that carry them; says whether there were any. */
export function caseNoticeRound(store: Store, channels: readonly Channel[]): () => Promise<boolean> {
  const carrying = carryingCaseNotices(channels);
  return async () => {
    if (carrying.length === 0) return false;
    const now = new Date().toISOString();
    return (await store.write(system, async (tx) => await queueNotices(tx, carrying, now))) > 0;
  };
}
