/**
 * Whether a judgement on a range stands although the build and the bounds may belong to different channels of fixes. Within a channel it does;
 * across channels the numbers say nothing, unless the one channel is built on top of the other.
 */
import type { Judgement } from "#core/pack/read/judge-entry.ts";
import type { DetailsPart } from "#core/pack/details.ts";
import { channelOfBound, type FixChannels } from "#core/product/fix-channel.ts";
import type { Interval } from "#core/version/range.ts";

/** An installed build under the channels of its product; `channel` is `""` for the main one. */
export type InstalledBuild = {
  readonly channels: FixChannels;
  readonly version: string;
  readonly channel: string;
};

/** The judgement, or unknown with the two channels where it rests on a bound of another one. A tagged version of Go's is placed among all bounds. */
export function withinChannel(build: InstalledBuild, part: DetailsPart, judged: Judgement): Judgement {
  if (build.channels === "go" && build.channel === "") return judged;
  const foreign = foreignBound(build, part, judged);
  if (foreign === null) return judged;
  return { verdict: "unknown", reason: { code: "other-channel", build: build.channel, bound: foreign } };
}

/** The bound of another channel on which the judgement rests, or that channel's word where there is none; `null` where it stands. */
function foreignBound(build: InstalledBuild, part: DetailsPart, { reason }: Judgement): string | null {
  if (reason.code !== "in-interval" && reason.code !== "outside-every-range") return null;
  const affected = reason.code === "in-interval";
  const resting = affected
    ? part.intervals.filter(({ from, to }) => from === reason.from && to === reason.to)
    : part.intervals;
  for (const bound of resting.flatMap((interval) => boundsOf(build, interval))) {
    if (bound === build.version) continue;
    const channel = channelOfBound(build.channels, bound, part.channel);
    if (!isComparable(build, { bound, channel, affected })) return bound === "" ? channel : bound;
  }
  return null;
}

/** The ends of an interval that come from a channel; `""` for an open end, which is the whole record's word. Go's tags are told apart at both. */
function boundsOf({ channels }: InstalledBuild, { from, to }: Interval): readonly string[] {
  const start = channels === "go" && from !== null && !/^v?0(?:\.0)*-0$/.test(from) ? [from] : [];
  return [...start, to ?? ""];
}

type ChannelBound = { readonly bound: string; readonly channel: string; readonly affected: boolean };

function isComparable(build: InstalledBuild, found: ChannelBound): boolean {
  const { bound, channel, affected } = found;
  if (build.channels === "go") return bound === "" || channel === build.channel;
  if (build.channels === "ubuntu") return isComparableInUbuntu(build.channel, channel, affected);
  if (bound === "") return true;
  const [mine, theirs] = [streamsOf(build.channel), streamsOf(channel)];
  if (mine !== null || theirs !== null)
    return mine !== null && theirs !== null && mine.some((stream) => theirs.includes(stream));
  return !affected || build.channel === "" || build.channel === channel;
}

/**
 * What is extended is built on top of the main channel, so that not being below a bound of the main channel is enough; being below it is not. A build
 * of the main channel stays affected until Ubuntu Pro's fix; certified builds are a line of their own.
 */
function isComparableInUbuntu(build: string, bound: string, affected: boolean): boolean {
  if (build === bound) return true;
  return affected ? build === "" && bound === "pro" : build === "" || bound === "";
}

/** The streams of a module's channel, none where they are not known; `null` for another channel. */
function streamsOf(channel: string): readonly string[] | null {
  const [kind, ...streams] = channel.split(" ");
  return kind === "module" ? streams : null;
}
