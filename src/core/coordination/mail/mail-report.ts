/**
 * What a mail server or a mail program says became of a message: delivery status notifications (RFC 3464) and disposition notifications (RFC 8098). A report proves
 * what it states and no more: passed on is not delivered, deleted unread is not seen.
 */

/** What became of it; `nothing` where the report proves nothing that was not known. */
export type MailReport = {
  readonly outcome: "bounced" | "delivered" | "seen" | "nothing";
  /** The Message-ID of what the report is about, without its brackets; `null` where it names none. */
  readonly about: string | null;
};

/** A part of the report as it came. */
type ReportPart = { readonly type: string; readonly text: string };

/** Reads a report from the parts of a mail; `null` where it is none. */
export function mailReport(parts: readonly ReportPart[]): MailReport | null {
  const status = parts.find(({ type }) => type === "message/delivery-status");
  const notice = parts.find(({ type }) => type === "message/disposition-notification");
  if (status === undefined && notice === undefined) return null;
  const original = parts.find(({ type }) => type === "message/rfc822" || type === "text/rfc822-headers");
  const named = original === undefined ? undefined : fieldsIn(original.text)[0]?.get("message-id");
  if (status !== undefined) return { outcome: deliveryOf(status.text), about: idIn(named) };
  const [fields] = fieldsIn(notice?.text ?? "");
  return { outcome: dispositionOf(fields), about: idIn(fields?.get("original-message-id") ?? named) };
}

/** The worst that is said of any receiver: what failed for one is not known to have arrived. */
function deliveryOf(text: string): MailReport["outcome"] {
  const actions = fieldsIn(text).flatMap((fields) => fields.get("action")?.trim().toLowerCase() ?? []);
  if (actions.includes("failed")) return "bounced";
  return actions.length > 0 && actions.every((action) => action === "delivered") ? "delivered" : "nothing";
}

/** `manual-action/MDN-sent-automatically; displayed/error`: the type stands behind the semicolon. A program may say "displayed" where no person looked; it says it for the person. */
function dispositionOf(fields: ReadonlyMap<string, string> | undefined): MailReport["outcome"] {
  const type = fields?.get("disposition")?.split(";")[1]?.split("/")[0]?.trim().toLowerCase();
  if (type === "displayed") return "seen";
  return type === "deleted" || type === "dispatched" || type === "processed" ? "delivered" : "nothing";
}

function idIn(written: string | undefined): string | null {
  const id = /<([!-;=?-~]{1,250})>/.exec(written?.slice(0, 500) ?? "")?.[1];
  return id ?? null;
}

const mostBlocks = 20;
const mostLines = 400;

/** The blocks of fields in a text, folded lines joined. */
function fieldsIn(text: string): readonly ReadonlyMap<string, string>[] {
  const blocks: Map<string, string>[] = [new Map()];
  let last = "";
  for (const line of text.slice(0, 65_536).split(/\r?\n/, mostLines)) {
    const block = blocks.at(-1);
    if (block === undefined) break;
    if (line.trim() === "") {
      if (block.size > 0 && blocks.length < mostBlocks) blocks.push(new Map());
    } else if (/^[ \t]/.test(line)) {
      block.set(last, `${block.get(last) ?? ""} ${line.trim()}`);
    } else {
      const colon = line.indexOf(":");
      if (colon < 1 || colon > 60) continue;
      last = line.slice(0, colon).trim().toLowerCase();
      if (!block.has(last)) block.set(last, line.slice(colon + 1).trim());
    }
  }
  return blocks.filter(({ size }) => size > 0);
}
