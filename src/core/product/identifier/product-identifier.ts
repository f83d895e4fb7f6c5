/** Products by the identifier that documents name it with. */
import { productOfCpe } from "#core/product/cpe.ts";
import { productOfPurl } from "#core/product/product.ts";

/** What lists and advisories are compared by, of a package URL or a CPE name; `null` where it is neither. */
export function keyOfIdentifier(identifier: string): string | null {
  const read = identifier.startsWith("cpe:") ? productOfCpe(identifier) : productOfPurl(identifier);
  return read.ok ? read.value.product : null;
}

/** The same of several; what is neither says nothing. */
export function keysOfIdentifiers(identifiers: readonly (string | null | undefined)[]): readonly string[] {
  return identifiers.flatMap((one) => keyOfIdentifier(one ?? "") ?? []);
}
