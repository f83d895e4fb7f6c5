/** What was looked for of what a report names, as it is kept sealed beside the gate's verdict. */
import { entriesOf, listMember, member, readJsonBytes, textMember } from "#core/input/json.ts";
import type { NameJudgement } from "#core/plausibility/judge-names.ts";
import type { LookedIn } from "#core/plausibility/plausibility-verdict.ts";

const form = "bongsu.plausibility/1";
const [mostNames, mostForms] = [100, 5] as const;

/** The names with what was looked for, those that are missing first, and what they were looked for in. */
type PlausibilityEvidence = { readonly looked: LookedIn; readonly names: readonly NameJudgement[] };

const rank = { missing: 0, unknown: 1, exists: 2 } as const;

/** The evidence as bytes. */
export function writePlausibility({ looked, names }: PlausibilityEvidence): Uint8Array {
  const kept = names
    .toSorted((a, b) => rank[a.state] - rank[b.state])
    .slice(0, mostNames)
    .map((one) => ({
      ...one,
      lookedFor: one.lookedFor.slice(0, mostForms),
      near: one.near.slice(0, mostForms),
    }));
  return new TextEncoder().encode(JSON.stringify({ type: form, looked, names: kept }));
}

/** What bytes of {@link writePlausibility} hold; `null` for bytes of another form. */
export function readPlausibility(bytes: Uint8Array): PlausibilityEvidence | null {
  const read = readJsonBytes(bytes);
  if (!read.ok || textMember(read.value, "type") !== form) return null;
  const looked = Object.fromEntries(entriesOf(member(read.value, "looked")));
  return {
    looked: looked as PlausibilityEvidence["looked"],
    names: listMember(read.value, "names") as readonly NameJudgement[],
  };
}
