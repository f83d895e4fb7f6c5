/**
 * Every product that a CSAF document calls affected, matched against the document itself: as a list would name it, by its package URL, its CPE or its
 * vendor's words, in the versions that the document gives it. It may be affected or unknown; never "not affected", and never silent.
 */
import { join } from "node:path";
import { csaf } from "#core/format/csaf.ts";
import { readJson } from "#core/input/json.ts";
import { isObject, valueAt } from "#core/input/json-cursor.ts";
import type { Component } from "#core/inventory/component.ts";
import { matcherOf } from "#core/matching/match.ts";
import { buildPack } from "#core/pack/build/build-pack.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { openPack } from "#core/pack/read/open-pack.ts";
import { productOfCpe } from "#core/product/cpe.ts";
import { productOfPurl, productOfVendor } from "#core/product/product.ts";
import { openFeed } from "#edge/feed/feed.ts";

/** The documents that lie beside the repository. */
export const csafFolder = join(import.meta.dirname, "../../../../shared/data/csaf");

/** What came of one document. */
export type SelfMatch = {
  readonly id: string;
  readonly isRead: boolean;
  /** Ids in a status that says affected; those of them that a list can name, in how many versions. */
  readonly products: number;
  readonly asked: number;
  readonly affected: number;
  readonly unknown: number;
  /** Each with what was found instead: "not affected", or nothing at all. */
  readonly violations: readonly string[];
};

type Branch = { readonly category: string; readonly name: string };
/** A product as the document writes it, with the branches above it. */
type WrittenProduct = {
  readonly id: string;
  readonly purl: string | null;
  readonly cpe: string | null;
  readonly path: readonly Branch[];
};
type NamedVersion = { readonly product: string; readonly version: string | null };

/** The CSAF documents of a file, an archive or a folder of them. */
export async function* csafDocuments(paths: readonly string[]): AsyncGenerator {
  for await (const item of openFeed(paths)) {
    if (item.kind !== "document") continue;
    const whole = readJson(item.text);
    if (!whole.ok) continue;
    for (const document of [whole.value, valueAt(whole.value, "document")])
      if (valueAt(document, "document", "csaf_version") !== undefined) yield document;
  }
}

/** Matches a document's affected products against it. */
export function selfMatch(document: unknown): SelfMatch {
  const id = textOf(valueAt(document, "document", "tracking", "id")) ?? "-";
  const read = csaf.read(document);
  const none = { id, isRead: read.ok, products: 0, asked: 0, affected: 0, unknown: 0, violations: [] };
  if (!read.ok) return none;
  const advisories = read.value.records.flatMap((one) => (one.kind === "advisory" ? [one.advisory] : []));
  const built = buildPack(advisories);
  const pack = openPack(built.match);
  if (!pack.ok) return { ...none, violations: ["the pack does not open"] };
  const matcher = matcherOf([{ pack: pack.value, details: detailsInMemory(built.details) }]);
  const wanted = affectedIds(document);
  const asked = writtenProducts(document)
    .filter((one) => wanted.has(one.id))
    .flatMap(namedVersions);
  const found = asked.map(({ product, version }) => {
    const said = matcher.match(componentOf(product, version)).map(({ verdict }) => verdict);
    const verdict = said.includes("affected") ? "affected" : said.includes("unknown") ? "unknown" : null;
    return { verdict, text: `${product} ${version ?? "-"}: ${said[0] ?? "nothing"}` };
  });
  return {
    id,
    isRead: true,
    products: wanted.size,
    asked: asked.length,
    affected: found.filter(({ verdict }) => verdict === "affected").length,
    unknown: found.filter(({ verdict }) => verdict === "unknown").length,
    violations: found.flatMap(({ verdict, text }) => (verdict === null ? [text] : [])),
  };
}

function componentOf(product: string, version: string | null): Component {
  return { product, name: product, version, at: "", scope: "runtime", dependencyPath: [] };
}

function affectedIds(document: unknown): ReadonlySet<string> {
  const statuses = listOf(valueAt(document, "vulnerabilities")).map((one) => valueAt(one, "product_status"));
  const names = ["known_affected", "first_affected", "last_affected"];
  return new Set(
    statuses.flatMap((one) =>
      names.flatMap((name) => listOf(valueAt(one, name)).flatMap((id) => textOf(id) ?? [])),
    ),
  );
}

function writtenProducts(document: unknown): readonly WrittenProduct[] {
  const tree = valueAt(document, "product_tree");
  const written: WrittenProduct[] = [];
  const add = (product: unknown, path: readonly Branch[]): void => {
    const id = textOf(valueAt(product, "product_id"));
    const helper = valueAt(product, "product_identification_helper");
    const [purl, cpe] = ["purl", "cpe"].map((name) => textOf(valueAt(helper, name)) ?? null) as [
      string | null,
      string | null,
    ];
    if (id !== undefined) written.push({ id, purl, cpe, path });
  };
  const walk = (place: unknown, path: readonly Branch[]): void => {
    for (const branch of listOf(valueAt(place, "branches"))) {
      const step = {
        category: textOf(valueAt(branch, "category")) ?? "",
        name: textOf(valueAt(branch, "name")) ?? "",
      };
      if (valueAt(branch, "product") !== undefined) add(valueAt(branch, "product"), [...path, step]);
      walk(branch, [...path, step]);
    }
  };
  for (const full of listOf(valueAt(tree, "full_product_names"))) add(full, []);
  walk(tree, []);
  for (const relation of listOf(valueAt(tree, "relationships"))) {
    const component = written.find(({ id }) => id === valueAt(relation, "product_reference"));
    const id = textOf(valueAt(relation, "full_product_name", "product_id"));
    if (component !== undefined && id !== undefined) written.push({ ...component, id });
  }
  return written;
}

/** The products that a list would name, in each version that the document's own words hold: the identifier's, the branch's, the included ends of a range. */
function namedVersions({ purl, cpe, path }: WrittenProduct): readonly NamedVersion[] {
  const byPurl = purl === null ? null : productOfPurl(purl);
  if (byPurl?.ok === true) return [byPurl.value];
  const [vendor, name] = ["vendor", "product_name"].map(
    (category) => path.findLast((one) => one.category === category)?.name,
  );
  const byName =
    vendor === undefined || name === undefined
      ? []
      : versionsOf(path).map((version) => ({ product: productOfVendor(vendor, name), version }));
  const byCpe = cpe === null ? null : productOfCpe(cpe);
  return byCpe?.ok === true ? [...byName, byCpe.value] : byName;
}

function versionsOf(path: readonly Branch[]): readonly (string | null)[] {
  const leaf = path.findLast(({ category }) => category.startsWith("product_version"));
  if (leaf === undefined) return [null];
  if (leaf.category === "product_version") return [leaf.name.trim()];
  const included = [...leaf.name.matchAll(/[<>]=\s*([^<>=|,]+)/g)].map(([, version]) =>
    decoded(version ?? "").trim(),
  );
  return included.length === 0 ? [null] : included;
}

function decoded(version: string): string {
  try {
    return decodeURIComponent(version);
  } catch {
    return version;
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && !isObject(value) ? value : undefined;
}
