/**
 * Which facts of the journal are alerts: of what kind, about what, and of which campaign. One campaign interrupts a person once, however many facts it
 * has; the others go into the digest.
 */
import type { AlertKind } from "#core/duty/alert-kind.ts";
import { roomKeepers, staff } from "#core/audience.ts";
import type { Role } from "#core/actor.ts";
import type { JournalEvent, JournalEventKind } from "#core/journal-event.ts";

/** An alert, or the end of one. `about` is what may be said in a mail: an id that its readers may see, never a text. */
export type AlertFact = {
  readonly kind: AlertKind;
  readonly campaign: string;
  readonly about: string;
  readonly ends: boolean;
};

/** The facts that are looked at. */
export const alertingFacts = [
  "directive.disseminated",
  "alert-level.recorded",
  "feed.alerted",
  "feed.recovered",
  "feed-change.held",
] as const satisfies readonly JournalEventKind[];

/** Who may be told of a kind: those who may read what it is about. */
export const alertAudience: Readonly<Record<AlertKind, readonly Role[]>> = {
  "directive-issued": staff,
  "crisis-level": staff,
  "feed-problem": roomKeepers,
  "change-held": roomKeepers,
};

/** Kinds that do not wait for the end of quiet hours. */
export const graveKinds: ReadonlySet<AlertKind> = new Set(["directive-issued", "crisis-level"]);

/** What a fact of an instant alerts of; `null` for nothing. */
export function alertOf(fact: JournalEvent, at: string): AlertFact | null {
  switch (fact.kind) {
    case "directive.disseminated":
      return {
        kind: "directive-issued",
        campaign: `directive/${fact.directive}`,
        about: fact.directive,
        ends: false,
      };
    case "alert-level.recorded":
      return {
        kind: "crisis-level",
        campaign: `crisis/${fact.domain ?? ""}/${fact.level}/${fact.from}`,
        about: fact.domain ?? "",
        ends: false,
      };
    case "feed.alerted":
    case "feed.recovered":
      return {
        kind: "feed-problem",
        campaign: `feed/${fact.feed}/${fact.problem}`,
        about: fact.feed,
        ends: fact.kind === "feed.recovered",
      };
    case "feed-change.held":
      return {
        kind: "change-held",
        campaign: `held/${at.slice(0, 10)}`,
        about: at.slice(0, 10),
        ends: false,
      };
    default:
      return null;
  }
}
