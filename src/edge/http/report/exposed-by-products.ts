/** How many are exposed by what a report claims or a case is about: as a range, from lists that organisations delegated; nothing where no product is identified. */
import { keysOfIdentifiers } from "#core/product/identifier/product-identifier.ts";
import { type ExposedRange, exposedRange } from "#core/privacy/exposed-range.ts";
import { holdersOfProducts } from "#stages/exposure/queries.ts";
import type { Tx } from "#store/sql.ts";

/** Of package URLs and CPE names; `null` where none can be read. The actor is the room. */
export async function exposedByProducts(
  tx: Tx,
  identifiers: readonly (string | null)[],
): Promise<ExposedRange | null> {
  const products = keysOfIdentifiers(identifiers);
  return products.length === 0 ? null : exposedRange(await holdersOfProducts(tx, products));
}
