/** The versions that a pack's details name as fixed, put in order for one installed version. */
import type { DetailsPart } from "#core/pack/details.ts";
import { schemeNamed } from "#core/version/index.ts";
import { compareBytes } from "#core/version/scheme.ts";

/**
 * The fixed versions of some parts above the installed one, smallest first, each once; all of them when the installed version is `null` or
 * unreadable. Those that their scheme cannot read come last, in the source's order.
 */
export function fixedAbove(parts: readonly DetailsPart[], installed: string | null): readonly string[] {
  const keyed = new Map<string, Uint8Array>();
  const unreadable = new Set<string>();
  for (const { scheme: name, fixed } of parts) {
    const scheme = schemeNamed(name);
    const floor = installed === null ? null : (scheme?.key(installed) ?? null);
    for (const version of fixed) {
      const key = scheme?.key(version) ?? null;
      if (key === null) unreadable.add(version);
      else if (floor === null || compareBytes(key, floor) > 0) keyed.set(version, key);
    }
  }
  const ordered = [...keyed].sort(([, a], [, b]) => compareBytes(a, b)).map(([version]) => version);
  return [...ordered, ...unreadable];
}
