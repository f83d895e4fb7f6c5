/** What a list requires of itself and has no entry of: cut out or lost, it is compared with nothing. */
import type { InventoryBuilder } from "#core/inventory/reader.ts";

/** An entry that a list says must be in it. */
export type RequiredEntry = {
  /** What the entry is found by: among the keys that the reader gives. */
  readonly key: string;
  /** What it is called, as the list writes it. */
  readonly name: string;
  /** Where it is required. */
  readonly at: string;
};

/** Leaves out, each once, the required entries that are not there. */
export function leaveOutMissing(
  gathering: Pick<InventoryBuilder, "leaveOut">,
  present: { readonly has: (key: string) => boolean },
  required: Iterable<RequiredEntry>,
): void {
  const missing = new Set<string>();
  for (const { key, name, at } of required) {
    if (present.has(key) || missing.has(key)) continue;
    missing.add(key);
    gathering.leaveOut(at, "entry-missing", name);
  }
}
