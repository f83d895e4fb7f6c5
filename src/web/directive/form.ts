/** The form in which an officer composes: every value as its control holds it, and the draft that it means. Whether the draft is right is the room's to say. */
import {
  type ActionKind,
  type ClockStart,
  type DirectiveDraft,
  type Duration,
  type RequiredAction,
} from "#core/directive.ts";
import type { Text } from "#core/advisory.ts";

/** How the deadline of an action is said; `table` leaves it to the rule pack. */
export const clockUnits = ["table", "hours", "days", "workingDays", "date", "nextUpgrade"] as const;
export type ClockUnit = (typeof clockUnits)[number];

export type BothTexts = { readonly ko: string; readonly en: string };
export type ActionForm = {
  /** Tells rows apart while they are moved; means nothing. */
  readonly row: number;
  readonly kind: ActionKind;
  readonly start: ClockStart;
  readonly unit: ClockUnit;
  readonly amount: string;
  readonly note: BothTexts;
};
export type DraftForm = {
  readonly title: BothTexts;
  readonly advisories: readonly string[];
  readonly rulePack: string;
  readonly scope: string;
  readonly actions: readonly ActionForm[];
  readonly binding: boolean;
  readonly legalBasis: BothTexts;
  readonly contact: string;
};

const noText: BothTexts = { ko: "", en: "" };

/** A new row of the actions. */
export function newAction(row: number, kind: ActionKind = "patch"): ActionForm {
  return { row, kind, start: "published", unit: "table", amount: "", note: noText };
}

/** The form that a new directive starts from. */
export function emptyForm(rulePack: string, advisories: readonly string[]): DraftForm {
  return {
    title: noText,
    advisories,
    rulePack,
    scope: "true",
    actions: [newAction(0), newAction(1, "report")],
    binding: false,
    legalBasis: noText,
    contact: "",
  };
}

/** The form of a draft that the room holds. */
export function formOf(draft: DirectiveDraft): DraftForm {
  return {
    ...draft,
    title: both(draft.title),
    legalBasis: both(draft.legalBasis),
    actions: draft.actions.map((action, row) => ({
      ...newAction(row, action.kind),
      ...(action.clock === undefined ? {} : { start: action.clock.start, ...unitOf(action.clock.duration) }),
      note: both(action.note ?? {}),
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
    binding: form.binding,
    legalBasis: texts(form.legalBasis),
    contact: form.contact.trim(),
  };
}

function actionOf(action: ActionForm): RequiredAction {
  const note = texts(action.note);
  const duration = durationOf(action);
  return {
    kind: action.kind,
    ...(duration === null ? {} : { clock: { start: action.start, duration } }),
    ...(note.ko === undefined && note.en === undefined ? {} : { note }),
  };
}

function durationOf({ unit, amount }: ActionForm): Duration | null {
  const count = Number(amount);
  if (unit === "hours") return { hours: count };
  if (unit === "days") return { days: count };
  if (unit === "workingDays") return { workingDays: count };
  if (unit === "date") return { date: amount };
  return unit === "nextUpgrade" ? { nextUpgrade: true } : null;
}

function unitOf(duration: Duration): Pick<ActionForm, "unit" | "amount"> {
  if ("hours" in duration) return { unit: "hours", amount: String(duration.hours) };
  if ("days" in duration) return { unit: "days", amount: String(duration.days) };
  if ("workingDays" in duration) return { unit: "workingDays", amount: String(duration.workingDays) };
  if ("date" in duration) return { unit: "date", amount: duration.date };
  return { unit: "nextUpgrade", amount: "" };
}

function both(text: Text): BothTexts {
  return { ko: text.ko ?? "", en: text.en ?? "" };
}

function texts({ ko, en }: BothTexts): Text {
  return { ...(ko.trim() === "" ? {} : { ko: ko.trim() }), ...(en.trim() === "" ? {} : { en: en.trim() }) };
}
