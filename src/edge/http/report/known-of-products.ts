/** What the room knows of the products that a report names by an identifier: who supplies them, who is exposed as a range, and what is listed as exploited. */
import type { OutputOf } from "#contract/endpoint.ts";
import type { triageLook } from "#contract/triage/triage-look.ts";
import { keysOfIdentifiers } from "#core/product/identifier/product-identifier.ts";
import { parsePurl } from "#core/product/purl.ts";
import type { Frozen } from "#edge/http/handler.ts";
import { exposedByProducts } from "#edge/http/report/exposed-by-products.ts";
import { listingsOf, publishedNames, publishersOf } from "#stages/advisory/queries.ts";
import type { Tx } from "#store/sql.ts";

type ShownLook = Frozen<OutputOf<typeof triageLook>>;

/** What stands beside a report; `listed` names an entry of a catalogue of what is exploited. */
export type KnownOfProducts = Pick<ShownLook, "published" | "exposed" | "suppliers"> & {
  readonly listed: string | null;
};

/** Of the claims of a report; what cannot be read of an identifier says nothing. */
export async function knownOfProducts(
  tx: Tx,
  claims: readonly Pick<NonNullable<ShownLook["claims"]>[number], "identifier" | "aliases">[],
): Promise<KnownOfProducts> {
  const identifiers = claims.map(({ identifier }) => identifier);
  const names = claims.flatMap(({ aliases }) => aliases);
  const [listing] = await listingsOf(tx, names);
  return {
    published: await publishedNames(tx, names),
    exposed: await exposedByProducts(tx, identifiers),
    suppliers: await suppliersOf(tx, identifiers),
    listed: listing === undefined ? null : `${listing.cve} (${listing.catalog}, ${listing.dateAdded})`,
  };
}

const mostSuppliers = 8;

async function suppliersOf(
  tx: Tx,
  identifiers: readonly (string | null)[],
): Promise<KnownOfProducts["suppliers"]> {
  const products = keysOfIdentifiers(identifiers);
  if (products.length === 0) return [];
  const named = [...new Set(products.flatMap(supplierIn))];
  const publishers = (await publishersOf(tx, products)).filter((name) => !named.includes(name));
  return [
    ...named.map((name) => ({ name, origin: "identifier" as const })),
    ...publishers.map((name) => ({ name, origin: "advisories" as const })),
  ].slice(0, mostSuppliers);
}

/** The vendor, group or owner in a product's id, where it has one. */
function supplierIn(product: string): readonly string[] {
  const read = parsePurl(product);
  return read.ok && read.value.namespace !== "" ? [read.value.namespace] : [];
}
