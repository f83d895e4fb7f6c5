/** How many are exposed by what a report names: as a range, from lists that organisations delegated; nothing where the report identifies no product. */
import { productOfCpe } from "#core/product/cpe.ts";
import { productOfPurl } from "#core/product/product.ts";
import { type ExposedRange, exposedRange } from "#core/privacy/exposed-range.ts";
import { holdersOfProducts } from "#stages/exposure/queries.ts";
import type { Tx } from "#store/sql.ts";

/** Of the identifiers that a report's claims give; `null` where none can be read. */
export async function exposedByReport(
  tx: Tx,
  identifiers: readonly (string | null)[],
): Promise<ExposedRange | null> {
  const products = identifiers.flatMap((identifier) => {
    if (identifier === null) return [];
    const read = identifier.startsWith("cpe:") ? productOfCpe(identifier) : productOfPurl(identifier);
    return read.ok ? [read.value.product] : [];
  });
  return products.length === 0 ? null : exposedRange(await holdersOfProducts(tx, products));
}
