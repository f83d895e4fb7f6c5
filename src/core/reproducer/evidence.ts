/**
 * The evidence of a reproducer's runs, `bongsu.reproduction/1`: what ran, by hashes, in which sandbox with which limits, what each run showed, and the verdict.
 * Output of a stranger's program is cut and stands in JSON strings only; whoever shows it cleans it.
 */
import type { Crash } from "#core/crash/crash.ts";
import { readTrace } from "#core/crash/read-trace.ts";
import type { ReproducerFile, ReproducerManifest, ReproducerSubject } from "#core/reproducer/manifest.ts";
import type { Observation } from "#core/reproducer/observation.ts";
import type { RunLimits } from "#core/reproducer/run-limits.ts";
import type { Reproduction } from "#core/reproducer/verdict.ts";

/** Its type, in `type`. */
const reproductionType = "bongsu.reproduction/1";

/** The sandbox that ran, with what stood in for control groups. */
type SandboxRecord = {
  readonly driver: string;
  readonly machine: string;
  readonly substituted: readonly string[];
  readonly missing: readonly string[];
};

/** One run as it is kept: the output's beginning and end, and the hash of all of it that was taken. */
type RunRecord = Omit<Observation, "output"> & { readonly output: string; readonly outputSha256: string };

/** The document. */
export type ReproductionEvidence = Reproduction & {
  readonly type: typeof reproductionType;
  readonly at: string;
  /** SHA-256 of the manifest's bytes. */
  readonly manifest: string;
  readonly subject: ReproducerSubject;
  readonly files: readonly ReproducerFile[];
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly limits: RunLimits;
  readonly sandbox: SandboxRecord;
  readonly observed: readonly RunRecord[];
  /** The crash that the output of a run tells of, without its frames: of the first run that tells of one. */
  readonly crash: Omit<Crash, "frames"> | null;
  /** Why nothing ran, where the verdict does not say it all. */
  readonly detail: string | null;
};

/** What evidence is made of. */
type EvidenceParts = {
  readonly at: string;
  readonly manifestHash: string;
  readonly manifest: ReproducerManifest;
  readonly sandbox: SandboxRecord;
  readonly reproduction: Reproduction;
  readonly observed: readonly Observation[];
  readonly hashOf: (text: string) => string;
  readonly detail: string | null;
};

const keptEachSide = 16 * 1024;
const readEachSide = 64 * 1024;

/** The evidence of runs. */
export function evidenceOf({
  manifest,
  manifestHash,
  reproduction,
  ...parts
}: EvidenceParts): ReproductionEvidence {
  const { subject, files, command, environment, limits } = manifest;
  return {
    type: reproductionType,
    at: parts.at,
    ...reproduction,
    manifest: manifestHash,
    subject,
    files,
    command,
    environment,
    limits,
    sandbox: parts.sandbox,
    observed: parts.observed.map((run) => ({
      ...run,
      output: cutMiddle(run.output, keptEachSide),
      outputSha256: parts.hashOf(run.output),
    })),
    crash: crashIn(parts.observed),
    detail: parts.detail,
  };
}

function crashIn(observed: readonly Observation[]): ReproductionEvidence["crash"] {
  for (const { output } of observed) {
    const { crash } = readTrace(cutMiddle(output, readEachSide));
    if (crash === null) continue;
    const { type, address, state, security } = crash;
    return { type, address, state, security };
  }
  return null;
}

function cutMiddle(text: string, each: number): string {
  return text.length <= 2 * each ? text : `${text.slice(0, each)}\n[…]\n${text.slice(-each)}`;
}
