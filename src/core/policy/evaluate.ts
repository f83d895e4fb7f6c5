/**
 * Evaluates an issued directive on one asset's facts: which tier, what to do, by when, and why. Runs where the facts are (organisation,
 * browser, room preview). Deterministic; it reads no clock and changes nothing.
 */
import type { Text } from "#core/advisory.ts";
import type {
  ActionKind,
  ActionTier,
  ClockStart,
  DirectiveDocument,
  RequiredAction,
} from "#core/directive.ts";
import { failed, type Finding, type Parsed, parsed } from "#core/problem.ts";
import {
  calendarRemark,
  compareInstants,
  deadline,
  isDate,
  isInstant,
  readDuration,
  type Span,
  startOfDate,
} from "#core/policy/clock.ts";
import {
  type AssetFacts,
  judge,
  type Reason,
  type Verdict,
  type VulnerabilityFacts,
} from "#core/policy/judge.ts";
import { findPack } from "#core/policy/packs/index.ts";
import type { RulePack } from "#core/policy/rule-pack.ts";
import { type ClockEnd, type RunningClock, runningEnd } from "#core/policy/running-clock.ts";

/** When the events happened that start clocks, RFC 3339. `published` and `kev-added` default to what the directive says. */
export type StartTimes = { readonly [K in ClockStart]?: string | null };

/** What pauses, extends and shortens the clocks of one asset. */
export type Course = Omit<RunningClock, "start" | "duration">;

/** The facts and times of one asset; without a course its clocks run through. */
export type Situation = {
  readonly facts: AssetFacts;
  readonly starts?: StartTimes;
  readonly course?: Course;
};

/** The part of a directive's document that is evaluated; a preview may pass a draft with the instant at which it would be issued. */
export type Evaluable = {
  readonly issuedAt: DirectiveDocument["issuedAt"];
  readonly draft: Pick<DirectiveDocument["draft"], "rulePack" | "actions">;
};

/** One action with its date. */
export type DatedAction = {
  readonly kind: ActionKind;
  readonly duration: Span;
  readonly start: ClockStart;
  /** RFC 3339 in UTC; `null` when the duration has no date or the clock has not started. */
  readonly deadline: string | null;
  /** The event for which the clock waits, if it does. */
  readonly waiting: ClockStart | null;
  readonly note: Text | null;
  /** Whether the directive names the action or the rule pack adds it. */
  readonly from: "directive" | "pack";
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
  /** Earliest first, those without a date last. */
  readonly actions: readonly DatedAction[];
  /** The earliest deadline. */
  readonly due: string | null;
  readonly reasons: readonly Reason[];
};

/**
 * What the directive asks of an asset with these facts, for one of its advisories; findings where a time or duration cannot be read, or the
 * rule pack is not known here. A date in working days beyond the known calendar comes with a remark.
 */
export function evaluate(
  document: Evaluable,
  vulnerability: VulnerabilityFacts,
  situation: Situation,
): Parsed<Evaluation> {
  const { rulePack, actions } = document.draft;
  const pack = findPack(rulePack);
  if (pack === null)
    return failed("/draft/rulePack", "rule-pack-unknown", `Rule pack ${rulePack} is not known here.`);
  const unreadable = unreadableTimes(document, vulnerability, situation);
  if (unreadable.length > 0) return { ok: false, findings: unreadable };
  const verdict = judge(pack, vulnerability, situation.facts);
  if (verdict === null)
    return failed("/draft/rulePack", "rule-pack-silent", `${rulePack} has no row for these facts.`);
  const before = judge(pack, { ...vulnerability, kevAdded: null }, situation.facts);
  const starts = startTimes(document, vulnerability, situation);
  const clocks = { pack, verdict, before, starts, course: situation.course ?? null };
  const without = situation.facts.patch === "no" ? verdict.asks.withoutPatch : undefined;
  const all = datedActions(actions, [...verdict.asks.also, ...(without?.also ?? [])], clocks);
  const evaluation = {
    pack: rulePack,
    tier: without?.tier ?? verdict.asks.tier,
    outcome: verdict.outcome,
    key: verdict.key,
    row: verdict.row,
    duration: verdict.asks.duration,
    actions: all,
    due: all[0]?.deadline ?? null,
    reasons: verdict.reasons,
  };
  return parsed(
    evaluation,
    all.flatMap((action) => remarks(action, starts)),
  );
}

/** What its own calculation says of an action's date, or that it counted working days that nobody knows. */
function remarks({ kind, start, deadline: end, duration, course }: DatedAction, starts: StartTimes) {
  const at = starts[start] ?? null;
  const remark = at === null ? null : calendarRemark({ start: at, end }, duration);
  const found = course?.findings ?? (remark === null ? [] : [remark]);
  return found.map((one): Finding => ({ ...one, at: `/actions/${kind}${one.at}` }));
}

function unreadableTimes(
  document: Evaluable,
  vulnerability: VulnerabilityFacts,
  situation: Situation,
): readonly Finding[] {
  const listed = vulnerability.kevAdded;
  const times = [
    ["/issuedAt", document.issuedAt],
    ...startEntries(situation),
    ...courseEntries(situation),
  ] as const;
  return [
    ...(listed === null || isDate(listed) ? [] : [unreadableTime("/kevAdded", "a date")]),
    ...times.flatMap(([at, time]) => (isInstant(time) ? [] : [unreadableTime(at, "an instant")])),
    ...document.draft.actions.flatMap(({ clock }, i) => {
      const read =
        clock === undefined ? null : readDuration(clock.duration, `/draft/actions/${i}/clock/duration`);
      return read === null || read.ok ? [] : read.findings;
    }),
  ];
}

function startEntries({ starts }: Situation): readonly (readonly [string, string])[] {
  return Object.entries(starts ?? {}).flatMap(([event, at]) =>
    typeof at !== "string" ? [] : [[`/starts/${event}`, at] as const],
  );
}

function courseEntries({ course }: Situation): readonly (readonly [string, string])[] {
  if (course === undefined) return [];
  const spans = (name: "alerts" | "pauses") =>
    course[name].flatMap(({ from, until }, i) => [
      [`/course/${name}/${i}/from`, from] as const,
      ...(until === null ? [] : [[`/course/${name}/${i}/until`, until] as const]),
    ]);
  const granted = course.extensions.map(
    (one, i) => [`/course/extensions/${i}/grantedAt`, one.grantedAt] as const,
  );
  return [...spans("alerts"), ...spans("pauses"), ...granted];
}

function unreadableTime(at: string, expected: string): Finding {
  return { at, code: "time-unreadable", message: `Not ${expected} (RFC 3339).` };
}

/** Order of two deadlines, earlier first; no date is later than any. */
export function compareDeadlines(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compareInstants(a, b);
}

/** When each clock starts; none starts before the order was given: an earlier event starts it at the publication. */
function startTimes(
  document: Evaluable,
  vulnerability: VulnerabilityFacts,
  situation: Situation,
): StartTimes {
  const { kevAdded } = vulnerability;
  const listed = kevAdded === null ? null : startOfDate(kevAdded);
  const given = { published: document.issuedAt, "kev-added": listed, ...situation.starts };
  const floor = given.published ?? document.issuedAt;
  const times = Object.entries(given).map(([event, at]) => {
    const happened = at ?? null;
    return [event, happened !== null && compareInstants(happened, floor) < 0 ? floor : happened];
  });
  return Object.fromEntries(times) as StartTimes;
}

type Clocks = {
  readonly pack: RulePack;
  readonly verdict: Verdict;
  /** What the table said before the vulnerability was listed as known exploited. */
  readonly before: Verdict | null;
  readonly starts: StartTimes;
  readonly course: Course | null;
};
type Undated = Pick<RequiredAction, "kind" | "note"> & {
  readonly duration: Span;
  readonly from: DatedAction["from"];
};

type Extra = readonly { readonly kind: ActionKind; readonly duration: Span }[];

function datedActions(
  named: readonly RequiredAction[],
  extra: Extra,
  clocks: Clocks,
): readonly DatedAction[] {
  const wanted: readonly RequiredAction[] = named.length > 0 ? named : [{ kind: "patch" }];
  const own = wanted.map((action) => {
    if (action.clock !== undefined)
      return startedBy(action.clock.start, { ...action, ...action.clock, from: "directive" }, clocks);
    return byTable(action, extra, clocks);
  });
  const more = extra
    .filter(({ kind }) => !wanted.some((action) => action.kind === kind))
    .map((action) => startedBy(tableStart(clocks), { ...action, from: "pack" }, clocks));
  return [...own, ...more].toSorted((a, b) => compareDeadlines(a.deadline, b.deadline));
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
  const asked = (verdict: Verdict, also: Extra, start: ClockStart) => {
    const duration = also.find(({ kind }) => kind === action.kind)?.duration ?? verdict.asks.duration;
    return startedBy(start, { ...action, duration, from: "directive" }, clocks);
  };
  const { verdict, before, pack } = clocks;
  const now = asked(verdict, extra, tableStart(clocks));
  const earlier = before === null ? now : asked(before, before.asks.also, pack.start);
  const listedLater = now.start === "kev-added" && pack.start !== "kev-added";
  return listedLater && compareDeadlines(earlier.deadline, now.deadline) < 0 ? earlier : now;
}

function startedBy(
  start: ClockStart,
  action: Undated,
  { starts, course }: Pick<Clocks, "starts" | "course">,
): DatedAction {
  const { kind, duration, from } = action;
  const fixed = "date" in duration || "nextUpgrade" in duration;
  const at = starts[fixed ? "published" : start] ?? null;
  const ran = at === null || course === null ? null : runningEnd({ start: at, duration, ...course });
  return {
    kind,
    duration,
    start,
    deadline: ran === null ? (at === null ? null : deadline(at, duration)) : ran.end,
    waiting: at === null ? start : null,
    note: action.note ?? null,
    from,
    ...(ran === null ? {} : { course: ran }),
  };
}
