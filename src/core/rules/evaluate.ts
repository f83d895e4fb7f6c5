/**
 * Evaluates an issued directive on one asset's facts: which tier, what to do, by when, and why. Runs where the facts are (organisation,
 * browser, room preview). Deterministic; it reads no clock and changes nothing.
 */
import { type StartTimes, type Situation, type Evaluable } from "#core/rules/situation.ts";
import type { Calendar } from "#core/clock/calendars/calendar.ts";
import { calendarFor } from "#core/clock/calendars/index.ts";
import { defaultFactors } from "#core/clock/alert-level.ts";
import type { TextByLanguage } from "#core/text.ts";
import type { ActionKind, ActionTier, RequiredAction } from "#core/rules/action.ts";
import type { ClockStart } from "#core/clock/duration.ts";
import { failed, type Finding, type Parsed, parsed } from "#core/problem.ts";
import {
  calendarRemark,
  compareInstants,
  deadline,
  endOfDate,
  type Span,
  startOfDate,
} from "#core/clock/clock.ts";
import { type Condition, type ConditionOutcome, decideCondition } from "#core/rules/condition.ts";
import { unreadableMembers } from "#core/rules/unreadable-members.ts";
import {
  judgeByTable,
  type FactReason,
  type TableVerdict,
  type VulnerabilityFacts,
} from "#core/rules/judge-by-table.ts";
import { findPack, findProcedure } from "#core/rules/packs/index.ts";
import {
  type Procedure,
  type RulePack,
  type StepStart,
  stepStarts,
} from "#core/rules/rule-pack/rule-pack.ts";
import { type ClockEnd, runningEnd } from "#core/clock/running-clock.ts";
import { recurrences } from "#core/rules/schedule.ts";

/** One action with its date. */
export type DatedAction = {
  readonly kind: ActionKind;
  readonly duration: Span;
  readonly start: StepStart;
  /** RFC 3339 in UTC; `null` when the duration has no date or the clock has not started. */
  readonly deadline: string | null;
  /** The event for which the clock waits, if it does. */
  readonly waiting: StepStart | null;
  readonly note: TextByLanguage | null;
  /** Whether the directive names the action, its procedure asks for it as a step, or the rule pack adds it. */
  readonly from: "directive" | "procedure" | "pack";
  /** The step's id in the procedure. */
  readonly step?: string;
  /** What became of the condition under which it is asked for; absent where it is asked for always. */
  readonly condition?: ConditionOutcome & { readonly when: Condition };
  /** How often it comes again, and the ends that follow `deadline` (or the instant of asking, if that is later) while the directive lasts. */
  readonly again?: { readonly every: Span; readonly next: readonly string[] };
  /** What became of a clock with a course: how it was shortened, extended or paused. A paused clock has no deadline. */
  readonly course?: ClockEnd;
};

/** What a directive asks of one asset. */
export type Evaluation = {
  readonly pack: string;
  readonly tier: ActionTier;
  /** The table's outcome: its name, its published key, and the number of the deciding row. */
  readonly outcome: string;
  readonly key: string;
  readonly row: number;
  /** Time within which the table asks for actions without their own clock. */
  readonly duration: Span;
  /** What is asked for, or counts as asked while it is not decided; earliest first, those without a date last. */
  readonly actions: readonly DatedAction[];
  /** Actions whose condition does not hold, in the same order. */
  readonly notAsked: readonly DatedAction[];
  /** The earliest deadline. */
  readonly due: string | null;
  readonly reasons: readonly FactReason[];
};

/**
 * What the directive asks of an asset with these facts, for one of its advisories; findings where a time, duration or condition cannot be
 * read, or the rule pack or procedure is not known here. A date in working days beyond the known calendar comes with a remark.
 */
export function evaluate(
  document: Evaluable,
  vulnerability: VulnerabilityFacts,
  given: Situation,
): Parsed<Evaluation> {
  const situation = onCourse(document, given);
  const { rulePack, procedure: reference } = document.draft;
  const pack = findPack(rulePack);
  if (pack === null)
    return failed("/draft/rulePack", "rule-pack-unknown", `Rule pack ${rulePack} is not known here.`);
  const procedure = reference === undefined ? null : findProcedure(reference);
  if (reference !== undefined && procedure === null)
    return failed("/draft/procedure", "procedure-unknown", `Procedure ${reference} is not known here.`);
  const unreadable = unreadableMembers(document, vulnerability, situation);
  if (unreadable.length > 0) return { ok: false, findings: unreadable };
  const verdict = judgeByTable(pack, vulnerability, situation.facts);
  if (verdict === null)
    return failed("/draft/rulePack", "rule-pack-silent", `${rulePack} has no row for these facts.`);
  const before = judgeByTable(pack, { ...vulnerability, kevAdded: null }, situation.facts);
  const starts = startTimes(document, vulnerability, situation);
  const calendar = calendarFor(document);
  const clocks = { document, calendar, pack, procedure, verdict, before, starts, situation };
  const without = situation.facts.patch === "no" ? verdict.asks.withoutPatch : undefined;
  const all = datedActions(document.draft.actions, [...verdict.asks.also, ...(without?.also ?? [])], clocks);
  const actions = all.filter(({ condition }) => condition?.state !== "not-asked");
  const evaluation = {
    pack: rulePack,
    tier: without?.tier ?? verdict.asks.tier,
    outcome: verdict.outcome,
    key: verdict.key,
    row: verdict.row,
    duration: verdict.asks.duration,
    actions,
    notAsked: all.filter(({ condition }) => condition?.state === "not-asked"),
    due: actions[0]?.deadline ?? null,
    reasons: verdict.reasons,
  };
  return parsed(
    evaluation,
    all.flatMap((action) => remarks(action, clocks)),
  );
}

/** A course that is given says everything itself; without one the levels that the room knows shorten the clocks, what was granted extends them, and suspensions stop them. */
function onCourse({ alerts = [], pauses = [] }: Evaluable, situation: Situation): Situation {
  const { domain, course, extensions = [] } = situation;
  const isPlain = alerts.length === 0 && pauses.length === 0 && extensions.length === 0;
  if (course !== undefined || isPlain) return situation;
  const heard = domain === undefined ? alerts.map((period) => ({ ...period, domain: null })) : alerts;
  return {
    ...situation,
    course: { domain: domain ?? "public", alerts: heard, pauses, extensions },
  };
}

/** What its own calculation says of an action's date, or that its date, a later one of its, or its condition counts working days that nobody knows. */
function remarks(action: DatedAction, { starts, calendar }: Clocks): readonly Finding[] {
  const { kind, start, deadline: end, duration, condition, again, course } = action;
  const at = starts[start] ?? null;
  if (at === null) return [];
  const own = course?.findings ?? [calendarRemark({ start: at, end }, duration, calendar)];
  const decidedAt = condition?.decidedAt ?? null;
  const found = [
    ...own,
    again === undefined
      ? null
      : calendarRemark({ start: at, end: again.next.at(-1) ?? null }, again.every, calendar),
    condition?.when.after === undefined
      ? null
      : calendarRemark({ start: at, end: decidedAt }, condition.when.after, calendar),
  ];
  return found.flatMap((one) => (one === null ? [] : [{ ...one, at: `/actions/${kind}${one.at}` }]));
}

/** Order of two deadlines, earlier first; no date is later than any. */
export function compareDeadlines(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compareInstants(a, b);
}

/**
 * When each clock starts; none starts before the order was given: an earlier event starts it at the publication. A fixed version that a source
 * dates counts unless there is known to be none for what is installed.
 */
function startTimes(
  document: Evaluable,
  vulnerability: VulnerabilityFacts,
  situation: Situation,
): StartTimes {
  const { kevAdded, patchAvailable } = vulnerability;
  const listed = kevAdded === null ? null : startOfDate(kevAdded, calendarFor(document));
  const released = situation.facts.patch === "no" ? null : (patchAvailable ?? null);
  const given = {
    published: document.issuedAt,
    "kev-added": listed,
    ...situation.starts,
    "patch-available": situation.starts?.["patch-available"] ?? released,
  };
  const floor = given.published ?? document.issuedAt;
  const times = Object.entries(given).map(([event, at]) => {
    const happened = at ?? null;
    return [event, happened !== null && compareInstants(happened, floor) < 0 ? floor : happened];
  });
  return Object.fromEntries(times) as StartTimes;
}

type Clocks = {
  readonly document: Evaluable;
  readonly calendar: Calendar;
  readonly pack: RulePack;
  readonly procedure: Procedure | null;
  readonly verdict: TableVerdict;
  /** What the table said before the vulnerability was listed as known exploited. */
  readonly before: TableVerdict | null;
  readonly starts: StartTimes;
  readonly situation: Situation;
};
type Undated = Pick<RequiredAction, "kind" | "note" | "when"> &
  Pick<DatedAction, "duration" | "from" | "step"> & { readonly every?: Span };

type Extra = readonly { readonly kind: ActionKind; readonly duration: Span }[];

/** What the directive names, what its procedure's steps ask for, and what the pack adds; an action under a condition does not stand for the pack's own. */
function datedActions(
  named: readonly RequiredAction[],
  extra: Extra,
  clocks: Clocks,
): readonly DatedAction[] {
  const { procedure } = clocks;
  const wanted: readonly RequiredAction[] =
    named.length > 0 || procedure !== null ? named : [{ kind: "patch" }];
  const own = wanted.map((action) => {
    if (action.clock !== undefined)
      return startedBy(action.clock.start, { ...action, ...action.clock, from: "directive" }, clocks);
    return byTable(action, extra, clocks);
  });
  const steps = (procedure?.steps ?? []).map(({ id, what, start, ...step }) =>
    startedBy(start, { ...step, step: id, note: what, from: "procedure" }, clocks),
  );
  const always = wanted.filter(({ when }) => when === undefined);
  const more = extra
    .filter(({ kind }) => !always.some((action) => action.kind === kind))
    .map((action) => startedBy(tableStart(clocks), { ...action, from: "pack" }, clocks));
  return [...own, ...steps, ...more].toSorted((a, b) => compareDeadlines(a.deadline, b.deadline));
}

/** The event that started what the table now asks for. */
function tableStart({ pack, starts }: Clocks): ClockStart {
  const published = starts[pack.start] ?? null;
  const listed = starts["kev-added"] ?? null;
  return listed !== null && published !== null && compareInstants(listed, published) > 0
    ? "kev-added"
    : pack.start;
}

/**
 * The date that the table gives: the pack's own for this kind of action, else the outcome's. When a vulnerability is listed as known exploited
 * after publication, the clock that ran before the listing stays in force beside the new one and the earlier end holds: worse news never
 * moves a deadline later.
 */
function byTable(action: RequiredAction, extra: Extra, clocks: Clocks): DatedAction {
  const asked = (verdict: TableVerdict, also: Extra, start: ClockStart) => {
    const duration = also.find(({ kind }) => kind === action.kind)?.duration ?? verdict.asks.duration;
    return startedBy(start, { ...action, duration, from: "directive" }, clocks);
  };
  const { verdict, before, pack } = clocks;
  const now = asked(verdict, extra, tableStart(clocks));
  const earlier = before === null ? now : asked(before, before.asks.also, pack.start);
  const listedLater = now.start === "kev-added" && pack.start !== "kev-added";
  return listedLater && compareDeadlines(earlier.deadline, now.deadline) < 0 ? earlier : now;
}

/** A clock from an event that this program does not know runs from the publication: no event that it may mean is earlier. */
function startedBy(start: StepStart, action: Undated, clocks: Clocks): DatedAction {
  const { kind, duration, from, step, when, every } = action;
  const { starts, situation, calendar } = clocks;
  const fixed = "date" in duration || "nextUpgrade" in duration;
  const known = stepStarts.includes(start);
  const at = starts[fixed || !known ? "published" : start] ?? null;
  const ran =
    at === null || situation.course === undefined
      ? null
      : runningEnd({ start: at, duration, ...situation.course }, { factors: defaultFactors, calendar });
  const end = ran === null ? (at === null ? null : deadline(at, duration, calendar)) : ran.end;
  return {
    kind,
    duration,
    start,
    deadline: end,
    waiting: at === null ? start : null,
    note: action.note ?? null,
    from,
    ...(step === undefined ? {} : { step }),
    ...(when === undefined ? {} : { condition: { when, ...decided(when, at, clocks) } }),
    ...(every === undefined ? {} : { again: { every, next: nextEnds(end, every, clocks) } }),
    ...(ran === null ? {} : { course: ran }),
  };
}

/** A pause or a crisis moves the time at which a fact is looked at as it moves the deadline; an extension gives time to act, so it does not. */
function decided(
  when: Condition,
  start: string | null,
  { starts, situation, calendar }: Clocks,
): ConditionOutcome {
  const { facts, course, at } = situation;
  const { after } = when;
  const running = (span: Span, from: string) =>
    course === undefined
      ? deadline(from, span, calendar)
      : runningEnd(
          { start: from, duration: span, ...course, extensions: [] },
          { factors: defaultFactors, calendar },
        ).end;
  return decideCondition(when, {
    facts,
    released: starts["patch-available"] ?? null,
    decidedAt: after === undefined || start === null ? null : running(after, start),
    ...(at === undefined ? {} : { at }),
  });
}

/** Most of the following ends that are told. */
const mostNext = 3;

function nextEnds(
  first: string | null,
  every: Span,
  { document, situation, calendar }: Clocks,
): readonly string[] {
  if (first === null) return [];
  const { until } = document.draft;
  return recurrences(first, every, {
    ...(situation.at === undefined ? {} : { after: situation.at }),
    until: until === undefined ? null : endOfDate(until, calendar),
    most: mostNext,
    calendar,
  });
}
