/** What a reporter sends in several files about one flaw, joined: a trace gives the claim its crash, a diff its fix; a report of its own stays an item of its own. */
import type { Finding } from "#core/problem.ts";
import type { FileReading, ReportItem } from "#core/submission/submission.ts";

/** Formats whose items are evidence for the claim that they come with, rather than claims. */
const evidence: ReadonlySet<string> = new Set(["trace", "markdown", "diff"]);

/** A reading of one claim, with the readings of what came with it. */
export function joined(read: FileReading, parts: readonly FileReading[]): FileReading {
  const [claim] = read.items;
  const others = parts.flatMap(({ format, items }) => (evidence.has(format ?? "") ? [] : items));
  if (claim === undefined || read.items.length > 1) return { ...read, items: [...read.items, ...others] };
  const merged = parts
    .filter(({ format }) => evidence.has(format ?? ""))
    .flatMap(({ items }) => items)
    .reduce(withEvidence, claim);
  const unread = parts.filter(
    ({ items, findings, format }) => items.length === 0 && (format === null || findings.length > 0),
  );
  return {
    ...read,
    items: [{ ...merged, findings: [...merged.findings, ...unread.map(unreadPart)] }, ...others],
  };
}

function withEvidence(claim: ReportItem, part: ReportItem): ReportItem {
  return {
    ...claim,
    text: part.text === "" ? claim.text : `${claim.text}\n\n--- ${nameOf(part.source)}\n${part.text}`,
    crash: claim.crash ?? part.crash,
    patch: claim.patch ?? part.patch,
    product: claim.product ?? part.product,
    version: claim.version ?? part.version,
    places: claim.places.length > 0 ? claim.places : part.places,
    weaknesses: [...new Set([...claim.weaknesses, ...part.weaknesses])],
    aliases: [...new Set([...claim.aliases, ...part.aliases])],
  };
}

function nameOf(source: string): string {
  return source.slice(source.lastIndexOf("/") + 1);
}

function unreadPart({ source, bad, findings }: FileReading): Finding {
  const first = bad[0]?.findings[0] ?? findings[0];
  return {
    at: "",
    code: "part-unread",
    message: `A part of the report is kept and not read: ${first?.message ?? ""}`.trim(),
    about: nameOf(source),
  };
}
