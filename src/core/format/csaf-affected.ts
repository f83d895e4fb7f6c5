/**
 * CSAF 2.0 §3.2.3.9, product status: what a document says of the products of its tree, grouped by product. Under investigation is kept as
 * undecidable: the source does not know yet, so nobody may read it as "not affected". What a document only calls fixed is not silent either.
 */
import type { Affected } from "#core/advisory.ts";
import { type AffectedClaim, affectedFromClaim } from "./affected-claim.ts";
import { excusedVersions } from "./csaf-excused.ts";
import { labelOf, productIdsOf, versionsOf } from "./csaf-identity.ts";
import { productTreeAt } from "./csaf-products.ts";
import { type StatedProduct, statedProducts } from "./csaf-statuses.ts";
import { extendedChannel } from "#core/product/fix-channel.ts";
import { schemeNameOfProduct } from "#core/product/product.ts";
import { schemeNamed } from "#core/version/index.ts";
import { compareVersions, type Scheme } from "#core/version/scheme.ts";
import { isVersionText } from "#core/version/version-text.ts";
import { type Cursor, memberAt } from "#core/input/json-cursor.ts";
import type { Finding } from "#core/problem.ts";

/** The parts of a document that say what is affected. */
type StatusDocument = {
  readonly root: Cursor;
  readonly vulnerabilities: readonly Cursor[];
  /** Whether it is a security advisory, whose fixes are fixes of what came before. */
  readonly isAdvisory: boolean;
  /** Whether its profile asks every flaw for the status of products. */
  readonly mustState: boolean;
  readonly remarks: Finding[];
};

/** What a document says of each product, in the order in which its flaws name them. */
export function affectedOfDocument(document: StatusDocument): readonly Affected[] {
  const tree = productTreeAt(memberAt(document.root, "product_tree"), document.remarks);
  const stated = statedProducts({ ...document, tree });
  return [...groupedByProduct(stated)].flatMap(([id, group]) => claimOf(id, group, document) ?? []);
}

/** By product id; what has none stands by its names, so that nothing that is affected is lost. */
function groupedByProduct(stated: readonly StatedProduct[]): ReadonlyMap<string, readonly StatedProduct[]> {
  const groups = new Map<string, StatedProduct[]>();
  for (const one of stated) {
    const ids = productIdsOf(one.product);
    for (const key of ids.length > 0 ? ids : [`?${labelOf(one.product)}`]) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
  }
  return groups;
}

function claimOf(key: string, group: readonly StatedProduct[], document: StatusDocument): Affected | null {
  const product = key.startsWith("?") ? null : key;
  const claims = [...affectedClaims(group), ...fixOnlyClaims(product, group, document)];
  const excused = product === null ? [] : excusedVersions(group);
  if (claims.length === 0 && excused.length === 0) return null;
  const undecidable = claims.find((one) => one.undecidable !== undefined)?.undecidable;
  const first = (group[0] as StatedProduct).product;
  return affectedFromClaim({
    product,
    label: labelOf(first),
    intervals: claims.flatMap((one) => one.intervals),
    versions: claims.flatMap((one) => one.versions),
    fixed: [...fixedVersions(group), ...claims.flatMap((one) => one.fixed)],
    ...(undecidable === undefined ? {} : { undecidable }),
    ...(excused.length === 0 ? {} : { excused }),
    ...channelOf(group),
  });
}

/** The lines of extended support that all platforms of a product are of. */
function channelOf(group: readonly StatedProduct[]): Pick<AffectedClaim, "channel"> {
  const lines = new Set(group.map(({ product }) => extendedChannel(product.platform ?? "")));
  return lines.has(null) || lines.size > mostLines ? {} : { channel: [...lines].join(" ") };
}

const mostLines = 8;

type ClaimedPart = Pick<AffectedClaim, "intervals" | "versions" | "fixed" | "undecidable">;

function affectedClaims(group: readonly StatedProduct[]): readonly ClaimedPart[] {
  return group.flatMap(({ product, statuses }): readonly ClaimedPart[] => {
    if (statuses.has("affected")) return [versionsOf(product)];
    if (!statuses.has("under_investigation")) return [];
    return [{ intervals: [], versions: [], fixed: [], undecidable: "no-range" }];
  });
}

/** Versions that the document calls fixed. */
function fixedVersions(group: readonly StatedProduct[]): readonly string[] {
  return group.flatMap(({ product, statuses }) => {
    if (!statuses.has("fixed") && !statuses.has("first_fixed") && !statuses.has("recommended")) return [];
    const { intervals, versions } = versionsOf(product);
    const starts = intervals.flatMap((one) => (one.from !== null && one.fromIncluded ? [one.from] : []));
    return [...versions, ...starts].filter(isVersionText);
  });
}

/**
 * What follows for a product of which a document names fixes and nothing that is affected. Before the one fix of an advisory it is affected; where
 * there are several fixes, before the first of them. Everything else there is not decided: what is fixed was affected once, and nobody says where.
 */
function fixOnlyClaims(
  product: string | null,
  group: readonly StatedProduct[],
  { isAdvisory }: StatusDocument,
): readonly ClaimedPart[] {
  const hasFix = group.some(({ statuses }) =>
    ["fixed", "first_fixed", "recommended"].some((one) => statuses.has(one)),
  );
  const isStated = group.some(
    ({ statuses }) => statuses.has("affected") || statuses.has("under_investigation"),
  );
  if (!hasFix || isStated) return [];
  const undecided: ClaimedPart = { intervals: [], versions: [], fixed: [], undecidable: "no-range" };
  const hasExcuse = group.some(({ statuses }) => statuses.has("known_not_affected"));
  const follows =
    !hasExcuse &&
    group.some(
      ({ statuses, hasVendorFix }) =>
        statuses.has("first_fixed") || (statuses.has("fixed") && (isAdvisory || hasVendorFix)),
    );
  const scheme = product === null ? undefined : schemeNamed(schemeNameOfProduct(product));
  const fixes = scheme === undefined ? [] : inOrder(scheme, fixedVersions(group));
  const [first] = fixes;
  if (!follows || first === undefined) return [undecided];
  const before = { from: null, fromIncluded: true, to: first, toIncluded: false };
  return [{ ...undecided, intervals: [before] }].map((one) => (fixes.length > 1 ? one : decided(one)));
}

function decided({ intervals, versions, fixed }: ClaimedPart): ClaimedPart {
  return { intervals, versions, fixed };
}

/** The readable versions, ascending, each once. */
function inOrder(scheme: Scheme, versions: readonly string[]): readonly string[] {
  const order = (a: string, b: string): number => compareVersions(scheme, a, b) ?? 0;
  const readable = versions.filter((version) => scheme.key(version) !== null).toSorted(order);
  return readable.filter((version, at) => at === 0 || order(readable[at - 1] as string, version) !== 0);
}
