/** A deadline that moved because a fact changed: its form. `core/rules/evaluate.ts` decides whether it moves. */
import type { AlertLevel } from "#core/clock/alert-level.ts";
import type { Domain } from "#core/actor.ts";

/** The inputs of decisions that can change after a directive is issued. */
export const movingInputs = ["exploitation", "automatable", "technicalImpact"] as const;

/** The facts of a vulnerability that can change after a directive is issued: its listing, its inputs, and whether a fixed version exists. */
export const movingFacts = ["kev", ...movingInputs, "patch"] as const;

/** A fact of the vulnerability that moved a deadline: the value that it now has (`unknown` where no source says it any more), and of which CVE. */
export type FactCause = {
  readonly fact: (typeof movingFacts)[number];
  readonly value: string;
  /** The CVE, or the advisory's own id where it has none. */
  readonly cve: string;
  /** Date (`YYYY-MM-DD`) on which the catalogue listed it, or on which a fixed version is known to have existed; `null` for other facts. */
  readonly since: string | null;
  /** Who says so: the catalogue, or the publisher and its record; absent where nobody does any more, and in entries from before. */
  readonly source?: string;
};

/** A level of the crisis alert that came into force at an instant, for a domain or (`null`) for all. */
export type AlertCause = {
  readonly fact: "alert";
  readonly value: AlertLevel;
  readonly domain: Domain | null;
  readonly since: string;
};

/** An office that suspended the order: the clocks stand still from an instant until another (`null`: until the next revision). */
export type SuspensionCause = {
  readonly fact: "suspension";
  /** The office's id. */
  readonly value: string;
  readonly since: string;
  readonly until: string | null;
};

/** A cause that a newer program published, as its words. */
type NewerCause = { readonly fact: "newer"; readonly value: string };

/** What moved a deadline. */
export type MoveCause = FactCause | AlertCause | SuspensionCause | NewerCause;

/** A deadline before and after, RFC 3339 in UTC (`null`: none), and the one fact that is named as the cause. */
export type DeadlineMove = {
  readonly before: string | null;
  readonly after: string | null;
  readonly because: MoveCause;
  /** Of whose organisations, ascending; absent where it is everybody's. */
  readonly domains?: readonly Domain[];
};
