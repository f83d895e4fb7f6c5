/**
 * Which products of a CSAF document have which status, over all its flaws. A document is one record: what excuses a product for one of several
 * flaws does not excuse it for the document. What the statuses mean for versions: `csaf-affected.ts`, `csaf-excused.ts`.
 */
import {
  type Cursor,
  addProblem,
  itemsAt,
  memberAt,
  requiredTextAt,
  textAt,
} from "#core/input/json-cursor.ts";
import type { Finding } from "#core/problem.ts";
import type { ProductTree, TreeProduct } from "./csaf-products.ts";
import { addRemark } from "./remark.ts";

/** What a document says of one product of its tree. */
export type StatedProduct = {
  readonly product: TreeProduct;
  /** `affected` stands for the three statuses that say so, the others for themselves. */
  readonly statuses: ReadonlySet<string>;
  /** Whether every flaw of the document gives the product a status that excuses it, and none another. */
  readonly isExcused: boolean;
  /** The labels of the flags on the product (§3.2.3.5): why it is not affected. */
  readonly flags: readonly string[];
  /** Whether a remediation of the category `vendor_fix` is for the product. */
  readonly hasVendorFix: boolean;
};

const affectedStatuses = ["known_affected", "first_affected", "last_affected"];
/** The statuses that say a product is not affected, or not any more. */
const excusing = ["known_not_affected", "fixed", "first_fixed"];
const statusNames = [...affectedStatuses, "under_investigation", ...excusing, "recommended"];
/** What a status means that nobody knows: the source says something of the product, and nobody can say what. */
const undecided = "under_investigation";

/** Where statuses are looked up, and who takes what is wrong with them without changing what is affected. */
type StatusPlaces = {
  /** The document. */
  readonly root: Cursor;
  readonly tree: ProductTree;
  readonly vulnerabilities: readonly Cursor[];
  /** Whether the document's profile asks every flaw for a status (§4.4, §4.5): of one without, no product of the tree is decided. */
  readonly mustState: boolean;
  readonly remarks: Finding[];
};

type ProductFacts = {
  readonly statuses: Set<string>;
  readonly flags: Set<string>;
  excusedIn: number;
  hasVendorFix: boolean;
};

/** The products that have a status, in the order in which the document names them. */
export function statedProducts(places: StatusPlaces): readonly StatedProduct[] {
  const { tree, vulnerabilities, mustState, remarks } = places;
  const found = new Map<string, ProductFacts>();
  if (mustState && vulnerabilities.length === 0) remarkNothingStated(places.root, remarks);
  for (const vulnerability of vulnerabilities) {
    const status = memberAt(vulnerability, "product_status");
    readStatuses(status, { tree, found, remarks });
    if (mustState && isEmpty(status.value)) leaveUndecided(vulnerability, { tree, found, remarks });
    for (const flag of itemsAt(memberAt(vulnerability, "flags"))) {
      const label = textAt(memberAt(flag, "label"));
      for (const id of idsUnder(flag, tree)) if (label !== undefined) found.get(id)?.flags.add(label);
    }
    for (const remediation of itemsAt(memberAt(vulnerability, "remediations"))) {
      if (textAt(memberAt(remediation, "category")) !== "vendor_fix") continue;
      for (const id of idsUnder(remediation, tree)) {
        const facts = found.get(id);
        if (facts !== undefined) facts.hasVendorFix = true;
      }
    }
  }
  return [...found].flatMap(([id, { statuses, flags, excusedIn, hasVendorFix }]) => {
    const isStated = statuses.has("affected") || statuses.has("under_investigation");
    const isExcused = !isStated && excusedIn === vulnerabilities.length;
    const products = tree.products.get(id) ?? [];
    return products.map((product) => ({ product, statuses, isExcused, flags: [...flags], hasVendorFix }));
  });
}

type StatusReading = {
  readonly tree: ProductTree;
  readonly found: Map<string, ProductFacts>;
  readonly remarks: Finding[];
};

/** A flaw without any status may be one of every product of the tree; of a tree without products nobody knows what it is about. */
function leaveUndecided(vulnerability: Cursor, { tree, found, remarks }: StatusReading): void {
  for (const id of tree.products.keys()) factsOf(found, id).statuses.add(undecided);
  if (tree.products.size === 0) remarkNothingStated(vulnerability, remarks);
}

function remarkNothingStated(place: Cursor, remarks: Finding[]): void {
  addRemark(remarks, place, { code: "products-missing", message: "no product is called affected" });
}

function isEmpty(status: unknown): boolean {
  if (typeof status !== "object" || status === null) return true;
  return Object.values(status).every((ids) => Array.isArray(ids) && ids.length === 0);
}

function factsOf(found: Map<string, ProductFacts>, id: string): ProductFacts {
  let facts = found.get(id);
  if (facts === undefined)
    found.set(id, (facts = { statuses: new Set(), flags: new Set(), excusedIn: 0, hasVendorFix: false }));
  return facts;
}

/** The names of a flaw's statuses, those that nobody knows behind the others; one in other letters is known. */
function namesIn(status: unknown): readonly (readonly [written: string, name: string])[] {
  const written = typeof status === "object" && status !== null ? Object.keys(status) : [];
  const known = statusNames.map(
    (name) => [written.find((one) => one.toLowerCase() === name) ?? name, name] as const,
  );
  const others = written.filter((one) => !statusNames.includes(one.toLowerCase()));
  return [...known, ...others.map((one) => [one, undecided] as const)];
}

function readStatuses(place: Cursor, { tree, found, remarks }: StatusReading): void {
  const excused = new Set<string>();
  for (const [written, name] of namesIn(place.value)) {
    const isExcusing = excusing.includes(name);
    for (const item of itemsAt(memberAt(place, written))) {
      const ids = productIdsAt(item, tree, isExcusing || name === "recommended" ? remarks : null);
      for (const id of ids) {
        const facts = factsOf(found, id);
        facts.statuses.add(affectedStatuses.includes(name) ? "affected" : name);
        if (isExcusing && !excused.has(id)) facts.excusedIn++;
        if (isExcusing) excused.add(id);
      }
    }
  }
}

/**
 * The product ids that an item of a status stands for. Some publishers write a group's id there: its members are meant where that makes them affected,
 * and nobody is excused by it. An id that the tree lacks is a problem where something affected would be lost, and else a remark.
 */
function productIdsAt(item: Cursor, tree: ProductTree, remarks: Finding[] | null): readonly string[] {
  const id = requiredTextAt(item);
  if (id === "" || tree.products.has(id)) return id === "" ? [] : [id];
  const members = remarks === null ? tree.members(item) : undefined;
  if (members !== undefined) return members.filter((member) => tree.products.has(member));
  const message = `the product id "${id.slice(0, 80)}" is not in the product tree`;
  if (remarks === null) addProblem(item, "product-undefined", message);
  else addRemark(remarks, item, { code: "product-undefined", message });
  return [];
}

/** The products that a flag or remediation is for, its groups' members among them. */
function idsUnder(place: Cursor, { members }: ProductTree): readonly string[] {
  const ids = itemsAt(memberAt(place, "product_ids")).map(requiredTextAt);
  const inGroups = itemsAt(memberAt(place, "group_ids")).flatMap((group) =>
    requiredTextAt(group) === "" ? [] : (members(group) ?? []),
  );
  return [...ids, ...inGroups];
}
