/**
 * Dates the steps of a procedure: which are asked for, by when, and for what each waits. Deterministic; it reads no clock. Pauses,
 * extensions and crisis levels are in `running-clock.ts`.
 */
import type { Calendar } from "#core/clock/calendars/calendar.ts";
import { failed, type Finding, type Parsed, parsed } from "#core/problem.ts";
import { calendarRemark, compareInstants, deadline, type Span } from "#core/clock/clock.ts";
import { isInstant } from "#core/input/instant.ts";
import { type ConditionFact, type ConditionValue, decideCondition } from "#core/rules/condition.ts";
import type { Procedure, ProcedureStep, StepStart } from "#core/rules/rule-pack/rule-pack.ts";

/** What is known of one case: when events happened (RFC 3339), and facts. */
export type ScheduleContext = {
  readonly starts: { readonly [K in StepStart]?: string | null };
  readonly facts: { readonly [K in ConditionFact]?: ConditionValue };
};

/** One step with its date. */
export type DatedStep = {
  readonly step: ProcedureStep;
  /** RFC 3339 in UTC; `null` while the clock waits for its event or when the duration has no date. */
  readonly deadline: string | null;
  /** The event for which the clock waits. */
  readonly waiting: StepStart | null;
  /** The fact that nobody told and that therefore counts as asking for the step. */
  readonly assumed: ConditionFact | null;
  /** When the condition is looked at, if it is not now. */
  readonly decidedAt: string | null;
};

/** The steps that are asked for, earliest first, those without a date last; findings where a time cannot be read, remarks on working days that nobody knows. */
export function scheduleOf(procedure: Procedure, known: ScheduleContext): Parsed<readonly DatedStep[]> {
  const findings = Object.entries(known.starts).flatMap(([event, at]): readonly Finding[] =>
    typeof at !== "string" || isInstant(at)
      ? []
      : failed(`/starts/${event}`, "time-unreadable", "Not an instant (RFC 3339).").findings,
  );
  if (findings.length > 0) return { ok: false, findings };
  const steps = procedure.steps.flatMap((step) => dated(step, known));
  return parsed(
    steps.toSorted((a, b) => compareEnds(a.deadline, b.deadline)),
    steps.flatMap((one) => remarks(one, known)),
  );
}

function remarks({ step, deadline: end }: DatedStep, { starts }: ScheduleContext): readonly Finding[] {
  const start = starts[step.start] ?? null;
  const remark = start === null ? null : calendarRemark({ start, end }, step.duration);
  return remark === null ? [] : [{ ...remark, at: `/steps/${step.id}` }];
}

function compareEnds(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compareInstants(a, b);
}

function dated(step: ProcedureStep, known: ScheduleContext): readonly DatedStep[] {
  const start = known.starts[step.start] ?? null;
  const ends = start === null ? null : deadline(start, step.duration);
  const waiting = start === null ? step.start : null;
  if (step.when === undefined) return [{ step, deadline: ends, waiting, assumed: null, decidedAt: null }];
  const { after } = step.when;
  const { state, assumed, decidedAt } = decideCondition(step.when, {
    facts: known.facts,
    released: known.starts["patch-available"] ?? null,
    decidedAt: after === undefined || start === null ? null : deadline(start, after),
  });
  return state === "not-asked" ? [] : [{ step, deadline: ends, waiting, assumed, decidedAt }];
}

/** Most ends that {@link occurrences} lists. */
const mostOccurrences = 1000;

/**
 * The ends of a recurring step up to and with an instant, each counted from the start so that nothing drifts: the first after `duration`,
 * then one every `every`. A step that does not recur has its one end; at most a thousand are listed.
 */
export function occurrences(
  step: Pick<ProcedureStep, "duration" | "every">,
  start: string,
  until: string,
): readonly string[] {
  const first = deadline(start, step.duration);
  if (first === null || compareInstants(first, until) > 0) return [];
  if (step.every === undefined) return [first];
  return [first, ...recurrences(first, step.every, { until, most: mostOccurrences - 1 })];
}

/** The ends that follow a first one, each counted from it: `every` apart, after `after` if that is given, up to and with `until`, at most so many. */
export function recurrences(
  first: string,
  every: Span,
  limits: {
    readonly after?: string;
    readonly until: string | null;
    readonly most: number;
    readonly calendar?: Calendar;
  },
): readonly string[] {
  const ends: string[] = [];
  for (let times = 1; times <= mostOccurrences && ends.length < limits.most; times += 1) {
    const end = later(first, every, { times, calendar: limits.calendar });
    if (end === null || (limits.until !== null && compareInstants(end, limits.until) > 0)) break;
    if (limits.after === undefined || compareInstants(end, limits.after) > 0) ends.push(end);
  }
  return ends;
}

function later(
  first: string,
  every: Span,
  { times, calendar }: { readonly times: number; readonly calendar: Calendar | undefined },
): string | null {
  if ("hours" in every) return deadline(first, { hours: every.hours * times }, calendar);
  if ("days" in every) return deadline(first, { days: every.days * times }, calendar);
  if ("workingDays" in every) return deadline(first, { workingDays: every.workingDays * times }, calendar);
  return "months" in every ? deadline(first, { months: every.months * times }, calendar) : null;
}
