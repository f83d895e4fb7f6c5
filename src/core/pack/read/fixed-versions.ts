/** The versions that a pack's details name as fixed, put in order for one installed version. */
import type { DetailsPart } from "#core/pack/details.ts";
import { type KeyCache, keyOf } from "#core/pack/read/judge-entry.ts";
import { schemeNamed } from "#core/version/index.ts";
import { compareBytes } from "#core/version/scheme.ts";

/** A fixed version and its key; `null` where its scheme cannot read it. */
type KeyedFix = { readonly version: string; readonly key: Uint8Array | null };

/** Keys of fixed versions made once a part, for whoever asks about many components. */
export type FixOrder = Map<DetailsPart, readonly KeyedFix[]>;

/** For which installed version, and where keys are kept between calls. */
type FixOptions = {
  readonly installed: string | null;
  readonly order?: FixOrder;
  readonly keyed?: KeyCache;
};

/**
 * The fixed versions of some parts above the installed one, smallest first, each once; all of them when the installed version is `null` or
 * unreadable. Those that their scheme cannot read come last, in the source's order.
 */
export function fixedAbove(
  parts: readonly DetailsPart[],
  { installed, order = new Map(), keyed = new Map() }: FixOptions,
): readonly string[] {
  const readable = new Map<string, Uint8Array>();
  const unreadable = new Set<string>();
  for (const part of parts) {
    const scheme = schemeNamed(part.scheme);
    const floor = installed === null || scheme === undefined ? null : keyOf(scheme, installed, keyed);
    for (const { version, key } of keyedFixes(part, order)) {
      if (key === null) unreadable.add(version);
      else if (floor === null || compareBytes(key, floor) > 0) readable.set(version, key);
    }
  }
  if (readable.size < 2) return [...readable.keys(), ...unreadable];
  const ordered = [...readable].sort(([, a], [, b]) => compareBytes(a, b)).map(([version]) => version);
  return [...ordered, ...unreadable];
}

/** Whether a part says where what is affected ends, everywhere before a fix. */
export function endsBeforeFix({ intervals }: DetailsPart): boolean {
  return intervals.length > 0 && intervals.every(({ to, toIncluded }) => to !== null && !toIncluded);
}

/** The fixed versions of a part with their keys, made once. */
export function keyedFixes(part: DetailsPart, order: FixOrder): readonly KeyedFix[] {
  const known = order.get(part);
  if (known !== undefined) return known;
  const scheme = schemeNamed(part.scheme);
  const keyed = part.fixed.map((version) => ({ version, key: scheme?.key(version) ?? null }));
  order.set(part, keyed);
  return keyed;
}
