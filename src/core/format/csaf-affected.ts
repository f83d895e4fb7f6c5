/**
 * CSAF 2.0 §3.2.3.9, product status: which products of the tree are affected by any flaw of the document, grouped by product.
 * Under investigation is kept as undecidable: the source does not know yet, so nobody may read it as "not affected".
 */
import type { Affected } from "#core/advisory.ts";
import { productOfPurl, productOfVendor } from "#core/product/product.ts";
import { parsePurl } from "#core/product/purl.ts";
import { type AffectedClaim, firstUnaffected, affectedFromClaim } from "./affected-claim.ts";
import { readPlainRange } from "./plain-range.ts";
import { productsOfTree, type TreeProduct } from "./csaf-products.ts";
import { type Cursor, addProblem, itemsAt, memberAt, requiredTextAt } from "#core/input/json-cursor.ts";

const affectedStatuses = ["known_affected", "first_affected", "last_affected"];
const fixedStatuses = ["fixed", "first_fixed", "recommended"];

/** The affected products of a document, in the order in which its flaws name them. */
export function affectedOfTree(tree: Cursor, vulnerabilities: readonly Cursor[]): readonly Affected[] {
  const known = productsOfTree(tree);
  const status = (names: readonly string[]): readonly TreeProduct[] =>
    productsWith({ known, vulnerabilities, names });
  const claims = new Map<string, AffectedClaim[]>();
  const affected = status(affectedStatuses);
  for (const product of affected) put(claims, product, claimOf(product));
  for (const product of status(["under_investigation"])) {
    if (affected.includes(product)) continue;
    put(claims, product, { ...claimOf(product), intervals: [], versions: [], undecidable: "no-range" });
  }
  const fixed = fixedVersions(status(fixedStatuses));
  return [...claims].map(([key, group]) => affectedFromClaim(merged(group, fixed.get(key) ?? [])));
}

function productsWith(query: {
  readonly known: ReadonlyMap<string, TreeProduct>;
  readonly vulnerabilities: readonly Cursor[];
  readonly names: readonly string[];
}): readonly TreeProduct[] {
  const found = new Map<string, TreeProduct>();
  for (const vulnerability of query.vulnerabilities) {
    const statuses = memberAt(vulnerability, "product_status");
    for (const place of query.names.flatMap((name) => itemsAt(memberAt(statuses, name)))) {
      const id = requiredTextAt(place);
      if (found.has(id) || id === "") continue;
      const product = query.known.get(id);
      if (product !== undefined) found.set(id, product);
      else
        addProblem(
          place,
          "product-undefined",
          `the product id "${id.slice(0, 80)}" is not in the product tree`,
        );
    }
  }
  return [...found.values()];
}

function put(claims: Map<string, AffectedClaim[]>, product: TreeProduct, claim: AffectedClaim): void {
  const key = groupKey(product);
  const group = claims.get(key);
  if (group === undefined) claims.set(key, [claim]);
  else group.push(claim);
}

function groupKey(product: TreeProduct): string {
  const id = productId(product);
  return id ?? JSON.stringify([product.vendor, product.name ?? product.label]);
}

function productId(product: TreeProduct): string | null {
  const byPurl = product.purl === null ? null : productOfPurl(product.purl);
  if (byPurl?.ok === true) return byPurl.value.product;
  if (product.vendor === null || product.name === null) return null;
  return productOfVendor(product.vendor, product.name);
}

function claimOf(product: TreeProduct): AffectedClaim {
  const label =
    product.name === null ? product.label : [product.vendor, product.name].filter(Boolean).join(" ");
  const claim = { product: productId(product), label, intervals: [], versions: [], fixed: [] };
  const written = product.range ?? product.version ?? rangeOfPurl(product.purl);
  if (written === null) return { ...claim, ...purlVersion(product) };
  const read = readPlainRange(written, product.range === null ? "single" : "unreadable");
  if (read === null) return { ...claim, undecidable: "unreadable-range" };
  return { ...claim, ...read, fixed: firstUnaffected(read.intervals) };
}

/** The range in the qualifier `vers` of a package URL, which then has no version. */
function rangeOfPurl(purl: string | null): string | null {
  const read = purl?.includes("vers=") === true ? parsePurl(purl) : null;
  return read?.ok === true ? (read.value.qualifiers.get("vers") ?? null) : null;
}

function purlVersion(
  product: TreeProduct,
): Pick<AffectedClaim, "versions"> | Pick<AffectedClaim, "undecidable"> {
  const named = product.purl === null ? null : productOfPurl(product.purl);
  const version = named?.ok === true ? named.value.version : null;
  return version === null ? { undecidable: "no-range" } : { versions: [version] };
}

/** Versions that the document calls fixed, by product. */
function fixedVersions(products: readonly TreeProduct[]): ReadonlyMap<string, readonly string[]> {
  const fixed = new Map<string, string[]>();
  for (const product of products) {
    const read = readPlainRange(product.version ?? product.range ?? "", "single");
    const from =
      read?.intervals.flatMap((one) => (one.from !== null && one.fromIncluded ? [one.from] : [])) ?? [];
    const versions = [...(read?.versions ?? []), ...from];
    const key = groupKey(product);
    fixed.set(key, [...(fixed.get(key) ?? []), ...versions]);
  }
  return fixed;
}

function merged(group: readonly AffectedClaim[], fixed: readonly string[]): AffectedClaim {
  const first = group[0] as AffectedClaim;
  const undecidable = group.find((one) => one.undecidable !== undefined)?.undecidable;
  return {
    product: first.product,
    label: first.label,
    intervals: group.flatMap((one) => one.intervals),
    versions: group.flatMap((one) => one.versions),
    fixed: [...fixed, ...group.flatMap((one) => one.fixed)],
    ...(undecidable === undefined ? {} : { undecidable }),
  };
}
