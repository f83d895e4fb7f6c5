/** What is read of a report once, for every gate: what the first decides, and what it is compared by. */
import { traitsOf } from "#core/duplicate/traits.ts";
import { writeTraits } from "#core/duplicate/traits-document.ts";
import { type GateDecision, readAndJudge } from "#core/intake/judge-report.ts";

/** What the first gate decided, and what is kept of the report to compare it with others: clear, so it is sealed before it is stored. */
export type ReadReport = GateDecision & { readonly traits: Uint8Array | null };

/** Reads the bytes of a report. */
export async function readForGates(bytes: Uint8Array): Promise<ReadReport> {
  const { decision, compared } = await readAndJudge(bytes);
  return { ...decision, traits: compared.length === 0 ? null : writeTraits(compared.map(traitsOf)) };
}
