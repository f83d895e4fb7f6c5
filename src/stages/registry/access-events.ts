/**
 * Events of somebody's own access. Those of participants of cases leave no trace in the room's journal: whoever reads it may not learn that there is a case. What
 * participants do stands in the log of their case, and what happens to their access among their own notices.
 */
import type { JournalEvent } from "#core/journal-event.ts";
import { appendEvents } from "#store/journal.ts";
import type { Tx } from "#store/sql.ts";

const prefix = "participant:";

/** The operator's id of a participant who was let in to cases; the database holds ids and roles to each other. */
export function participantOperatorId(id: string): string {
  return prefix + id;
}

/** Whether an operator was let in to cases, and to no post in the room. */
export function isParticipantOperator(operator: string): boolean {
  return operator.startsWith(prefix);
}

/** Appends events of an operator's access to the room's journal, unless the operator is a participant of cases. */
export async function appendAccessEvents(
  tx: Tx,
  operator: string,
  ...events: readonly JournalEvent[]
): Promise<void> {
  if (!isParticipantOperator(operator)) await appendEvents(tx, ...events);
}
