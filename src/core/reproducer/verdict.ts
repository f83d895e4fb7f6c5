/**
 * From runs to a verdict. What is less known is never better: a run in which nothing watched for an attempt shows nothing, and one run that tried to get out
 * outweighs any that showed what was promised.
 */
import { type Expectation, isSeen } from "#core/reproducer/expectation.ts";
import type { ReproducerManifest } from "#core/reproducer/manifest.ts";
import type { Observation, ReachedLimit } from "#core/reproducer/observation.ts";

/** What a reproducer's runs say. `not-run` is no verdict on the reproducer: the machine could not. */
export const reproductionVerdicts = [
  "reproduced",
  "not-reproduced",
  "inconclusive",
  "unsafe",
  "not-run",
] as const;
type ReproductionVerdict = (typeof reproductionVerdicts)[number];

/** Why, where it is not only the count. */
export const reproductionReasons = [
  "network",
  "escape",
  "canary",
  "memory",
  "processes",
  "disk",
  "output",
  "time",
  "not-started",
  "unwatched",
  "too-few",
  "no-sandbox",
  "no-memory",
  "other-machine",
  "subject-unreadable",
] as const;
type ReproductionReason = (typeof reproductionReasons)[number];

/** The verdict with its count and its reasons. */
export type Reproduction = {
  readonly verdict: ReproductionVerdict;
  /** Runs in which all that must be seen was. */
  readonly seen: number;
  readonly runs: number;
  readonly needed: number;
  readonly reasons: readonly ReproductionReason[];
};

/** Limits that only a program reaches which was made to. Time also a slow machine reaches. */
const bombs: readonly ReachedLimit[] = ["memory", "processes", "disk", "output"];

/** The verdict on the runs of a manifest. */
export function verdictOf(
  { expect, runs, needed }: Pick<ReproducerManifest, "expect" | "runs" | "needed">,
  observed: readonly Observation[],
): Reproduction {
  const seen = observed.filter((run) => expect.every((one) => isSeen(one, run)) && isWhole(run)).length;
  const counts = { seen, runs, needed };
  const unsafe = unique(observed.flatMap((run) => unsafeReasons(run, expect)));
  if (unsafe.length > 0) return { verdict: "unsafe", ...counts, reasons: unsafe };
  if (seen >= needed) return { verdict: "reproduced", ...counts, reasons: [] };
  const open = unique(observed.flatMap((run) => openReasons(run, expect)));
  if (open.length > 0) return { verdict: "inconclusive", ...counts, reasons: open };
  if (seen > 0 || observed.length < runs) return { verdict: "inconclusive", ...counts, reasons: ["too-few"] };
  return { verdict: "not-reproduced", ...counts, reasons: [] };
}

/** Whether a run counts: it began, and what wants out would have been noticed. */
function isWhole({ notStarted, unwatched }: Observation): boolean {
  return notStarted === null && unwatched.length === 0;
}

/** Why a run is unsafe; a limit that was promised is no bomb. */
export function unsafeReasons(
  { attempts, limit }: Observation,
  expect: readonly Expectation[],
): readonly ReproductionReason[] {
  const promised = expect.some((one) => one.kind === "limit" && one.limit === limit);
  return [...attempts, ...(limit !== null && bombs.includes(limit) && !promised ? [limit] : [])];
}

function openReasons(run: Observation, expect: readonly Expectation[]): readonly ReproductionReason[] {
  const promised = expect.some((one) => one.kind === "limit" && one.limit === "time");
  return [
    ...(run.notStarted === null ? [] : (["not-started"] as const)),
    ...(run.unwatched.length === 0 ? [] : (["unwatched"] as const)),
    ...(run.limit === "time" && !promised ? (["time"] as const) : []),
  ];
}

/** What is said where nothing ran. */
export function notRun(
  { runs, needed }: Pick<ReproducerManifest, "runs" | "needed">,
  reason: Extract<ReproductionReason, "no-sandbox" | "no-memory" | "other-machine">,
): Reproduction {
  return { verdict: "not-run", seen: 0, runs, needed, reasons: [reason] };
}

function unique(reasons: readonly ReproductionReason[]): readonly ReproductionReason[] {
  return reproductionReasons.filter((reason) => reasons.includes(reason));
}
