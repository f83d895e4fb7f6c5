/** Groups of journal events, as people look for them: by what happened, not by which stage recorded it. */
import { eventVisibility, type JournalEventKind } from "#core/journal-event.ts";

const groups = {
  access: /^(?:operator|links?|sign-in|token|passkeys?|sessions?|key)\./,
  registry: /^(?:world|room|topology|organizations?|alert-level)\./,
  sources: /^(?:feed|feeds|advisory|exploited|feed-change|sources|exposure|inventory|asset-facts)\./,
  directives: /^(?:directive|deadline|extension|extended-deadline)\./,
  answers: /^(?:attestation|standing|standings|receipt|answer)\./,
} as const;

/** A group of events. */
export type JournalGroup = keyof typeof groups;
/** The groups, in the order in which they are offered. */
export const journalGroups = Object.keys(groups) as readonly JournalGroup[];

/** The kinds of a group. */
export function kindsOf(group: JournalGroup): readonly JournalEventKind[] {
  const kinds = Object.keys(eventVisibility) as JournalEventKind[];
  return kinds.filter((kind) => groups[group].test(kind));
}
