/** The words of a mail about alerts, in its reader's language: what kind of thing happened, its id, and where in the room to look. */
import type { AlertMail, ChannelRoom } from "#channels/channel.ts";
import type { AlertKind } from "#core/duty/alert-kind.ts";
import type { Translate } from "#messages/message.ts";

/** Pages of what alerts are about. */
const pages: Readonly<Record<AlertKind, string>> = {
  "directive-issued": "/directives",
  "crisis-level": "/alert-levels",
  "feed-problem": "/feeds",
  "change-held": "/feed-changes",
};

/** Subject and text; links lead to the room's own origin, and hold no secret. */
export function mailText(
  { digest, items }: AlertMail,
  { origin, drill }: Pick<ChannelRoom, "origin" | "drill">,
  t: Translate<"alertMail">,
): { readonly subject: string; readonly text: string } {
  const [first] = items;
  const mark = drill ? `${t("alertMail.drill")} ` : "";
  const subject =
    digest || first === undefined
      ? t("alertMail.digestSubject", { count: items.length })
      : t(`alertMail.kinds.${first.kind}`, { about: first.about });
  const lines = items.map(
    ({ kind, about }) => `${t(`alertMail.kinds.${kind}`, { about })}\n  ${origin}${pageOf(kind, about)}`,
  );
  const how = t(digest ? "alertMail.digestHow" : "alertMail.how");
  const text = [
    `${mark}${digest ? t("alertMail.digestLead") : t("alertMail.lead")}`,
    ...lines,
    `${how}\n  ${origin}/alerts`,
  ];
  return { subject: `${mark}${subject}`.replaceAll(/[\r\n]+/g, " "), text: `${text.join("\n\n")}\n` };
}

function pageOf(kind: AlertKind, about: string): string {
  return kind === "directive-issued" ? `${pages[kind]}/${encodeURIComponent(about)}` : pages[kind];
}
