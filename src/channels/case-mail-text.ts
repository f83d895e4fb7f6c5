/** The words of a mail about a case, in its reader's language: short, with nothing of the case but its mark and where to look. */
import type { CaseAlertMail, CaseMail, ChannelRoom } from "#channels/channel.ts";
import type { Translate } from "#messages/message.ts";

const markLength = 6;

/** Subject and text. */
export function caseMailText(
  notice: CaseMail,
  { origin, drill }: Pick<ChannelRoom, "origin" | "drill">,
  t: Translate<"caseMail">,
): { readonly subject: string; readonly text: string } {
  const mark = drill ? `${t("caseMail.drill")} ` : "";
  const subject = `${mark}${t(`caseMail.${notice.kind}`, { mark: notice.case.slice(0, markLength) })}`;
  const reply = notice.replyTo === null ? "" : `\n${t("caseMail.reply")}\n`;
  return { subject, text: `${subject}\n\n${t("caseMail.how")}\n  ${origin}/cases/${notice.case}\n${reply}` };
}

/** Of a mail to a person on duty: a line and a link for each case. */
export function caseAlertText(
  { items }: CaseAlertMail,
  { origin, drill }: Pick<ChannelRoom, "origin" | "drill">,
  t: Translate<"caseMail">,
): { readonly subject: string; readonly text: string } {
  const mark = drill ? `${t("caseMail.drill")} ` : "";
  const lineOf = ({ kind, case: id }: CaseAlertMail["items"][number]): string =>
    t(`caseMail.${kind}`, { mark: id.slice(0, markLength) });
  const [first] = items;
  const one = items.length === 1 && first !== undefined ? lineOf(first) : null;
  const subject = `${mark}${one ?? t("caseMail.several", { count: items.length })}`;
  const lines = items.map((item) => `${lineOf(item)}\n  ${origin}/cases/${item.case}`);
  return { subject, text: `${[mark + t("caseMail.duty"), ...lines].join("\n\n")}\n` };
}
