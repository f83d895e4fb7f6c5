/** How much a reporter may send without waiting behind everyone: by its record's lower bound, so that what nobody measured yet is little and what proved true is much. */
import type { ReporterRecord } from "#core/intake/record.ts";
import type { SenderFacts } from "#core/intake/lane.ts";

/** So many reports in 24 hours at a record of 0 and of 1. */
const perDay = { least: 100, most: 20_000 };
/** A person without a token, or nobody in particular: nobody types more. */
const byHand = 20;
/** What waits of one reporter at most; beyond it a call is refused until something of it is done. */
export const mostWaiting = 20_000;

/** Reports in 24 hours that go into a reporter's own lane; the square keeps a record of a half far from one of nine tenths. */
export function dailyQuota(kind: SenderFacts["kind"], record: ReporterRecord): number {
  if (kind !== "pipeline") return byHand;
  return Math.round(perDay.least + (perDay.most - perDay.least) * record.low ** 2);
}

/** Seconds until a reporter of which too much waits may send again: until a hundred of it are done at the pace at which things are done, between a minute and a day. */
export function earliestSlot(waiting: number, donePerHour: number): number {
  const surplus = Math.max(100, waiting - mostWaiting + 100);
  const hours = donePerHour <= 0 ? 24 : surplus / donePerHour;
  return Math.min(86_400, Math.max(60, Math.ceil(hours * 3600)));
}
