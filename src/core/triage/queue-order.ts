/**
 * The order in which people are shown reports: lanes, clocks and evidence. No score decides, and nothing is left out. Within a step reporters take turns, so that
 * what one sends, however much, moves another's by one place a turn.
 */
import type { Lane } from "#core/intake/lane.ts";
import { clocksOf } from "#core/triage/clocks.ts";

/** A report that waits for people. */
export type QueuedReport = {
  readonly number: string;
  readonly lane: Lane;
  readonly reporter: string;
  readonly receivedAt: string;
  readonly firstLookAt: string | null;
  /** Its reproducer did what it promised. */
  readonly proved: boolean;
  /** All that it names was found in the source that it brings. Without that, missing and unknown stand alike: nobody gains by bringing nothing. */
  readonly namesThere: boolean;
  /** A gate put it last: it is incomplete, or did not reproduce. */
  readonly putLast: boolean;
  /** It was drawn from those to be looked at all the same. */
  readonly secondLook: boolean;
};

/** The reports in order. */
export function queueOrder<T extends QueuedReport>(reports: readonly T[], now: string): readonly T[] {
  const steps = Map.groupBy(reports, (report) => stepOf(report, now));
  return [...steps.keys()].toSorted((a, b) => a - b).flatMap((step) => inTurns(steps.get(step) ?? [], now));
}

/**
 * The step: exploited now; overdue; proved; people and pipelines; who says no name; what the gates put last; what is beyond a quota. Time raises a report within what
 * is its own to ask for: what lies beyond a quota never rises above what others sent within theirs.
 */
function stepOf(report: QueuedReport, now: string): number {
  const { lane, proved, putLast, secondLook } = report;
  if (lane === "flood") return clocksOf(report, now).overdue ? 6 : 7;
  if (lane === "exploited" && !putLast) return 0;
  if (clocksOf(report, now).overdue) return 1;
  if (proved) return 2;
  if (putLast && !secondLook) return 5;
  return lane === "anonymous" ? 4 : 3;
}

/** First each reporter's first, then each one's second; of one turn, what names only what is there, then what is due first. */
function inTurns<T extends QueuedReport>(reports: readonly T[], now: string): readonly T[] {
  const due = new Map(reports.map((report) => [report, Date.parse(clocksOf(report, now).due)]));
  const sooner = (a: T, b: T): number =>
    Number(b.namesThere) - Number(a.namesThere) ||
    (due.get(a) ?? 0) - (due.get(b) ?? 0) ||
    (a.number < b.number ? -1 : 1);
  const turns = [...Map.groupBy(reports, ({ reporter }) => reporter).values()].flatMap((own) =>
    own.toSorted(sooner).map((report, turn) => ({ report, turn })),
  );
  return turns.toSorted((a, b) => a.turn - b.turn || sooner(a.report, b.report)).map(({ report }) => report);
}
