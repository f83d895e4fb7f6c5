/** The identity of a component that a bill of materials names by package URL, CPE, or neither. */
import type { Component } from "#core/inventory/component.ts";
import { productOfCpe } from "#core/product/cpe.ts";
import { parsePurl } from "#core/product/purl.ts";
import { productOfPurl, releaseMissing, schemeNameOfProduct, versionOfPurl } from "#core/product/product.ts";
import { schemeNamed } from "#core/version/index.ts";
import { compareVersions } from "#core/version/scheme.ts";

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

/** What a component is, with its package URL as it was given where that one is believed. */
type Identity = Pick<Component, "product" | "version" | "purl" | "installed">;

/** Product and version of a component: by its package URL, else by its CPE name, else unknown with its own version. */
export function identify(claim: IdentityClaim): Identity {
  if (claim.purl !== null && claim.purl !== "") {
    const read = productOfPurl(claim.purl);
    if (read.ok) {
      const named = { ...withRelease(claim, read.value), purl: claim.purl };
      return isDisputed(named, claim) ? disputed(named, claim) : { ...named, ...installedOf(claim) };
    }
    claim.remark(
      read.findings[0]?.code ?? "purl-invalid",
      read.findings[0]?.message ?? "The package URL cannot be read.",
    );
  }
  const cpe = claim.cpe === null ? null : productOfCpe(claim.cpe);
  if (cpe?.ok) return { product: cpe.value.product, version: claim.version ?? cpe.value.version };
  return { product: null, version: claim.version };
}

/** A package URL with `upstream` names the source package, whose version is compared; installed is what stands before it. */
function installedOf({ purl, version }: IdentityClaim): { readonly installed?: string } {
  if (purl === null || !purl.includes("upstream=")) return {};
  const read = parsePurl(purl);
  const installed = read.ok && read.value.version !== "" ? versionOfPurl(read.value) : version;
  return installed === null ? {} : { installed };
}

/** Types whose package URL may say a version otherwise than the field beside it does: parts of it elsewhere (an epoch), a commit for a tag. */
const saysOtherwise = /^pkg:(?:deb|rpm|apk|alpm|generic|github|gitlab|bitbucket)\//;

/** Whether the package URL and the field beside it say versions that their scheme tells apart: then neither is known to be installed. */
function isDisputed(
  { product, version }: { readonly product: string; readonly version: string | null },
  claim: IdentityClaim,
): boolean {
  if (version === null || claim.version === null || version === claim.version) return false;
  if (saysOtherwise.test(product)) return false;
  const scheme = schemeNamed(schemeNameOfProduct(product));
  const order = scheme === undefined ? null : compareVersions(scheme, version.trim(), claim.version.trim());
  return order !== null && order !== 0;
}

function disputed(named: Identity & { readonly product: string }, { version }: IdentityClaim): Identity {
  return { ...named, version: null, installed: `${named.version}, ${version}` };
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
