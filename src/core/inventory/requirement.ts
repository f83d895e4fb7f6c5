/** The versions that a requirement of a list allows, in the syntax of its ecosystem. */
import type { Requirement } from "#core/inventory/component.ts";
import { schemeNameOfProduct } from "#core/product/product.ts";
import { schemeNamed } from "#core/version/index.ts";
import { intervalsOfNative } from "#core/version/native-range.ts";
import type { Interval } from "#core/version/range.ts";
import { parseVers } from "#core/version/vers.ts";

const longest = 1000;

/** The requirement of a text, under the scheme of a package URL type; `undefined` for one that cannot be read, allows nothing, or allows every version. */
export function requirementOf(type: string, text: string): Requirement | undefined {
  const scheme = schemeNamed(type);
  if (scheme === undefined || text.trim() === "" || text.length > longest) return undefined;
  const read = intervalsOfNative(type, scheme, text);
  return read.ok ? requiring(text, scheme.name, read.value) : undefined;
}

/** The requirement of a range in vers on a product, as {@link requirementOf}; `undefined` too where it is in another product's order. */
export function requirementOfVers(product: string, text: string): Requirement | undefined {
  if (text.length > longest) return undefined;
  const read = parseVers(text.trim());
  if (!read.ok || read.value.scheme !== schemeNamed(schemeNameOfProduct(product))) return undefined;
  return requiring(text, read.value.scheme.name, read.value.intervals);
}

function requiring(text: string, scheme: string, allowed: readonly Interval[]): Requirement | undefined {
  const isEvery = ({ from, to }: Interval): boolean => from === null && to === null;
  return allowed.length === 0 || allowed.some(isEvery) ? undefined : { text: text.trim(), scheme, allowed };
}
