/** Whether two reports are about one product and one version of it, as far as they say. */
import { foldName } from "#core/product/fold-name.ts";
import { keyOfIdentifier } from "#core/product/identifier/product-identifier.ts";
import { skeletonOf } from "#core/product/name-keys.ts";
import { type Signal, signal } from "#core/duplicate/signal.ts";

/** What a report calls its product: the id that its identifier stands for, and its name folded. */
export type ProductNames = { readonly id: string | null; readonly name: string | null };

/** The names under which a product is compared; `null` where the report names none. */
export function productNames(
  product: { readonly name: string | null; readonly identifier: string | null } | null,
): ProductNames | null {
  if (product === null) return null;
  const id = product.identifier === null ? null : keyOfIdentifier(product.identifier);
  const name = product.name === null ? nameInId(id) : spaceless(product.name);
  return id === null && name === null ? null : { id, name };
}

function nameInId(id: string | null): string | null {
  return id === null ? null : spaceless(decodeURIComponent(id.split(/[?#]/)[0]?.split("/").at(-1) ?? ""));
}

/** Product names are written with and without blanks and signs between their words; an empty name is none. */
function spaceless(name: string): string | null {
  const plain = skeletonOf(foldName(name.slice(0, 200))).replaceAll(/[\s._/-]+/g, "");
  return plain === "" ? null : plain;
}

/** Whether two reports name the same product; `null` where that cannot be told. */
export function sameProduct(first: ProductNames | null, second: ProductNames | null): boolean | null {
  if (first === null || second === null) return null;
  if (first.id !== null && first.id === second.id) return true;
  if (first.name === null || second.name === null)
    return first.id === null || second.id === null ? null : false;
  return first.name === second.name;
}

/** What the products say. */
export function productSignal(first: ProductNames | null, second: ProductNames | null): Signal | null {
  const same = sameProduct(first, second);
  if (same === null) return null;
  const values = { first: labelOf(first), second: labelOf(second) };
  return signal("product", same ? 1 : 0, same ? "product-equal" : "product-other", values);
}

function labelOf(names: ProductNames | null): string {
  return names?.name ?? names?.id ?? "";
}

/** A version as it is compared here: without the letter that some write before it. Which version is the later one does not matter. */
export function plainVersion(version: string | null): string | null {
  const plain =
    version
      ?.slice(0, 100)
      .normalize("NFKC")
      .trim()
      .toLowerCase()
      .replace(/^v(?=\d)/, "") ?? "";
  return plain === "" ? null : plain;
}

/** What the versions say: a flaw is in many, so another version says nothing against. */
export function versionSignal(first: string | null, second: string | null): Signal | null {
  if (first === null || second === null) return null;
  const same = first === second;
  return signal("version", same ? 1 : 0, same ? "version-equal" : "version-other", { first, second });
}
