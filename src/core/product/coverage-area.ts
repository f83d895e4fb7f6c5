/** Which part of all products a component, or a source's statement of completeness, lies in: an ecosystem, and in it a vendor or a release. */
import { shelfOf } from "#core/product/ecosystem-of-product.ts";
import { ecosystems, productOfEcosystem } from "#core/product/ecosystem.ts";
import { isRollingRelease } from "#core/product/release.ts";

/** Where a product lies: what the ids of its neighbours begin with (`""` where it has none), and the vendor or release that it is of. */
export type CoverageArea = {
  readonly ecosystem: string;
  readonly prefix: string;
  readonly release: string | null;
  readonly vendor: string | null;
};

/** The area of a product id. */
export function areaOfProduct(product: string): CoverageArea {
  const ecosystem = shelfOf(product);
  const [, type = "", first = "", more] = /^pkg:([^/?]+)\/([^/?]+)(\/)?/.exec(product) ?? [];
  const plain = { ecosystem, release: null, vendor: null };
  if (type === "generic")
    return more === undefined
      ? { ...plain, prefix: "" }
      : { ...plain, prefix: `pkg:generic/${first}/`, vendor: first };
  if (ecosystem === type) return { ...plain, prefix: type === "" ? "" : `pkg:${type}/` };
  const release = isRollingRelease(first) ? null : (/\?distro=(.*)$/.exec(product)?.[1] ?? null);
  return { ...plain, prefix: `pkg:${type}/${first}/`, release };
}

/** The name under which the CVE list states that it is whole: it speaks of the products of vendors. */
const cveList = "CVE";

/** The ecosystem of a statement, and the one release or vendor that it is about; `null` for a name that is none. */
export function areaOfEcosystem(
  name: string,
): { readonly ecosystem: string; readonly only: string | null } | null {
  if (name === cveList) return { ecosystem: "generic", only: null };
  for (const example of ["x", "x:x", "x/x"]) {
    const product = productOfEcosystem(name, example);
    if (!product.ok) continue;
    const { ecosystem, prefix, release, vendor } = areaOfProduct(product.value);
    return prefix === "" ? null : { ecosystem, only: release ?? vendor };
  }
  return null;
}

/** Every name that a statement of completeness can have, without releases: of ecosystems whose products have ids of their own. */
export function completenessNames(): readonly string[] {
  return [...ecosystems, cveList].filter((name) => areaOfEcosystem(name) !== null);
}
