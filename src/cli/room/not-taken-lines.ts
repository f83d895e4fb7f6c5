/** The records of an import that did not become current, in words: which, where, why, and where somebody decides. */
import { printable } from "#core/input/printable.ts";
import type { RecordNotTaken } from "#core/provenance/record-not-taken.ts";
import type { FeedCounts } from "#core/journal-event.ts";
import type { Translate } from "#messages/message.ts";
import { findingText } from "#messages/render/finding.ts";

const mostListed = 20;

/** What waits, then what could not be read; empty where nothing is either. */
export function notTakenText(
  records: readonly RecordNotTaken[],
  counts: Readonly<Record<string, FeedCounts>>,
  t: Translate,
): string {
  return (["held", "quarantined"] as const)
    .map((outcome) => {
      const all = Object.values(counts).reduce((sum, one) => sum + (one[outcome] ?? 0), 0);
      const shown = records.filter((one) => one.outcome === outcome);
      return all + shown.length === 0 ? "" : linesOf(outcome, { shown, all }, t);
    })
    .join("");
}

type Listing = { readonly shown: readonly RecordNotTaken[]; readonly all: number };

function linesOf(outcome: RecordNotTaken["outcome"], { shown, all }: Listing, t: Translate): string {
  const lines = shown.slice(0, mostListed).map((one) => `  ${lineOf(one, t)}`);
  const left = Math.max(all, shown.length) - lines.length;
  const more = left > 0 ? [`  ${t("terminal.more", { count: left })}`] : [];
  return `${[t(`importCommand.notTaken.${outcome}`), ...lines, ...more].join("\n")}\n`;
}

function lineOf(one: RecordNotTaken, t: Translate): string {
  const place = [one.path, one.position, one.at].filter((part) => part !== "");
  const name = one.id === null ? [] : [printable(one.id, 120)];
  return [
    printable([...new Set(place)].join(" "), 300),
    ...name,
    `${reasonText(one, t)} (${printable(one.code, 80)})`,
  ].join(" · ");
}

function reasonText({ outcome, code, at, message }: RecordNotTaken, t: Translate): string {
  if (outcome === "quarantined") return findingText({ code, at, message }, t);
  return t.find(`feedChangePage.reasons.${code}`) ?? printable(code, 80);
}
