/** The identity of a component that a bill of materials names by package URL, CPE, or neither. */
import { productOfCpe } from "#core/product/cpe.ts";
import { productOfPurl, releaseMissing } from "#core/product/product.ts";

/** What a bill of materials says of one component's identity. */
type IdentityClaim = {
  readonly purl: string | null;
  readonly cpe: string | null;
  /** The version in a field of its own. */
  readonly version: string | null;
  /** The release for distribution packages that name none. */
  readonly distro: string | undefined;
  readonly remark: (code: string, message: string) => void;
};

/** Product and version of a component: by its package URL, else by its CPE name, else unknown with its own version. */
export function identify(claim: IdentityClaim): {
  readonly product: string | null;
  readonly version: string | null;
} {
  if (claim.purl !== null && claim.purl !== "") {
    const read = productOfPurl(claim.purl);
    if (read.ok) return withRelease(claim, read.value);
    claim.remark(
      read.findings[0]?.code ?? "purl-invalid",
      read.findings[0]?.message ?? "The package URL cannot be read.",
    );
  }
  const cpe = claim.cpe === null ? null : productOfCpe(claim.cpe);
  if (cpe?.ok) return { product: cpe.value.product, version: claim.version ?? cpe.value.version };
  return { product: null, version: claim.version };
}

function withRelease(
  claim: IdentityClaim,
  named: { readonly product: string; readonly version: string | null },
): { product: string; version: string | null } {
  const version = named.version ?? claim.version;
  if (claim.distro === undefined || !releaseMissing(named.product))
    return { product: named.product, version };
  const read = productOfPurl(`${named.product}?distro=${encodeURIComponent(claim.distro.toWellFormed())}`);
  return { product: read.ok ? read.value.product : named.product, version };
}
