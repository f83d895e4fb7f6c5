/**
 * Which records may speak of a component, coarsely: a component is concluded on with all records of its areas, and anew when one of them changes. Every
 * record that `match.ts` looks at for a component shares an area with it; a test holds that.
 */
import { withoutUnseen } from "#core/input/unseen.ts";
import type { Component } from "#core/inventory/component.ts";
import { skeletonOf } from "#core/product/name-keys.ts";
import { productInRegistry } from "#core/product/registry.ts";
import { schemeNameOfProduct } from "#core/product/product.ts";

/** The areas of a product, of a record as of a component. */
export function areasOfProduct(product: string): readonly string[] {
  const [path = ""] = product.split("?", 1);
  const [, type = "", ...parts] = /^pkg:([^/]+)\/(?:(.*)\/)?([^/]+)$/.exec(path) ?? [];
  const [namespace, name = ""] = parts;
  if (type === "generic") {
    const alone = `pkg:generic/${name}`;
    return namespace === undefined ? [alone] : [`pkg:generic/${namespace}/`, alone];
  }
  if (type === "deb" || type === "rpm" || type === "apk") return [path, `pkg:${type}/${namespace ?? ""}/%2A`];
  const folded = foldedPath(path);
  return type === "maven" ? [folded, `maven:${foldedPath(name)}`] : [folded];
}

/** Names that differ in letter case, in forms of letters, in their dashes or in what nobody sees are near each other. */
function foldedPath(path: string): string {
  return skeletonOf(withoutUnseen(decoded(path).normalize("NFKC")).toLowerCase()).slice(0, 1000);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The areas of a component under all its names. */
export function areasOfComponent({ product, also = [], origin }: Component): readonly string[] {
  const names = [product, ...also.map((one) => one.product)].flatMap((one) => one ?? []);
  const inRegistry =
    product !== null && origin?.kind === "registry" ? [productInRegistry(product, origin.place)] : [];
  return [...new Set([...names, ...inRegistry].flatMap(areasOfProduct))];
}

/** Registries whose packages have one name each, in plain letters, and where no source speaks with more authority than another. */
const plainTypes = /^pkg:(?:npm|pypi|nuget|hex|pub)\/(?:[a-z0-9._~/-]|%40)+$/;

/**
 * Whether ranges and keys alone decide on a component: what each record says of it is then what is concluded, the worst first. Everything else is
 * concluded on with all records that may speak of it.
 */
export function isDecidedByRanges(component: Component): boolean {
  const { product, version, origin, requirement, also, sourceUnknown, module, systemRelease } = component;
  const said = [origin, requirement, also, sourceUnknown, module, systemRelease];
  if (product === null || version === null || said.some((one) => one !== undefined)) return false;
  return plainTypes.test(product) && schemeNameOfProduct(product) !== "generic";
}
