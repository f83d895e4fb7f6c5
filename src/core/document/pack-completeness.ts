/** The member `complete` that stands beside a pack in a signed index and in `packs.json`. Where it is absent or not readable, nothing is stated. */
import type { HeldCompleteness, PackCompleteness } from "#core/completeness.ts";
import { listMember, member, textMember } from "#core/input/json.ts";

/** Reads the member; `null` for none. */
export function readPackCompleteness(value: unknown): PackCompleteness | null {
  const [to, records, only] = [textMember(value, "to"), member(value, "records"), member(value, "only")];
  if (to === null || Number.isNaN(Date.parse(to))) return null;
  if (!Number.isSafeInteger(records) || (records as number) < 0) return null;
  const stated = { to, records: records as number };
  if (only === undefined) return stated;
  const parts = listMember(value, "only").filter((part) => typeof part === "string");
  return { ...stated, only: parts };
}

/** What is stated of an opened pack, beside what it really holds. */
export function heldIn(
  ecosystem: string,
  complete: PackCompleteness | null | undefined,
  { advisories }: { readonly advisories: number },
): readonly HeldCompleteness[] {
  return complete === null || complete === undefined ? [] : [{ ...complete, ecosystem, held: advisories }];
}
