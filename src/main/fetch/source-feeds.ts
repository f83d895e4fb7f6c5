/** `bongsu source feeds`, `fetch` and `accept`: how the feeds of this machine's room fare, fetching them now, taking for right what they bring. */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { FeedCounts } from "#core/journal-event.ts";
import type { FeedSchedule } from "#core/feed/schedule.ts";
import { printable } from "#core/input/printable.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { FetchReport } from "#main/fetch/fetch-feed.ts";
import { fetchNext } from "#main/fetch/fetch-due.ts";
import { spoolOf } from "#main/fetch/feed-supervisor.ts";
import { withRoom, withRoomStore } from "#main/room/open-room.ts";
import type { Translate } from "#messages/message.ts";
import { feedProblemText, feedStateText } from "#messages/render/feed/feed-problem.ts";
import { instantText } from "#messages/render/clock.ts";
import { acceptFeed, type FeedOverview, feedOverviews } from "#stages/advisory/feed/feed-overview.ts";
import { feedSchedule } from "#stages/advisory/feed/schedule.ts";
import { system } from "#store/sql.ts";

type LineOutput = { readonly write: (text: string) => void; readonly t: Translate };

/** A line for each feed of a document. */
export function scheduleLines({ feeds }: FeedSchedule, t: Translate): string {
  if (feeds.length === 0) return `${t("sourceCommand.noFeeds")}\n`;
  return feeds
    .map(
      ({ id, kind, url, every }) =>
        `${printable(t("sourceCommand.scheduled", { id, kind, url, every: spanText(every) }), 400)}\n`,
    )
    .join("");
}

function spanText(milliseconds: number): string {
  const units = [
    [86_400_000, "d"],
    [3_600_000, "h"],
    [60_000, "m"],
  ] as const;
  const [size, unit] = units.find(([one]) => milliseconds % one === 0) ?? [1000, "s"];
  return `${milliseconds / size}${unit}`;
}

/** Shows how each feed fares; the exit status is 3 when one is not as it should be. */
export async function showFeeds(data: string | undefined, { write, t }: LineOutput): Promise<number> {
  const now = new Date().toISOString();
  const overviews = await withRoom(data, async (tx) => await feedOverviews(tx, { now, startedAt: now }));
  write(
    overviews.length === 0
      ? `${t("sourceCommand.noFeeds")}\n`
      : overviews.map((one) => overviewLines(one, t)).join(""),
  );
  return overviews.some(({ problems }) => problems.length > 0) ? 3 : 0;
}

function overviewLines({ feed, status, records, problems }: FeedOverview, t: Translate): string {
  const state = feedStateText({ ...status, problems: problems.length }, t);
  const [asOf, okAt, dueAt] = [
    status.asOf === null ? t("sourceCommand.unknown") : instantText(status.asOf, t),
    status.okAt === null ? t("sourceCommand.never") : instantText(status.okAt, t),
    instantText(status.dueAt, t),
  ];
  const lines = [
    t("sourceCommand.line", { id: feed.id, state, asOf, okAt, dueAt }),
    ...(records === null ? [] : [`  ${t("sourceCommand.records", { records })}`]),
    ...problems.map((problem) => `  ${feedProblemText(problem, t)}`),
  ];
  return lines.map((line) => `${printable(line, 800)}\n`).join("");
}

/** Fetches these feeds, or all, one after the other. Exit status 0 when all was read and taken, 3 when some was not, 2 when nothing could be fetched. */
export async function fetchFeedsNow(
  data: string | undefined,
  ids: readonly string[],
  { write, t }: LineOutput,
): Promise<number> {
  return await withRoomStore(data, async (store, config) => {
    const { feeds } = await store.read(system, feedSchedule);
    const wanted = ids.length > 0 ? ids : feeds.map(({ id }) => id);
    const unknown = wanted.find((id) => !feeds.some((feed) => feed.id === id));
    if (unknown !== undefined)
      throw new MessageRefusal("not-found", (say) =>
        say("sourceCommand.unknownFeed", { id: printable(unknown, 60) }),
      );
    if (wanted.length === 0) {
      write(`${t("sourceCommand.noFeeds")}\n`);
      return 2;
    }
    const lease = `${hostname()}:${process.pid}:${randomUUID()}`;
    const startedAt = new Date().toISOString();
    const around = {
      store,
      lease,
      startedAt,
      spool: spoolOf(config),
      signal: new AbortController().signal,
      now: () => new Date().toISOString(),
    };
    const codes: number[] = [];
    for (const id of wanted) {
      const report = await fetchNext(around, id);
      write(
        `${printable(report === null ? t("sourceCommand.busy", { id }) : reportText(report, t), 2000)}\n`,
      );
      codes.push(report === null ? 3 : exitCodeOf(report));
    }
    return codes.every((code) => code === 2) ? 2 : Math.max(...codes.map((code) => (code === 2 ? 3 : code)));
  });
}

function exitCodeOf({ error, remarks, counts }: FetchReport): number {
  if (error !== null) return 2;
  const held = Object.values(counts).some((one) => (one.held ?? 0) > 0);
  return remarks.length > 0 || held ? 3 : 0;
}

function reportText({ feed: id, error, counts }: FetchReport, t: Translate): string {
  if (error !== null) return t("sourceCommand.failed", { id, message: error.message });
  const lines = Object.entries(counts).map(([format, one]) =>
    t("sourceCommand.counts", { format, ...numbersOf(one) }),
  );
  return t("sourceCommand.fetched", {
    id,
    counts: lines.length === 0 ? t("sourceCommand.nothingNew") : lines.join("; "),
  });
}

function numbersOf(counts: FeedCounts): Required<Omit<FeedCounts, "unchanged">> {
  const { read, new: fresh, changed, quarantined, held = 0 } = counts;
  return { read, new: fresh, changed, quarantined, held };
}

/** Takes what a feed brings now for right. */
export async function acceptNow(
  data: string | undefined,
  id: string,
  { write, t }: LineOutput,
): Promise<number> {
  await withRoom(data, async (tx) => await acceptFeed(tx, id));
  write(`${printable(t("sourceCommand.accepted", { id }))}\n`);
  return 0;
}
