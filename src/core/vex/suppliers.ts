/**
 * The suppliers that an organisation believes: each with its public key and the products that it may speak for. What a supplier signs counts for these
 * products and for no other.
 */
import { isObject } from "#core/input/json-cursor.ts";
import { failed, type Finding, parsed, type Parsed } from "#core/problem.ts";
import { fromBase64 } from "#core/seal/envelope.ts";
import { algorithmOf } from "#core/seal/index.ts";
import type { VexStatement } from "#core/vex/vex-statement.ts";

/** One supplier; `publicKey` is SPKI DER, `products` are package URLs without version, with `*` at the end for all that begin so. */
export type Supplier = {
  readonly name: string;
  readonly publicKey: Uint8Array;
  readonly products: readonly string[];
};

const mostSuppliers = 1000;
/** A type and a namespace or name: a supplier of a whole registry is nobody. */
const productForm = /^pkg:[a-z][a-z0-9.+-]*\/[^*\s]+\*?$/;

/** The suppliers of a document of type `bongsu.suppliers/1`; read whole or not at all. */
export function readSuppliers(value: unknown): Parsed<readonly Supplier[]> {
  const listed = isObject(value) && value["type"] === "bongsu.suppliers/1" ? value["suppliers"] : null;
  if (!Array.isArray(listed) || listed.length > mostSuppliers)
    return failed("", "suppliers-form", 'expected {"type": "bongsu.suppliers/1", "suppliers": […]}');
  const findings: Finding[] = [];
  const read = listed.map((one: unknown, i) => {
    const supplier = supplierOf(one);
    if (typeof supplier === "string")
      findings.push({ at: `/suppliers/${i}`, code: "supplier-invalid", message: supplier });
    return supplier;
  });
  if (findings.length > 0) return { ok: false, findings };
  return parsed(read.filter((one) => typeof one !== "string"));
}

/** The supplier, or what is wrong with it. */
function supplierOf(value: unknown): Supplier | string {
  if (!isObject(value)) return "expected an object";
  const unknown = Object.keys(value).find((key) => !["name", "publicKey", "products"].includes(key));
  if (unknown !== undefined) return `"${unknown.slice(0, 40)}" is not known here`;
  const { name, publicKey, products } = value;
  if (typeof name !== "string" || name.trim() === "") return "expected a name";
  const key = typeof publicKey === "string" ? fromBase64(publicKey) : null;
  if (key === null || algorithmOf(key) === undefined)
    return "expected a public key: SPKI DER of Ed25519 in base64";
  const fits = (one: unknown): one is string => typeof one === "string" && productForm.test(one);
  if (!Array.isArray(products) || products.length === 0 || !products.every(fits))
    return "expected products as package URLs without version, such as pkg:npm/%40acme/*";
  return { name: name.trim(), publicKey: key, products };
}

/** A supplier's statements that are about its own products only, and the others. */
export function bySupplier(
  { products }: Supplier,
  statements: readonly VexStatement[],
): { readonly own: readonly VexStatement[]; readonly others: readonly VexStatement[] } {
  const isOwn = (product: string | null): boolean =>
    product !== null &&
    products.some((one) => (one.endsWith("*") ? product.startsWith(one.slice(0, -1)) : product === one));
  const all = Map.groupBy(statements, (statement) =>
    statement.products.every(({ product }) => isOwn(product)),
  );
  return { own: all.get(true) ?? [], others: all.get(false) ?? [] };
}
