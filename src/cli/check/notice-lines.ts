/** What offices made known, a line each: who, when and under which title; it asks nothing. */
import type { CurrentNotice } from "#agent/sync/office-notices.ts";
import { oneLineIn } from "#core/directive/one-line.ts";
import { printable } from "#core/input/printable.ts";
import type { Translate } from "#messages/message.ts";
import { instantText } from "#messages/render/clock.ts";

/** How many lines are shown; the rest is counted. */
const mostLines = 5;

/** The lines, newest first; empty where there is no notice. */
export function noticeLines(
  notices: readonly Pick<CurrentNotice, "kind" | "office" | "issuedAt" | "title" | "sha256">[],
  t: Translate,
): string {
  const lines = notices.slice(0, mostLines).map((one) => noticeLine(one, t));
  const left = notices.length - lines.length;
  const more = left > 0 ? [t("terminal.more", { count: left })] : [];
  return [...lines, ...more].map((line) => `${line}\n`).join("");
}

/** One, with the beginning of its digest: by that it is named. */
export function noticeLine(
  {
    kind,
    office,
    issuedAt,
    title,
    sha256,
  }: Pick<CurrentNotice, "kind" | "office" | "issuedAt" | "title" | "sha256">,
  t: Translate,
): string {
  return t(kind === "guideline" ? "noticeCommand.guidelineLine" : "noticeCommand.line", {
    office: printable(office),
    at: instantText(issuedAt, t),
    title: oneLineIn(title, t.language),
    id: sha256.slice(0, 12),
  });
}
