/**
 * How a feed fares, and what of it somebody has to hear: judged from what the last fetches left, by the clock. Pure; the same for the page, the
 * command, the health of the room and the alert.
 */
import type { ScheduledFeed } from "./schedule.ts";

/**
 * What may be wrong with a feed. The first three are judged by the clock: it cannot be fetched, its fetch is overdue or does not end, or it answers but
 * says nothing new. The others were found by the last fetch.
 */
export const feedProblemCodes = [
  "unreachable",
  "stalled",
  "quiet",
  "shrunk",
  "rolled-back",
  "changed-unannounced",
  "time-ahead",
  "gap",
  "incomplete",
  "hash-differs",
  "signature-bad",
  "signature-missing",
  "key-changed",
  "other-publisher",
  "unread",
] as const;
export type FeedProblemCode = (typeof feedProblemCodes)[number];

/** Problems that stay until a person takes what the feed brings now for right, or the feed is again as it was. */
export const acceptableProblems: ReadonlySet<FeedProblemCode> = new Set([
  "shrunk",
  "rolled-back",
  "changed-unannounced",
  "key-changed",
  "gap",
]);

/** What a fetch found: how often, and the first place or sentence. */
export type FeedRemark = {
  readonly code: FeedProblemCode;
  readonly count: number;
  readonly first: string;
};

/** What the room knows of its fetches of a feed; instants are RFC 3339 in UTC. */
export type FeedStatus = {
  readonly scheduledAt: string;
  readonly dueAt: string;
  /** When the fetch that is going on began; `null` when none is. */
  readonly runningSince: string | null;
  readonly okAt: string | null;
  readonly failures: number;
  readonly failingSince: string | null;
  /** What ended the last fetch; `null` when it succeeded. */
  readonly error: { readonly code: string; readonly message: string } | null;
  /** Up to when the feed speaks, by its own word; `null` before it said so. */
  readonly asOf: string | null;
  readonly remarks: readonly FeedRemark[];
};

/** A problem of a feed, since when, and the first that was found of it. */
export type FeedProblem = {
  readonly code: FeedProblemCode;
  readonly since: string | null;
  readonly count: number;
  readonly detail: string;
};

const minute = 60_000;
/** After so many failures in a row, or so long after the first of them, a feed is unreachable. */
const patience = { failures: 3, span: 10 * minute };
/** How late a fetch may be, or how long it may take; the first one, of everything, may take longer. */
const mostLate = { usual: 20 * minute, first: 180 * minute };

/** The problems of a feed at an instant; none when it is as it should be. `startedAt` is when the room began to look after its feeds. */
export function feedProblems(
  feed: Pick<ScheduledFeed, "quiet">,
  status: FeedStatus,
  { now, startedAt }: { readonly now: string; readonly startedAt: string },
): readonly FeedProblem[] {
  return [
    ...unreachable(status, now),
    ...stalled(status, { now, startedAt }),
    ...quiet(feed, status, now),
    ...status.remarks.map(({ code, count, first }) => ({ code, since: status.okAt, count, detail: first })),
  ];
}

function unreachable({ failures, failingSince, error }: FeedStatus, now: string): readonly FeedProblem[] {
  if (failingSince === null) return [];
  if (failures < patience.failures && span(failingSince, now) < patience.span) return [];
  return [{ code: "unreachable", since: failingSince, count: failures, detail: error?.message ?? "" }];
}

function stalled(
  { dueAt, okAt, runningSince }: FeedStatus,
  { now, startedAt }: { readonly now: string; readonly startedAt: string },
): readonly FeedProblem[] {
  const most = okAt === null && runningSince !== null ? mostLate.first : mostLate.usual;
  const since = runningSince ?? (span(startedAt, dueAt) > 0 ? dueAt : startedAt);
  if (span(since, now) < most) return [];
  return [{ code: "stalled", since, count: 1, detail: "" }];
}

function quiet(
  feed: Pick<ScheduledFeed, "quiet">,
  { asOf }: FeedStatus,
  now: string,
): readonly FeedProblem[] {
  if (asOf === null || span(asOf, now) < feed.quiet) return [];
  return [{ code: "quiet", since: asOf, count: 1, detail: "" }];
}

function span(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}
