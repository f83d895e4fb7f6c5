/**
 * CSAF 2.0 §3.2.2, the product tree, flattened: every product id with the vendor, product and version that its branches name.
 * A relationship's product is its component, as that is what a matcher meets. `csaf-affected.ts` reads which of them are affected.
 */
import { type Cursor, itemsAt, memberAt, requiredTextAt, textAt } from "#core/input/json-cursor.ts";

/** One product of the tree. */
export type TreeProduct = {
  readonly id: string;
  readonly label: string;
  readonly vendor: string | null;
  readonly name: string | null;
  /** The text of a `product_version` branch or helper-less leaf. */
  readonly version: string | null;
  /** The text of a `product_version_range` branch: vers, or free text. */
  readonly range: string | null;
  readonly purl: string | null;
};

type Path = Pick<TreeProduct, "vendor" | "name" | "version" | "range">;
type BranchVisit = { readonly branch: Cursor; readonly path: Path };

const nowhere: Path = { vendor: null, name: null, version: null, range: null };

/** Every product of the tree by its id; the first definition of an id counts. */
export function productsOfTree(tree: Cursor): ReadonlyMap<string, TreeProduct> {
  const products = new Map<string, TreeProduct>();
  const add = (product: TreeProduct | null): void => {
    if (product !== null && !products.has(product.id)) products.set(product.id, product);
  };
  for (const full of itemsAt(memberAt(tree, "full_product_names"))) add(productAt(full, nowhere));
  walkBranches(tree, add);
  for (const relation of itemsAt(memberAt(tree, "relationships"))) add(componentAt(relation, products));
  return products;
}

function walkBranches(tree: Cursor, add: (product: TreeProduct | null) => void): void {
  const open: BranchVisit[] = stepsUnder(tree, nowhere);
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const path = extended(step.path, step.branch);
    const product = memberAt(step.branch, "product");
    if (product.value !== undefined) add(productAt(product, path));
    open.push(...stepsUnder(step.branch, path));
  }
}

/** Reversed, so that the last one popped is the last in the document. */
function stepsUnder(place: Cursor, path: Path): BranchVisit[] {
  return itemsAt(memberAt(place, "branches"))
    .map((branch) => ({ branch, path }))
    .reverse();
}

function extended(path: Path, branch: Cursor): Path {
  const name = textAt(memberAt(branch, "name")) ?? "";
  switch (textAt(memberAt(branch, "category"))) {
    case "vendor":
      return { ...path, vendor: name };
    case "product_name":
      return { ...path, name };
    case "product_version":
    case "patch_level":
    case "service_pack":
      return { ...path, version: path.version === null ? name : `${path.version} ${name}`, range: null };
    case "product_version_range":
      return { ...path, range: name, version: null };
    default:
      return path;
  }
}

function productAt(place: Cursor, path: Path): TreeProduct | null {
  const id = requiredTextAt(memberAt(place, "product_id"));
  if (id === "") return null;
  const label = textAt(memberAt(place, "name")) ?? id;
  const purl = textAt(memberAt(memberAt(place, "product_identification_helper"), "purl")) ?? null;
  return { ...path, id, label, purl };
}

function componentAt(relation: Cursor, known: ReadonlyMap<string, TreeProduct>): TreeProduct | null {
  const combined = productAt(memberAt(relation, "full_product_name"), nowhere);
  const component = known.get(requiredTextAt(memberAt(relation, "product_reference")));
  if (combined === null || component === undefined) return combined;
  return { ...component, id: combined.id, label: combined.label, purl: combined.purl ?? component.purl };
}
