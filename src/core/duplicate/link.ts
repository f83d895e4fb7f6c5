/**
 * Links between reports: suspected by likeness, made and taken back by people, or made by themselves where two crashes are the same beyond doubt. A link
 * joins two reports and merges nothing: both keep their receipt, their place in time and their credit.
 */
import { sameThreshold } from "#core/duplicate/compare.ts";
import type { Traits } from "#core/duplicate/traits.ts";
import { sameProduct } from "#core/duplicate/product.ts";

/** What is known of a report when others are compared with it. */
type ReportState = "unproved" | "proved" | "rejected";

/** Lines of a state that are no name of a place in code. */
const noPlace = new Set(["NULL", "main", "LLVMFuzzerTestOneInput", ""]);

/** Whether two reports are linked without a person: the same product, the same version, the same kind of crash and the identical state, which names at least two places. */
export function linksByItself(first: Traits, second: Traits): boolean {
  return (
    sameProduct(first.product, second.product) === true &&
    first.version !== null &&
    first.version === second.version &&
    first.crashType === second.crashType &&
    first.state.length === second.state.length &&
    first.state.every((line, at) => line === second.state[at]) &&
    first.state.filter((line) => !noPlace.has(line)).length >= 2
  );
}

/** At and above this score more than the nearest report is suspected, so that two groups of one flaw come together when a report is like both. */
const likelyThreshold = 0.8;

/** Those of the nearest reports, best first, with which a new one stands in the queue until a person links or parts them. */
export function suspectedAmong<N extends { readonly score: number }>(nearest: readonly N[]): readonly N[] {
  return nearest.filter(({ score }, at) => score >= (at === 0 ? sameThreshold : likelyThreshold));
}

/** A report in a group of linked ones. `received` orders them: the journal's number of its receipt. */
type LinkedReport = { readonly id: string; readonly received: number; readonly state: ReportState };

/** A link; the same whichever end is named first. */
type Link = { readonly one: string; readonly other: string };

/**
 * The groups that the links make: within each, the report that a person looks at first, and all in the order of receipt, which is the order of credit.
 * A report that was rejected joins nobody: it neither stands for others nor hides what came later. Taking a link away gives back what was there before.
 */
export function groupsOf(reports: readonly LinkedReport[], links: readonly Link[]): readonly ReportGroup[] {
  const byId = new Map(reports.map((report) => [report.id, report]));
  const neighbours = new Map<string, string[]>();
  for (const { one, other } of links) {
    if (!joins(byId.get(one)) || !joins(byId.get(other))) continue;
    neighbours.set(one, [...(neighbours.get(one) ?? []), other]);
    neighbours.set(other, [...(neighbours.get(other) ?? []), one]);
  }
  const seen = new Set<string>();
  const groups: ReportGroup[] = [];
  for (const report of reports.toSorted((a, b) => a.received - b.received)) {
    if (seen.has(report.id)) continue;
    const members = reachable(report.id, neighbours, seen).flatMap((id) => byId.get(id) ?? []);
    groups.push(groupWith(members.toSorted((a, b) => a.received - b.received)));
  }
  return groups;
}

/** Reports that are taken for one flaw. */
type ReportGroup = {
  /** The first proved one, else the first. */
  readonly head: LinkedReport;
  /** In the order of receipt. */
  readonly members: readonly LinkedReport[];
};

function joins(report: LinkedReport | undefined): boolean {
  return report !== undefined && report.state !== "rejected";
}

function groupWith(members: readonly LinkedReport[]): ReportGroup {
  const [first = { id: "", received: 0, state: "unproved" as const }] = members;
  return { head: members.find(({ state }) => state === "proved") ?? first, members };
}

function reachable(
  from: string,
  neighbours: ReadonlyMap<string, readonly string[]>,
  seen: Set<string>,
): readonly string[] {
  seen.add(from);
  const ids = [from];
  for (const id of ids)
    for (const next of neighbours.get(id) ?? [])
      if (!seen.has(next)) {
        seen.add(next);
        ids.push(next);
      }
  return ids;
}
