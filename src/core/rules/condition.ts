/**
 * The condition under which an action or a step is asked for: its form, reading it from outside, and whether it holds. One piece of code
 * for procedures and for directives. `messages/render/condition.ts` puts conditions into words; the caller works out dates.
 */
import { pointerStep } from "#core/input/json-pointer.ts";
import { type Finding, type Parsed, parsed } from "#core/problem.ts";
import { compareInstants, readSpan, type Span } from "#core/clock/clock.ts";
import { suggestNames } from "#core/input/suggest-names.ts";

/** Facts on which an action may depend, each `yes` or `no`. */
export const conditionFacts = ["patch", "compromised", "supported", "vulnerability", "incident"] as const;
export type ConditionFact = (typeof conditionFacts)[number];

/** What each fact of a condition may be. */
export const conditionValues = ["yes", "no"] as const;
export type ConditionValue = (typeof conditionValues)[number];

/** When an action is asked for: only while the fact is so; with `after`, the fact is looked at when that much of the clock has run. */
export type Condition = {
  readonly fact: ConditionFact;
  readonly is: ConditionValue;
  readonly after?: Span;
};

/** What is known around a condition. All instants are RFC 3339; one that is not is a fault of the caller. */
type ConditionContext = {
  readonly facts: { readonly [K in ConditionFact]?: ConditionValue };
  /** When the first fixed version came; `null` when that is not known. */
  readonly released: string | null;
  /** When the fact is looked at; `null` when it is now, or when the clock has not started or stands still. */
  readonly decidedAt: string | null;
  /** The instant at which it is asked; without it nothing that is looked at later counts as decided. */
  readonly at?: string;
};

/** What became of a condition. */
export type ConditionOutcome = {
  /** `undecided`: it counts as asking, and the fact may still change until it is looked at. */
  readonly state: "asked" | "not-asked" | "undecided";
  /** When the fact is looked at; `null` when it is now, or when that has no date yet. */
  readonly decidedAt: string | null;
  /** The fact that nobody told and that therefore counts as asking. */
  readonly assumed: ConditionFact | null;
};

/** Whether a condition holds. A patch that came by the time at which the condition is looked at counts, whatever is said of it now. */
export function decideCondition(condition: Condition, known: ConditionContext): ConditionOutcome {
  const { fact, is } = condition;
  const { facts, released, decidedAt } = known;
  if (fact === "patch" && released !== null) {
    const inTime = decidedAt === null || compareInstants(released, decidedAt) <= 0;
    return { state: inTime === (is === "yes") ? "asked" : "not-asked", decidedAt, assumed: null };
  }
  const value = facts[fact];
  const assumed = value === undefined ? fact : null;
  if (value !== undefined && value !== is) return { state: "not-asked", decidedAt, assumed };
  return { state: isOpen(condition, known) ? "undecided" : "asked", decidedAt, assumed };
}

function isOpen({ after }: Condition, { decidedAt, at }: ConditionContext): boolean {
  if (after === undefined) return false;
  return decidedAt === null || at === undefined || compareInstants(at, decidedAt) < 0;
}

const members = ["fact", "is", "after"];

/** A condition from outside; everything that is wrong with it, each at its place under `at`. Never throws. */
export function readCondition(value: unknown, at: string): Parsed<Condition> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { ok: false, findings: [found(at, "not-an-object", "Expected an object.")] };
  const given = new Map<string, unknown>(Object.entries(value).slice(0, 100));
  const unknown = [...given.keys()]
    .filter((name) => !members.includes(name))
    .map((name) => found(`${at}/${pointerStep(name.slice(0, 60))}`, "member-unknown", noMember(name)));
  const fact = conditionFacts.find((one) => one === given.get("fact"));
  const is = conditionValues.find((one) => one === given.get("is"));
  const after = given.has("after") ? readSpan(given.get("after"), `${at}/after`) : null;
  const findings = [
    ...unknown,
    ...(fact === undefined ? [unknownWord(given.get("fact"), `${at}/fact`, conditionFacts)] : []),
    ...(is === undefined ? [unknownWord(given.get("is"), `${at}/is`, conditionValues)] : []),
    ...(after === null ? [] : afterFindings(after, `${at}/after`)),
  ];
  if (fact === undefined || is === undefined || findings.length > 0) return { ok: false, findings };
  return parsed({ fact, is, ...(after?.ok === true ? { after: after.value } : {}) });
}

function afterFindings(after: Parsed<Span>, at: string): readonly Finding[] {
  if (!after.ok) return after.findings;
  const message = "A condition is looked at after a time that has an end; the next upgrade has none.";
  return "nextUpgrade" in after.value ? [found(at, "duration-unreadable", message)] : [];
}

/** Whether the fact is looked at only when the action is already due, by the nominal length of both times. */
export function isTooLate({ after }: Condition, duration: Span): boolean {
  return after !== undefined && nominalMinutes(after) >= nominalMinutes(duration);
}

/** Nominal length for comparing units: a working day as 7/5 of a day, a month as 30.5 days; a date is never longer than another. */
export function nominalMinutes(span: Span): number {
  if ("hours" in span) return span.hours * 60;
  if ("days" in span) return span.days * 1440;
  if ("workingDays" in span) return span.workingDays * 2016;
  if ("months" in span) return span.months * 43_920;
  return "date" in span ? Number.NaN : Infinity;
}

function noMember(name: string): string {
  const near = suggestNames(name, members);
  return `No such member. ${near.length > 0 ? `Near: ${near.join(", ")}.` : `Members are ${members.join(", ")}.`}`;
}

function unknownWord(value: unknown, at: string, words: readonly string[]): Finding {
  const near = typeof value === "string" ? suggestNames(value, words) : [];
  const hint = near.length > 0 ? ` Near: ${near.join(", ")}.` : "";
  return found(at, "word-unknown", `Expected one of ${words.join(", ")}.${hint}`);
}

function found(at: string, code: string, message: string): Finding {
  return { at, code, message };
}
