/**
 * What a rule pack is: a decision table, where its inputs come from, what counts when one is not known, and what each outcome
 * asks for by when. Data only; `evaluate.ts` applies it. A pack is one file in `packs/` and one line in `packs/index.ts`.
 */
import { type ActionKind, type ActionTier } from "#core/rules/action.ts";
import { type ClockStart, clockStarts } from "#core/clock/duration.ts";
import type { Span } from "#core/clock/clock.ts";
import type { Condition } from "#core/rules/condition.ts";
import type { TextByLanguage } from "#core/text.ts";
import type { DecisionTable } from "#core/rules/table/table.ts";

/** The facts on which packs decide, of the vulnerability and of the asset; `fact-values.ts` beside this file says what values each has. */
export const factNames = [
  "kev",
  "exploitation",
  "automatable",
  "technicalImpact",
  "exposed",
  "humanImpact",
  "severity",
  "cveBefore2021",
  "nisStep",
  "assetClass",
  "highValue",
] as const;
export type FactName = (typeof factNames)[number];

/** Where one decision point of the table takes its value. */
export type PackInput = {
  /** Published id of the point. */
  readonly point: string;
  readonly fact: FactName;
  /** The point's value key for each value of the fact. */
  readonly values: Readonly<Record<string, string>>;
  /** The fact's value that counts when it is not known; never the milder one ("unknown is not safe"). */
  readonly missing: string;
};

/** An action that an outcome asks for besides those the directive names. */
export type PackAction = { readonly kind: ActionKind; readonly duration: Span };

/** What one outcome of the table asks for. */
export type PackOutcome = {
  readonly tier: ActionTier;
  /** By when every action without its own clock is due. */
  readonly duration: Span;
  readonly also: readonly PackAction[];
  /** What holds instead of `tier`, and besides `also`, while no fixed version exists. */
  readonly withoutPatch?: { readonly tier: ActionTier; readonly also: readonly PackAction[] };
};

/** What every pack says of itself. */
export type PackHead = {
  readonly id: string;
  readonly version: string;
  readonly name: TextByLanguage;
  /** The public document that it follows, in its own words' language. */
  readonly source: string;
  /** What in it the source does not say or we could not verify, one sentence each. */
  readonly unverified: readonly TextByLanguage[];
  /** Dates (`YYYY-MM-DD`) between which it is in force, `null` where open. */
  readonly effective: { readonly from: string | null; readonly until: string | null };
  /** References of the pack versions that this one replaces. */
  readonly supersedes: readonly string[];
};

/** One version of a rule pack that decides by a table. */
export type RulePack = PackHead & {
  readonly table: DecisionTable;
  readonly inputs: readonly PackInput[];
  /** By the outcome's published key. */
  readonly outcomes: Readonly<Record<string, PackOutcome>>;
  /** The event that starts its clocks; a listing as known exploited after that starts the stricter clock anew. */
  readonly start: ClockStart;
};

/** Events that start the clock of a step: a directive's, a further fact found out about an incident, and its first report. */
export const stepStarts = [...clockStarts, "further-fact", "incident-reported"] as const;
export type StepStart = (typeof stepStarts)[number];

/** One step of a procedure, with its own clock. */
export type ProcedureStep = {
  /** Unique in its procedure, kebab-case. */
  readonly id: string;
  readonly kind: ActionKind;
  readonly what: TextByLanguage;
  readonly start: StepStart;
  readonly duration: Span;
  /** Comes again this long after each end, until the directive ends. */
  readonly every?: Span;
  readonly when?: Condition;
};

/** One version of a rule pack without a table: steps or reports, each with its own clock and condition. `schedule.ts` dates them. */
export type Procedure = PackHead & { readonly steps: readonly ProcedureStep[] };

/** The reference of a pack as directives carry it: `id@version`. */
export function referenceOf(pack: PackHead): string {
  return `${pack.id}@${pack.version}`;
}
