/** What an evaluation is made from: the part of a directive that is evaluated, and the situation of an asset at an instant. */
import type { Domain } from "#core/actor.ts";
import type { DirectiveCalendar } from "#core/clock/calendars/index.ts";
import type { AlertPeriod, Extension, Pause, RunningClock } from "#core/clock/running-clock.ts";
import type { StepStart } from "#core/rules/rule-pack/rule-pack.ts";
import type { RequiredAction } from "#core/rules/action.ts";
import type { AssetFacts } from "#core/rules/judge-by-table.ts";

/** What pauses, extends and shortens the clocks of one asset. */
export type Course = Omit<RunningClock, "start" | "duration">;

/** When the events happened that start clocks, RFC 3339. `published`, `kev-added` and `patch-available` default to what the directive says. */
export type StartTimes = { readonly [K in StepStart]?: string | null };

/** The facts and times of one asset; without a course its clocks run through. */
export type Situation = {
  readonly facts: AssetFacts;
  readonly starts?: StartTimes;
  readonly course?: Course;
  /** The organisation's domain, by which levels of the crisis alert reach it; where it is not known, those of every domain do. */
  readonly domain?: Domain;
  /** More time that the organisation was granted for this directive, first granted first. */
  readonly extensions?: readonly Extension[];
  /** The instant at which it is asked, RFC 3339: what is looked at by then is decided. Without it, what is looked at later is not. */
  readonly at?: string;
};

/** The part of a directive's document that is evaluated; a preview may pass a draft with the instant at which it would be issued. */
export type Evaluable = {
  /** RFC 3339. */
  readonly issuedAt: string;
  readonly draft: {
    readonly rulePack: string;
    readonly actions: readonly RequiredAction[];
    readonly procedure?: string;
    readonly until?: string;
  };
  readonly calendar?: DirectiveCalendar;
  /** Levels of the crisis alert as the room knows them now; never part of a document. */
  readonly alerts?: readonly AlertPeriod[];
  /** Times in which offices suspended it; never part of a document either. */
  readonly pauses?: readonly Pause[];
};
