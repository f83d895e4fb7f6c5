/**
 * CSAF 2.0 §3.2.2, the product tree, flattened: every product id with the vendor, product and version that its branches name, its identifiers,
 * and the groups of products. A relationship's product is its component, as that is what a matcher meets. `csaf-affected.ts` reads which of them are affected.
 */
import {
  addProblem,
  type Cursor,
  itemsAt,
  memberAt,
  requiredTextAt,
  textAt,
} from "#core/input/json-cursor.ts";
import type { Finding } from "#core/problem.ts";
import { addRemark } from "./remark.ts";

/** One product of the tree. */
export type TreeProduct = {
  readonly id: string;
  readonly label: string;
  readonly vendor: string | null;
  readonly name: string | null;
  /** The text of a `product_version` branch or helper-less leaf: words for people, not always a version. */
  readonly version: string | null;
  /** The text of a `product_version_range` branch: vers, or free text. */
  readonly range: string | null;
  readonly purl: string | null;
  readonly cpe: string | null;
  /** The CPE of the platform that a relationship puts the product on: `cpe:/o:redhat:enterprise_linux:8`. */
  readonly platform: string | null;
  /** The document gives the id to another product as well, so that nothing said of it is sure. */
  readonly isAmbiguous: boolean;
};

/** The products of a tree by id, several where the document defines an id more than once. */
export type ProductTree = {
  readonly products: ReadonlyMap<string, readonly TreeProduct[]>;
  /** The ids in the product group that is named at a place; `undefined` where there is no such group. */
  readonly members: (group: Cursor) => readonly string[] | undefined;
};

type Path = Pick<TreeProduct, "vendor" | "name" | "version" | "range">;
type BranchVisit = { readonly branch: Cursor; readonly path: Path };
/** Products as they are found, and where the tree breaks a rule of the standard in a way that changes its meaning. */
type Products = { readonly byId: Map<string, TreeProduct[]>; readonly remarks: Finding[] };

const nowhere: Path = { vendor: null, name: null, version: null, range: null };

/** Every product of the tree; `remarks` takes what breaks the standard and changes the meaning. */
export function productTreeAt(tree: Cursor, remarks: Finding[]): ProductTree {
  const products: Products = { byId: new Map(), remarks };
  for (const full of itemsAt(memberAt(tree, "full_product_names"))) add(products, full, nowhere);
  walkBranches(tree, products);
  addRelations(itemsAt(memberAt(tree, "relationships")), products);
  return { products: products.byId, members: membersIn(groupsAt(memberAt(tree, "product_groups"))) };
}

/** Members of groups that are read of one document: statuses and flags that each name a large group multiply it. */
const mostMembers = 500_000;

/** Of a document that names more it is a problem, so that nothing is read out of it as if that were all. */
function membersIn(groups: ReadonlyMap<string, readonly string[]>): ProductTree["members"] {
  let left = mostMembers;
  return (group) => {
    const members = groups.get(textAt(group) ?? "");
    left -= members?.length ?? 0;
    if (left >= 0 || members === undefined) return members;
    addProblem(group, "too-many", `the product groups that are named have more than ${mostMembers} members`);
    return [];
  };
}

function add(products: Products, place: Cursor, path: Path): void {
  const product = productAt(place, path);
  if (product !== null) put(products, product, place);
}

/** Definitions of one id that are kept: more make nothing any surer. */
const mostDefinitions = 16;

/** Puts a product into the tree. One of the same id that says otherwise makes both ambiguous (mandatory test 6.1.2). */
function put({ byId, remarks }: Products, product: TreeProduct, place: Cursor): void {
  const same = byId.get(product.id);
  if (same === undefined) {
    byId.set(product.id, [product]);
    return;
  }
  if (same.length === mostDefinitions || same.some((one) => isSameProduct(one, product))) return;
  const message = `the product id "${product.id.slice(0, 80)}" is defined more than once`;
  addRemark(remarks, place, { code: "product-id-twice", message });
  byId.set(
    product.id,
    [...same, product].map((one) => ({ ...one, isAmbiguous: true })),
  );
}

function isSameProduct(a: TreeProduct, b: TreeProduct): boolean {
  const facts = ({ vendor, name, version, range, purl, cpe, platform, label }: TreeProduct): string =>
    JSON.stringify([vendor, name, version, range, purl, cpe, platform, label]);
  return facts(a) === facts(b);
}

function walkBranches(tree: Cursor, products: Products): void {
  const open: BranchVisit[] = stepsUnder(tree, nowhere);
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const path = extended(step.path, step.branch);
    const product = memberAt(step.branch, "product");
    if (product.value !== undefined) add(products, product, path);
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
  const helper = memberAt(place, "product_identification_helper");
  const purl = textAt(memberAt(helper, "purl")) ?? null;
  const cpe = textAt(memberAt(helper, "cpe")) ?? null;
  return { ...path, id, label, purl, cpe, platform: null, isAmbiguous: false };
}

/** Relationships on relationships, at most; what is deeper stands for itself. */
const mostRounds = 8;

/** Relationships may stand on each other in any order; what cannot be resolved (a circle, a missing product) stands for itself. */
function addRelations(relations: readonly Cursor[], products: Products): void {
  let waiting = relations;
  for (let round = 0; waiting.length > 0; round++) {
    const made = new Set(
      waiting.map((relation) => textOf(memberAt(relation, "full_product_name"), "product_id")),
    );
    const isReady = (relation: Cursor): boolean => !made.has(textOf(relation, "product_reference"));
    const ready = waiting.filter(isReady);
    const isLast = ready.length === 0 || round === mostRounds;
    for (const relation of isLast ? waiting : ready) addRelation(relation, products);
    waiting = isLast ? [] : waiting.filter((relation) => !isReady(relation));
  }
}

/** What a product is made of leads round in a circle or is nowhere, so that nobody knows what it is. */
function remarkUnresolved(relation: Cursor, { remarks }: Products): void {
  const id = textOf(relation, "product_reference").slice(0, 80);
  const message = `the relationship's product "${id}" is nowhere, or leads back to itself`;
  addRemark(remarks, relation, { code: "relationship-unresolved", message });
}

function textOf(place: Cursor, name: string): string {
  return textAt(memberAt(place, name)) ?? "";
}

function addRelation(relation: Cursor, products: Products): void {
  const place = memberAt(relation, "full_product_name");
  const combined = productAt(place, nowhere);
  const reference = requiredTextAt(memberAt(relation, "product_reference"));
  if (combined === null) return;
  const components = products.byId.get(reference) ?? [];
  const platforms = products.byId.get(textOf(relation, "relates_to_product_reference")) ?? [];
  const platform = platforms.find(({ cpe }) => cpe !== null)?.cpe ?? null;
  if (components.length === 0) {
    if (combined.purl === null && combined.cpe === null) remarkUnresolved(relation, products);
    put(products, { ...combined, platform }, place);
  }
  const { id, label, purl, cpe } = combined;
  for (const component of components) {
    const helpers = { purl: purl ?? component.purl, cpe: cpe ?? component.cpe };
    put(products, { ...component, id, label, ...helpers, platform: platform ?? component.platform }, place);
  }
}

function groupsAt(place: Cursor): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const group of itemsAt(place)) {
    const id = requiredTextAt(memberAt(group, "group_id"));
    const ids = itemsAt(memberAt(group, "product_ids")).map(requiredTextAt);
    const members = groups.get(id);
    if (members === undefined) groups.set(id, ids);
    else for (const one of ids) members.push(one);
  }
  return groups;
}
