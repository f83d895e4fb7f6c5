/** The product tree of a CSAF document: of each product of a record its ranges and single versions, each a line with an id. */
import type { CsafKind } from "#core/publish/format/csaf-kind.ts";
import type { OwnProduct } from "#core/publish/own-advisory.ts";
import { intervalsOfProduct, versOfRange } from "#core/publish/own-ranges.ts";
import { schemeNamed } from "#core/version/index.ts";
import { containsAny } from "#core/version/range.ts";

/** One line of the product tree: a product's versions under one id. */
export type StatedVersion = {
  readonly id: string;
  readonly name: string;
  readonly category: "product_version" | "product_version_range";
  readonly status: "known_affected" | "known_not_affected" | "fixed";
  readonly justification?: string;
};
/** A product and its lines of the tree. */
export type ProductLines = { readonly product: OwnProduct; readonly lines: readonly StatedVersion[] };

/** The id of a line: the product's key, and behind the first colon its versions. */
function lineId(key: string, name: string): string {
  return `${key.replace(/[%:]/g, encodeURIComponent)}:${name}`;
}

/** What the record states of a product, a line each: ranges, single versions, and the first fixed ones. A version has one line. */
export function listingOf(product: OwnProduct): ProductLines {
  const one = (name: string, status: StatedVersion["status"], justification?: string): StatedVersion => ({
    id: lineId(product.key, name),
    name,
    category: "product_version",
    status,
    ...(justification === undefined ? {} : { justification }),
  });
  const ranges = product.affected.map((range): StatedVersion => {
    const name = versOfRange(product.scheme, range);
    const id = lineId(product.key, name);
    return { id, name, category: "product_version_range", status: "known_affected" };
  });
  const lines = [
    ...ranges,
    ...product.listed.map((version) => one(version, "known_affected")),
    ...product.excused.map(({ version, justification }) => one(version, "known_not_affected", justification)),
    ...fixedVersions(product).map((version) => one(version, "fixed")),
  ];
  const firsts = new Map(lines.toReversed().map((line) => [line.id, line]));
  return { product, lines: lines.filter((line) => firsts.get(line.id) === line) };
}

/** Where ranges end, but for what another range or the list calls affected. */
function fixedVersions(product: OwnProduct): readonly string[] {
  const ends = new Set(product.affected.flatMap(({ fixed }) => fixed ?? []));
  const scheme = schemeNamed(product.scheme);
  const intervals = intervalsOfProduct(product);
  if (scheme === undefined || !intervals.ok) return [];
  return [...ends].filter((version) => containsAny(scheme, intervals.value, version) === false);
}

/** The tree: vendors, their products, and under each its lines. */
export function branchesOf(
  listings: readonly ProductLines[],
  { edition, namespace }: { readonly edition: CsafKind["edition"]; readonly namespace: string },
): readonly object[] {
  const byVendor = Map.groupBy(listings, ({ product }) => product.vendor);
  return [...byVendor].map(([vendor, own]) => ({
    category: "vendor",
    name: vendor,
    branches: [...Map.groupBy(own, ({ product }) => product.name)].map(([name, same]) => ({
      category: "product_name",
      name,
      branches: same.flatMap(({ product, lines }) =>
        lines.map((line) => ({
          category: line.category,
          name: line.name,
          product: {
            name: `${vendor} ${name} ${line.name}`,
            product_id: line.id,
            product_identification_helper: helperOf(product, line, { edition, namespace }),
          },
        })),
      ),
    })),
  }));
}

/** A single version's package URL names it; a range's names the product. What has no name elsewhere has one of the publisher's. */
function helperOf(
  { key, purl, cpe }: OwnProduct,
  { category, name }: StatedVersion,
  { edition, namespace }: { readonly edition: CsafKind["edition"]; readonly namespace: string },
): object {
  if (purl === null && cpe === null) {
    const uri = `${namespace}#${encodeURIComponent(key)}`;
    return { x_generic_uris: [{ namespace, uri }] };
  }
  const exact = purl === null || category !== "product_version" ? purl : purlOfVersion(purl, name);
  const named = exact === null ? {} : edition === "2.0" ? { purl: exact } : { purls: [exact] };
  return { ...(cpe === null ? {} : { cpe }), ...named };
}

/** The package URL of one version of a product that has one without. */
export function purlOfVersion(purl: string, version: string): string {
  const cut = purl.search(/[?#]/);
  const [head, tail] = cut < 0 ? [purl, ""] : [purl.slice(0, cut), purl.slice(cut)];
  return `${head}@${encodeURIComponent(version)}${tail}`;
}
