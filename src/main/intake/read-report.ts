/** What is read of a report once, for every gate: what the first decides, and what it is compared by. */
import { traitsOf } from "#core/duplicate/traits.ts";
import { writeTraits } from "#core/duplicate/traits-document.ts";
import type { VerdictOf } from "#core/intake/gate.ts";
import { type GateDecision, readAndJudge } from "#core/intake/judge-report.ts";
import { namedThings } from "#core/plausibility/named-things.ts";
import { verdictWithoutSource } from "#core/plausibility/plausibility-verdict.ts";
import type { ReportItem } from "#core/submission/submission.ts";
import { attachedReproducer } from "#core/reproducer/attached-reproducer.ts";
import { bringsSource } from "#main/intake/attached-source.ts";
import { patchesOf } from "#main/intake/judge-plausibility.ts";

/** What the first gate decided, and what is kept of the report to compare it with others: clear, so it is sealed before it is stored. */
export type ReadReport = GateDecision & {
  readonly traits: Uint8Array | null;
  /** What can be told of what it names; `waits` where it brings a source to look in, `null` where nothing of it was read. */
  readonly plausibility: VerdictOf<"plausibility"> | "waits" | null;
  /** Whether it brings a reproducer, good or bad: what brings none needs no sandbox to say so. */
  readonly reproducer: "none" | "waits";
};

/** Reads the bytes of a report. */
export async function readForGates(bytes: Uint8Array): Promise<ReadReport> {
  const { decision, compared, files } = await readAndJudge(bytes);
  return {
    ...decision,
    traits: compared.length === 0 ? null : writeTraits(compared.map(traitsOf)),
    plausibility: compared.length === 0 ? null : plausibilityOf(files, compared),
    reproducer: attachedReproducer(files) === null ? "none" : "waits",
  };
}

function plausibilityOf(
  files: Parameters<typeof bringsSource>[0],
  items: readonly ReportItem[],
): ReadReport["plausibility"] {
  if (bringsSource(files, patchesOf(items))) return "waits";
  return verdictWithoutSource(items.flatMap(namedThings).length);
}
