/** The messages of channels that bring something up to the newest publication: of many publications at once, only the last matters. */
import type { ChannelMessage } from "#channels/channel.ts";
import type { JournalEntry } from "#store/journal.ts";

/** One message for the newest publication among the entries. */
export function newestPublication(entries: readonly JournalEntry[]): readonly ChannelMessage[] {
  const fact = entries.at(-1)?.fact;
  if (fact?.kind !== "pub.published") return [];
  return [{ key: String(fact.sequence), payload: { sequence: fact.sequence } }];
}
