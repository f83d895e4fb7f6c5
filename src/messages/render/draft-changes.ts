/** What differs between two drafts of a directive, in words. */
import { changedFields, type DraftField } from "#core/directive/draft-changes.ts";
import type { DirectiveDraft } from "#core/directive/directive.ts";
import type { RequiredAction } from "#core/rules/action.ts";
import { inLanguage } from "#core/topology/topology.ts";
import type { Translate } from "#messages/message.ts";
import { conditionalActionText } from "#messages/render/action.ts";
import { dateText, durationText } from "#messages/render/clock.ts";
import { listText, longListText } from "#messages/render/list.ts";

type DraftWords = Translate<"directive" | "label" | "list" | "rules" | "time">;

/** What differs, field by field; empty when nothing does. */
export function draftChangesText(before: DirectiveDraft, after: DirectiveDraft, t: DraftWords): string {
  const actionsOf = (draft: DirectiveDraft) => draft.actions.map((action) => draftActionText(action, t));
  const changes = [
    ...changedFields(before, after).map((field) => fieldChange(field, { before, after }, t)),
    ...listChanges(t("directive.field.advisories"), [before.advisories, after.advisories], t),
    ...listChanges(t("directive.field.actions"), [actionsOf(before), actionsOf(after)], t),
  ];
  return longListText(changes, t);
}

type Drafts = { readonly before: DirectiveDraft; readonly after: DirectiveDraft };

function fieldChange(field: DraftField, drafts: Drafts, t: DraftWords): string {
  const label = t(`directive.field.${field}`);
  const [before, now] = [fieldText(field, drafts.before, t), fieldText(field, drafts.after, t)];
  if (before === "") return t("directive.draft.filled", { field: label, now });
  if (now === "") return t("directive.draft.emptied", { field: label, before });
  return t("directive.draft.changed", { field: label, before, now });
}

function fieldText(field: DraftField, draft: DirectiveDraft, t: DraftWords): string {
  switch (field) {
    case "title":
    case "legalBasis":
      return inLanguage(draft[field], t.language);
    case "until":
      return draft.until === undefined ? "" : dateText(draft.until, t);
    case "binding":
      return t(draft.binding ? "directive.draft.binding" : "directive.draft.advisory");
    default:
      return draft[field] ?? "";
  }
}

function listChanges(
  field: string,
  [before, after]: readonly [readonly string[], readonly string[]],
  t: DraftWords,
): readonly string[] {
  const removed = before.filter((one) => !after.includes(one));
  const added = after.filter((one) => !before.includes(one));
  return [
    ...(added.length === 0 ? [] : [t("directive.draft.added", { field, items: listText(added, t) })]),
    ...(removed.length === 0 ? [] : [t("directive.draft.removed", { field, items: listText(removed, t) })]),
  ];
}

function draftActionText({ kind, clock, when, note }: RequiredAction, t: DraftWords): string {
  const plain = conditionalActionText(kind, when, t);
  const action = clock === undefined ? plain : t("directive.action.draftClock", clockValues(plain, clock, t));
  if (note === undefined) return action;
  const own = new Map(Object.entries(note)).get(t.language) ?? "";
  return t("directive.action.draftNote", { action, note: own });
}

function clockValues(action: string, clock: NonNullable<RequiredAction["clock"]>, t: DraftWords) {
  return {
    action,
    start: t(`label.clockStart.${clock.start}`),
    within: durationText(clock.duration, t),
  };
}
