/** By when: the rule pack of each directive in force evaluated on the organisation's own facts. What is not known counts as the worst. */
import { isDay } from "#core/input/instant.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import type { DirectiveAdvisory } from "#core/advisory.ts";
import type { Verdict } from "#core/verdict.ts";
import { compareInstants, readDuration } from "#core/clock/clock.ts";
import { isInstant } from "#core/input/instant.ts";
import { type Evaluation, evaluate } from "#core/rules/evaluate.ts";
import { type Situation, type StartTimes } from "#core/rules/situation.ts";
import type { AssetFacts } from "#core/rules/judge-by-table.ts";
import type { Extension } from "#core/clock/running-clock.ts";
import type { Domain } from "#core/actor.ts";

/** What is dated: an affected component's verdict, and what is known around it. */
export type MatchInContext = {
  readonly match: Pick<Verdict, "advisory" | "aliases" | "fixed">;
  readonly facts: AssetFacts;
  /** When each directive came to the organisation, RFC 3339; a clock that starts with it waits where it is not here. */
  readonly received: readonly { readonly directive: string; readonly at: string }[];
  /** When the component was first seen affected by the organisation's own checks; a clock that starts with it waits where that is not here. */
  readonly detected?: string;
  /** The instant at which it is asked, and the organisation's domain; see {@link Situation}. */
  readonly at?: string;
  readonly domain?: Domain;
  /** What the organisation was granted, by directive. */
  readonly extensions?: ReadonlyMap<string, readonly Extension[]>;
};

/** What a directive asks about a verdict, with all that led to it. */
export type EvaluatedDirective = {
  readonly directive: DirectiveDocument;
  readonly advisory: DirectiveAdvisory;
  readonly situation: Situation;
  readonly evaluation: Evaluation;
};

/** The earliest deadline that the directives set; `null` when none has a date or their rule pack is not known here. */
export function earliestDue(directives: readonly DirectiveDocument[], dated: MatchInContext): string | null {
  const dues = directives.flatMap((directive) => evaluateFor(directive, dated)?.evaluation.due ?? []);
  return dues.toSorted(compareInstants)[0] ?? null;
}

/** What one directive asks about a verdict; `null` when it does not speak of it, or cannot be evaluated here. */
export function evaluateFor(directive: DirectiveDocument, dated: MatchInContext): EvaluatedDirective | null {
  const { match, facts } = dated;
  const advisory = advisoryOf(directive, match);
  if (advisory === undefined || !isDatable(directive, advisory)) return null;
  const extensions = dated.extensions?.get(directive.id);
  const patch = match.fixed.length > 0 ? "yes" : "no";
  const situation = {
    facts: { patch, ...facts } as const,
    starts: startsOf(directive, dated),
    ...(dated.at === undefined ? {} : { at: dated.at }),
    ...(dated.domain === undefined ? {} : { domain: dated.domain }),
    ...(extensions === undefined ? {} : { extensions }),
  };
  const evaluated = evaluate(directive, advisory, situation);
  return evaluated.ok ? { directive, advisory, situation, evaluation: evaluated.value } : null;
}

/** An organisation is aware when the directive came to it. */
function startsOf({ id }: DirectiveDocument, { received, detected }: MatchInContext): StartTimes {
  const at = received.find((one) => one.directive === id)?.at ?? null;
  return { received: at, aware: at, ...(detected === undefined ? {} : { detected }) };
}

/** A document is signed, yet its dates and durations are checked before anything is counted from them. */
function isDatable({ issuedAt, draft }: DirectiveDocument, { kevAdded }: DirectiveAdvisory): boolean {
  return (
    isInstant(issuedAt) &&
    (kevAdded === null || isDay(kevAdded)) &&
    draft.actions.every(({ clock }) => clock === undefined || readDuration(clock.duration, "").ok)
  );
}

/** The advisory of a directive that a verdict speaks of: by its id, else by a name that both have. */
function advisoryOf(
  { advisories }: DirectiveDocument,
  { advisory, aliases }: MatchInContext["match"],
): DirectiveAdvisory | undefined {
  const names = new Set([advisory, ...aliases]);
  return (
    advisories.find(({ id }) => id === advisory) ??
    advisories.find((one) => names.has(one.id) || one.aliases.some((alias) => names.has(alias)))
  );
}
