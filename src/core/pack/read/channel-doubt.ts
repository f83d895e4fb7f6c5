/**
 * Whether a judgement on a range stands although the build and the bounds may belong to different channels of fixes. Within a channel it does;
 * across channels the numbers say nothing, unless the one channel is built on top of the other.
 */
import type { Judgement } from "#core/pack/read/judge-entry.ts";
import type { DetailsPart } from "#core/pack/details.ts";
import {
  channelOfBound,
  extendedMinors,
  type FixChannels,
  isLaterMinor,
  minorOf,
  ubuntuBase,
  ubuntuChannel,
} from "#core/product/fix-channel.ts";
import { schemeNamed } from "#core/version/index.ts";
import type { Interval } from "#core/version/range.ts";
import { compareVersions } from "#core/version/scheme.ts";

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
  const { bound, channel } = found;
  if (build.channels === "go") return bound === "" || channel === build.channel;
  if (build.channels === "ubuntu") return isComparableInUbuntu(build, found);
  if (bound === "") return true;
  const [mine, theirs] = [streamsOf(build.channel), streamsOf(channel)];
  if (mine === null && theirs === null) return isComparableByMinor(build, found);
  if (mine === null || theirs === null || !mine.some((stream) => theirs.includes(stream))) return false;
  return found.affected || isOfLine(build, extendedMinors(channel));
}

/**
 * What is extended is built on top of the main channel, so that not being below a bound of the main channel is enough where what it was built from is not
 * either; being below it is not. A build of the main channel stays affected until Ubuntu Pro's fix, and behind its number nobody says what it holds;
 * certified builds are a line of their own.
 */
function isComparableInUbuntu(
  { channel: build, version }: InstalledBuild,
  { bound, channel, affected }: ChannelBound,
): boolean {
  if (build === channel) return true;
  if (affected) return build === "" && channel === "pro";
  if (build === "") return ubuntuChannel(bound) === "";
  if (channel !== "") return false;
  const deb = schemeNamed("deb");
  return bound === "" || (deb !== undefined && (compareVersions(deb, ubuntuBase(version), bound) ?? -1) >= 0);
}

/**
 * Extended support of a minor release mends what the main channel mends elsewhere: its bounds are its own builds'. A build of extended support behind
 * a bound of a later minor release was made before it, whatever their numbers.
 */
function isComparableByMinor(build: InstalledBuild, { bound, channel, affected }: ChannelBound): boolean {
  const extended = extendedMinors(channel);
  const minors = extended.length > 0 ? extended : [channel];
  if (affected) return build.channel === "" || minors.includes(build.channel);
  if (extended.length > 0) return isOfLine(build, extended);
  return build.channel === "" || !isLaterMinor(minorOf(bound), build.channel);
}

/** Whether a build was made for one of some minor releases, where there are any. */
function isOfLine({ version }: InstalledBuild, minors: readonly string[]): boolean {
  return minors.length === 0 || minors.includes(minorOf(version));
}

/** The streams of a module's channel, none where they are not known; `null` for another channel. */
function streamsOf(channel: string): readonly string[] | null {
  const [kind, ...streams] = channel.split(" ");
  return kind === "module" ? streams : null;
}
