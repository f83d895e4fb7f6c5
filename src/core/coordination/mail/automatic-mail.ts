/** Whether a program wrote a mail (RFC 3834): an absence notice, a list, a mail of the room that came back. It is never a person's answer, and nothing is ever sent because of it. */

/** Headers of a mail, by their names in small letters. */
type MailHeader = { readonly key: string; readonly value: string };

/** What shows that a program wrote it. */
export type AutomaticMail = "auto-submitted" | "precedence" | "null-return-path" | "list";

const automaticHeaders = new Set(["x-autoreply", "x-autorespond", "x-auto-response-suppress", "x-loop"]);
const bulk = new Set(["bulk", "junk", "list", "auto_reply"]);

/** What shows it; `null` of a mail that a person may have written. */
export function automaticMail(headers: readonly MailHeader[]): AutomaticMail | null {
  const value = (name: string): string | undefined =>
    headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase();
  const submitted = value("auto-submitted");
  if (submitted !== undefined && submitted !== "no") return "auto-submitted";
  if (headers.some(({ key }) => automaticHeaders.has(key))) return "auto-submitted";
  if (bulk.has(value("precedence") ?? "")) return "precedence";
  if (value("list-id") !== undefined || value("list-unsubscribe") !== undefined) return "list";
  return value("return-path") === "<>" ? "null-return-path" : null;
}
