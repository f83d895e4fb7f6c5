/** What remarks on an advisory weigh. What breaks a record makes it unreadable instead, and then it has no remarks. */
import type { Finding } from "#core/problem.ts";

/**
 * Remarks that leave open what a record is about, so that it counts as one that could not be read. Of every other remark what is in doubt is
 * undecidable in the record itself, or says nothing of what is affected.
 */
const opening: ReadonlySet<string> = new Set(["relationship-unresolved"]);

/** Whether a remark says that the record may be about something that cannot be named. */
export function leavesOpen({ code }: Finding): boolean {
  return opening.has(code);
}
