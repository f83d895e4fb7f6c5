/** Notices of cases on their way out: which channels of the room carry them, and handing them over once a second. */
import type { Channel } from "#channels/channel.ts";
import { queueNotices } from "#stages/case/notices.ts";
import { type Store, system } from "#store/sql.ts";

/** Hands waiting notices to the channels that carry them; says whether there were any. */
export function caseNoticeRound(store: Store, channels: readonly Channel[]): () => Promise<boolean> {
  const carrying = channels.flatMap(({ name, carriesCaseNotices }) =>
    carriesCaseNotices === true ? [name] : [],
  );
  return async () => {
    if (carrying.length === 0) return false;
    const now = new Date().toISOString();
    return (await store.write(system, async (tx) => await queueNotices(tx, carrying, now))) > 0;
  };
}
