/**
 * What a VEX document, or an organisation's own file of accepted risks, says of one vulnerability in some products. A statement is only read here;
 * whether it counts is decided by who named the document (`core/acceptance/accept-lines.ts`).
 */
import { productOfPurl } from "#core/product/product.ts";

/** The states of all formats; `accepted` is a risk that an organisation bears though it is affected. */
export type StatedStatus = "affected" | "not_affected" | "fixed" | "under_investigation" | "accepted";

/** A product that a statement is about. */
export type StatedProduct = {
  /** As the document writes it. */
  readonly text: string;
  /** The product's id; `null` where only {@link ref} names it. */
  readonly product: string | null;
  /** `null` for every version. */
  readonly version: string | null;
  /** What a software list calls its component: a `bom-ref` of the list itself, or a BOM-Link. */
  readonly ref: string | null;
};

/** One statement. Times are RFC 3339 in UTC. */
export type VexStatement = {
  /** Every name that it gives the vulnerability, at least one. */
  readonly vulnerabilities: readonly string[];
  readonly products: readonly StatedProduct[];
  /** Where it says so, only inside of these; empty for anywhere. */
  readonly within: readonly StatedProduct[];
  /** Where it says so, only in software lists of this path, with `*` and `**`; `null` for anywhere. */
  readonly path: string | null;
  readonly status: StatedStatus;
  /** A word of a standard's list; `null` where none is given. */
  readonly justification: string | null;
  readonly words: string | null;
  readonly by: string;
  readonly since: string | null;
  /** The first instant at which it no longer holds; `null` where it names no end. */
  readonly until: string | null;
  /** Where in its document. */
  readonly at: string;
};

/** Why a product is not affected: the justifications of OpenVEX and CISA, of CSAF, and of CycloneDX. */
export const justifications: readonly string[] = [
  "component_not_present",
  "vulnerable_code_not_present",
  "vulnerable_code_not_in_execute_path",
  "vulnerable_code_cannot_be_controlled_by_adversary",
  "inline_mitigations_already_exist",
  "code_not_present",
  "code_not_reachable",
  "requires_configuration",
  "requires_dependency",
  "requires_environment",
  "protected_by_compiler",
  "protected_at_runtime",
  "protected_at_perimeter",
  "protected_by_mitigating_control",
];

/** What is done about a product that stays affected: the responses of CycloneDX. Who gives one bears the risk. */
export const riskResponses: readonly string[] = ["can_not_fix", "will_not_fix", "workaround_available"];

/** A product by its package URL, with or without a version; `null` for what is none. */
export function productStated(text: string): StatedProduct | null {
  const read = productOfPurl(text.trim());
  if (!read.ok) return null;
  return { text: text.trim(), product: read.value.product, version: read.value.version, ref: null };
}

/** A component by what its software list calls it. */
export function referenceStated(ref: string): StatedProduct {
  return { text: ref, product: null, version: null, ref };
}
