/** The form in which an officer composes: every value as its control holds it, and the draft that it means. Whether the draft is right is the room's to say. */
import { type DirectiveDraft } from "#core/directive/directive.ts";
import { type ActionKind, type RequiredAction } from "#core/rules/action.ts";
import { type ClockStart, type Duration } from "#core/clock/duration.ts";
import type { TextByLanguage } from "#core/text.ts";
import type { Span } from "#core/clock/clock.ts";
import { type Condition, conditionFacts, conditionValues } from "#core/rules/condition.ts";

/** How the deadline of an action is said; `table` leaves it to the rule pack. */
export const clockUnits = ["table", "hours", "days", "workingDays", "date", "nextUpgrade"] as const;
type ClockUnit = (typeof clockUnits)[number];

/** Under which condition an action is asked for: always, or a fact and its value. */
export const onlyValues = [
  "always",
  ...conditionFacts.flatMap((fact) => conditionValues.map((value) => `${fact} ${value}` as const)),
] as const;
export type Only = (typeof onlyValues)[number];

/** When the fact of a condition is looked at. */
export const lookUnits = ["now", "hours", "days", "workingDays", "months", "date"] as const;
type LookUnit = (typeof lookUnits)[number];

export type ActionForm = {
  /** Tells rows apart while they are moved; means nothing. */
  readonly row: number;
  readonly kind: ActionKind;
  readonly start: ClockStart;
  readonly unit: ClockUnit;
  readonly amount: string;
  readonly only: Only;
  readonly look: LookUnit;
  readonly lookAmount: string;
  readonly note: TextByLanguage;
};
/** The part of a row that says under which condition it is asked for. */
type ConditionForm = Pick<ActionForm, "only" | "look" | "lookAmount">;

export type DraftForm = {
  readonly title: TextByLanguage;
  readonly advisories: readonly string[];
  readonly rulePack: string;
  readonly scope: string;
  readonly actions: readonly ActionForm[];
  /** The reference of a procedure, empty for none. */
  readonly procedure: string;
  /** The last day, empty for none. */
  readonly until: string;
  readonly binding: boolean;
  readonly legalBasis: TextByLanguage;
  readonly contact: string;
};

const noText: TextByLanguage = {};

/** A new row of the actions. */
export function newAction(row: number, kind: ActionKind = "patch"): ActionForm {
  const always = { only: "always", look: "now", lookAmount: "" } as const;
  return { row, kind, start: "published", unit: "table", amount: "", ...always, note: noText };
}

/** The form that a new directive starts from. */
export function emptyForm(rulePack: string, advisories: readonly string[]): DraftForm {
  return {
    title: noText,
    advisories,
    rulePack,
    scope: "true",
    actions: [newAction(0), newAction(1, "report")],
    procedure: "",
    until: "",
    binding: false,
    legalBasis: noText,
    contact: "",
  };
}

/** The form of a draft that the room holds. */
export function formOf(draft: DirectiveDraft): DraftForm {
  return {
    ...draft,
    procedure: draft.procedure ?? "",
    until: draft.until ?? "",
    actions: draft.actions.map((action, row) => ({
      ...newAction(row, action.kind),
      ...(action.clock === undefined ? {} : { start: action.clock.start, ...unitOf(action.clock.duration) }),
      ...(action.when === undefined ? {} : onlyOf(action.when)),
      note: action.note ?? {},
    })),
  };
}

/** The draft that the form means. */
export function draftOf(form: DraftForm): DirectiveDraft {
  return {
    title: texts(form.title),
    advisories: form.advisories,
    rulePack: form.rulePack,
    scope: form.scope,
    actions: form.actions.map(actionOf),
    ...(form.procedure === "" ? {} : { procedure: form.procedure }),
    ...(form.until === "" ? {} : { until: form.until }),
    binding: form.binding,
    legalBasis: texts(form.legalBasis),
    contact: form.contact.trim(),
  };
}

/** A draft without what it only says: two that are the same here select the same organisations and have the same deadlines. */
export function withoutTexts(draft: DirectiveDraft): DirectiveDraft {
  const actions = draft.actions.map(({ note: _note, ...action }) => action);
  return { ...draft, title: {}, legalBasis: {}, contact: "", actions };
}

function actionOf(action: ActionForm): RequiredAction {
  const note = texts(action.note);
  const duration = durationOf(action);
  const when = conditionOf(action);
  return {
    kind: action.kind,
    ...(duration === null ? {} : { clock: { start: action.start, duration } }),
    ...(when === null ? {} : { when }),
    ...(Object.keys(note).length === 0 ? {} : { note }),
  };
}

function durationOf({ unit, amount }: Pick<ActionForm, "unit" | "amount">): Duration | null {
  const count = Number(amount);
  if (unit === "hours") return { hours: count };
  if (unit === "days") return { days: count };
  if (unit === "workingDays") return { workingDays: count };
  if (unit === "date") return { date: amount };
  return unit === "nextUpgrade" ? { nextUpgrade: true } : null;
}

/** The condition that a row of the form means; `null` for none. */
export function conditionOf({ only, look, lookAmount }: ConditionForm): Condition | null {
  const [fact, is] = only.split(" ");
  const found = conditionFacts.find((one) => one === fact);
  if (found === undefined) return null;
  const after = lookOf(look, lookAmount);
  return { fact: found, is: is === "yes" ? "yes" : "no", ...(after === null ? {} : { after }) };
}

function lookOf(unit: LookUnit, amount: string): Span | null {
  if (unit === "now") return null;
  if (unit === "months") return { months: Number(amount) };
  return durationOf({ unit, amount });
}

function onlyOf({ fact, is, after }: Condition): ConditionForm {
  const only = `${fact} ${is}` as const;
  if (after === undefined || "nextUpgrade" in after) return { only, look: "now", lookAmount: "" };
  if ("months" in after) return { only, look: "months", lookAmount: String(after.months) };
  const { unit, amount } = unitOf(after);
  const look = lookUnits.find((one) => one === unit) ?? "now";
  return { only, look, lookAmount: amount };
}

function unitOf(duration: Duration): Pick<ActionForm, "unit" | "amount"> {
  if ("hours" in duration) return { unit: "hours", amount: String(duration.hours) };
  if ("days" in duration) return { unit: "days", amount: String(duration.days) };
  if ("workingDays" in duration) return { unit: "workingDays", amount: String(duration.workingDays) };
  if ("date" in duration) return { unit: "date", amount: duration.date };
  return { unit: "nextUpgrade", amount: "" };
}

/** What is written in a text's controls, without the empty ones. */
function texts(text: TextByLanguage): TextByLanguage {
  const written = Object.entries(text).map(([language, words]) => [language, words.trim()] as const);
  return Object.fromEntries(written.filter(([, words]) => words !== ""));
}
