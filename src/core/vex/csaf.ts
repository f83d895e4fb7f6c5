/** CSAF 2.0, profile VEX: the statuses of each vulnerability by product, with the flags and impact statements that say why. */
import { type ProductTree, productTreeAt, type TreeProduct } from "#core/format/csaf-products.ts";
import { instantAt } from "#core/input/instant.ts";
import { type Cursor, itemsAt, memberAt, textAt, valueAt } from "#core/input/json-cursor.ts";
import { productOfCpe } from "#core/product/cpe.ts";
import {
  productStated,
  type StatedProduct,
  type StatedStatus,
  type VexStatement,
} from "#core/vex/vex-statement.ts";

/** Whether a document is of CSAF's profile VEX. */
export function isCsafVex(document: unknown): boolean {
  return valueAt(document, "document", "category") === "csaf_vex";
}

const statuses: Readonly<Record<string, StatedStatus>> = {
  known_affected: "affected",
  first_affected: "affected",
  last_affected: "affected",
  under_investigation: "under_investigation",
  known_not_affected: "not_affected",
  fixed: "fixed",
  first_fixed: "fixed",
};

/** The statements of a document, one a vulnerability and product. */
export function csafStatements(root: Cursor): readonly VexStatement[] {
  const head = memberAt(root, "document");
  const by = textAt(memberAt(memberAt(head, "publisher"), "name")) ?? "";
  const since = instantAt(memberAt(memberAt(head, "tracking"), "current_release_date"));
  const { products, members } = productTreeAt(memberAt(root, "product_tree"), []);
  return itemsAt(memberAt(root, "vulnerabilities")).flatMap((place) => {
    const vulnerabilities = namesAt(place);
    const reasons = reasonsAt(place, members);
    if (vulnerabilities.length === 0) return [];
    return Object.entries(statuses).flatMap(([name, status]) =>
      itemsAt(memberAt(memberAt(place, "product_status"), name)).flatMap((item): readonly VexStatement[] => {
        const id = textAt(item) ?? "";
        const stated = statedIn(products.get(id) ?? []);
        if (stated === null) return [];
        const { justification = null, words = null } = reasons.get(id) ?? {};
        return [
          {
            vulnerabilities,
            products: [stated],
            within: [],
            path: null,
            status,
            justification,
            words,
            by,
            since,
            until: null,
            at: `/vulnerabilities/${place.key}/product_status/${name}`,
          },
        ];
      }),
    );
  });
}

function namesAt(place: Cursor): readonly string[] {
  const ids = itemsAt(memberAt(place, "ids")).map((one) => textAt(memberAt(one, "text")) ?? "");
  return [textAt(memberAt(place, "cve")) ?? "", ...ids].filter((name) => name !== "");
}

/** The one product of an id by its package URL, else its CPE; `null` where the id is ambiguous or only words name it. */
function statedIn(found: readonly TreeProduct[]): StatedProduct | null {
  const [product] = found;
  if (product === undefined || found.length > 1 || product.isAmbiguous) return null;
  if (product.purl !== null) return productStated(product.purl);
  const cpe = product.cpe === null ? null : productOfCpe(product.cpe);
  return cpe?.ok === true ? { text: product.cpe ?? "", ...cpe.value, ref: null } : null;
}

type StatedReason = { readonly justification?: string; readonly words?: string };

/** Why products are not affected: by flags, else by threats of the category `impact`. */
function reasonsAt(place: Cursor, members: ProductTree["members"]): ReadonlyMap<string, StatedReason> {
  const reasons = new Map<string, StatedReason>();
  const put = (at: Cursor, reason: StatedReason): void => {
    const ids = itemsAt(memberAt(at, "product_ids")).map((one) => textAt(one) ?? "");
    const inGroups = itemsAt(memberAt(at, "group_ids")).flatMap((one) => members(one) ?? []);
    for (const id of [...ids, ...inGroups]) reasons.set(id, { ...reasons.get(id), ...reason });
  };
  for (const flag of itemsAt(memberAt(place, "flags"))) {
    const justification = textAt(memberAt(flag, "label"));
    if (justification !== undefined) put(flag, { justification });
  }
  for (const threat of itemsAt(memberAt(place, "threats"))) {
    const words = textAt(memberAt(threat, "details"));
    if (words !== undefined && textAt(memberAt(threat, "category")) === "impact") put(threat, { words });
  }
  return reasons;
}
