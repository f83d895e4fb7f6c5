/** The texts of documents of directives, made of the messages of every language that people wrote. */
import type { DirectiveTexts } from "#core/directive/directive-texts.ts";
import { dateText } from "#messages/render/clock.ts";
import { directiveText } from "#messages/render/directive.ts";
import { draftChangesText } from "#messages/render/draft-changes.ts";
import { inZone } from "#messages/message.ts";
import { inEveryLanguage } from "#messages/translators.ts";

/** Makes every text of a document. */
export const directiveTexts: DirectiveTexts = {
  text: (directive, issuer) =>
    inEveryLanguage((t) => directiveText(directive, issuer, inZone(t, issuer.topology.time))),
  changes: (before, after) => {
    const changes = inEveryLanguage((t) => (before === null ? "" : draftChangesText(before, after, t)));
    const changed = Object.values(changes).some((text) => text !== "");
    return changed ? changes : inEveryLanguage((t) => t("directive.renewed"));
  },
  supersededBy: (directive) => inEveryLanguage((t) => t("directive.supersededBy", { directive })),
  lastDayPassed: (until) =>
    inEveryLanguage((t) => t("directive.lastDayPassed", { date: dateText(until, t) })),
};
