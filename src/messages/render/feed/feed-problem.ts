/** How a feed fares, as a word, and what is wrong with one, as a sentence. */
import type { FeedProblemCode } from "#core/feed/feed-status.ts";
import type { Translate } from "#messages/message.ts";
import { instantText } from "#messages/render/clock.ts";

type ProblemValues = {
  readonly code: FeedProblemCode;
  readonly since: string | null;
  readonly count: number;
  readonly detail: string;
};

/** The sentence of a problem. What servers said in it is cut. */
export function feedProblemText(
  { code, since, count, detail }: ProblemValues,
  t: Translate<"feedFetch" | "time">,
): string {
  return t(`feedFetch.problems.${code}`, {
    count,
    detail: detail.slice(0, 300),
    since: since === null ? "" : instantText(since, t),
  });
}

/** The word for a feed: not fetched yet, being fetched, as it should be or not. */
export function feedStateText(
  {
    okAt,
    runningSince,
    problems,
  }: { readonly okAt: string | null; readonly runningSince: string | null; readonly problems: number },
  t: Translate<"feedFetch">,
): string {
  if (problems > 0) return t("feedFetch.states.problem");
  if (runningSince !== null) return t("feedFetch.states.running");
  return t(okAt === null ? "feedFetch.states.waiting" : "feedFetch.states.good");
}
