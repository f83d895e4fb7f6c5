/** What a report names, looked for in the source that it brings: the work of the thread of the gate of plausibility. */
import { readAndJudge } from "#core/intake/judge-report.ts";
import { judgeNames, type NameJudgement } from "#core/plausibility/judge-names.ts";
import { namedThings } from "#core/plausibility/named-things.ts";
import type { LookedIn } from "#core/plausibility/plausibility-verdict.ts";
import { keysOfIdentifiers } from "#core/product/identifier/product-identifier.ts";
import type { ReportItem } from "#core/submission/submission.ts";
import { attachedSource } from "#main/intake/attached-source.ts";

/** What was found: each name, what was looked in, and the products that it is about, by which a room may know their versions. */
export type LookedForNames = {
  readonly names: readonly NameJudgement[];
  readonly looked: LookedIn;
  readonly products: readonly string[];
};

/** Looks for what the bytes of a report name. */
export async function lookForNames(bytes: Uint8Array): Promise<LookedForNames> {
  const { compared, files } = await readAndJudge(bytes);
  const index = await attachedSource(files, patchesOf(compared));
  return {
    names: judgeNames(compared.flatMap(namedThings), index),
    looked: { files: index.files.size, identifiers: index.identifiers.size, whole: index.whole },
    products: keysOfIdentifiers(compared.map(({ product }) => product?.identifier)),
  };
}

/** The proposed fixes of these claims. */
export function patchesOf(items: readonly ReportItem[]): readonly string[] {
  return items.flatMap(({ patch }) => patch ?? []);
}
