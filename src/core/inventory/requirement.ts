/** The versions that a requirement of a list allows, in the syntax of its ecosystem. */
import type { Requirement } from "#core/inventory/component.ts";
import { schemeNamed } from "#core/version/index.ts";
import { intervalsOfNative } from "#core/version/native-range.ts";
import type { Interval } from "#core/version/range.ts";

const longest = 1000;

/** The requirement of a text, under the scheme of a package URL type; `undefined` for one that cannot be read, allows nothing, or allows every version. */
export function requirementOf(type: string, text: string): Requirement | undefined {
  const scheme = schemeNamed(type);
  if (scheme === undefined || text.trim() === "" || text.length > longest) return undefined;
  const read = intervalsOfNative(type, scheme, text);
  if (!read.ok || read.value.length === 0 || read.value.some(isEvery)) return undefined;
  return { text: text.trim(), scheme: scheme.name, allowed: read.value };
}

function isEvery({ from, to }: Interval): boolean {
  return from === null && to === null;
}
