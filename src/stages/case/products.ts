/**
 * Which products a case is about, by package URL or CPE name. Coordinators say it, of a supplier's products or of nobody's in the case; it is sealed for them and that
 * supplier. What suppliers answer is never read for it: who chose the names that are counted could count whoever he likes.
 */
import type { Actor } from "#core/actor.ts";
import { participantOf } from "#core/coordination/coordinated-case.ts";
import { keyOfIdentifier } from "#core/product/identifier/product-identifier.ts";
import { Refusal } from "#core/problem.ts";
import { coordinatedCase } from "#stages/case/commands.ts";
import { storeCaseText } from "#stages/case/texts.ts";
import type { Tx } from "#store/sql.ts";

/** Identifiers of the products of one supplier of the case; of no participant where none is named. */
type CaseProducts = { readonly identifiers: readonly string[]; readonly supplier?: string };

/** Says which products they are, in place of those before. */
export async function nameProducts(
  tx: Tx,
  { id, actor }: { readonly id: string; readonly actor: Actor },
  { identifiers, supplier }: CaseProducts,
  now: string,
): Promise<void> {
  const { row, by } = await coordinatedCase(tx, id, actor);
  const unreadable = identifiers.flatMap((one, place) => (keyOfIdentifier(one) === null ? [place] : []));
  if (unreadable.length > 0) {
    const message = "Expected package URLs or CPE 2.3 names.";
    const findings = unreadable.map((place) => ({
      at: `/identifiers/${place}`,
      code: "product-unreadable",
      message,
    }));
    throw new Refusal("input-invalid", message, findings);
  }
  if (
    supplier !== undefined &&
    participantOf(row.record.state, supplier)?.roles.includes("supplier") !== true
  )
    throw new Refusal("input-invalid", "No supplier of this id takes part in the case.");
  const audience = supplier === undefined ? [] : [supplier];
  const content = { products: [...new Set(identifiers)].join("\n") };
  await storeCaseText(tx, row, { kind: "products", author: by, audience, detail: true, content }, now);
}

type ProductsText = { readonly kind: string; readonly to: readonly string[]; readonly content: unknown };

/** The identifiers that texts of a case name: of each supplier what was said of it last. To others than coordinators `to` is not shown, and all are their own. */
export function productsNamed(texts: readonly ProductsText[]): readonly string[] {
  return [...new Set([...productsBySupplier(texts).values()].flat())];
}

/** The same by the supplier whose products they are; under an empty name those of nobody in the case. */
export function productsBySupplier(texts: readonly ProductsText[]): ReadonlyMap<string, readonly string[]> {
  const last = new Map<string, readonly string[]>();
  for (const { kind, to, content } of texts)
    if (kind === "products") last.set(to.join(" "), identifiersIn(content));
  return last;
}

function identifiersIn(content: unknown): readonly string[] {
  if (typeof content !== "object" || content === null || !("products" in content)) return [];
  return String(content.products)
    .split("\n")
    .filter((one) => one !== "");
}
