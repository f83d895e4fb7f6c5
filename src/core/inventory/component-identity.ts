/** The identity of a component that a bill of materials names by package URL, CPE, or neither. */
import type { Component } from "#core/inventory/component.ts";
import { type ComponentOrigin, originAt, originOf, originOfDownload } from "#core/inventory/origin.ts";
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
type Identity = Pick<Component, "product" | "version" | "purl" | "installed" | "origin">;

/** Product and version of a component: by its package URL, else by its CPE name, else unknown with its own version. */
export function identify(claim: IdentityClaim): Identity {
  if (claim.purl !== null && claim.purl !== "") {
    const read = productOfPurl(claim.purl);
    if (read.ok) {
      const named = { ...withRelease(claim, read.value), purl: claim.purl, ...placeOf(claim.purl) };
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

/** The registries of package URL types, by the names of their ecosystems. Where the address is the name (Go, Swift) it says nothing more. */
const ecosystems: ReadonlyMap<string, string> = new Map([
  ["npm", "npm"],
  ["pypi", "PyPI"],
  ["cargo", "crates.io"],
  ["gem", "RubyGems"],
  ["composer", "Packagist"],
  ["nuget", "NuGet"],
  ["pub", "Pub"],
  ["hex", "Hex"],
  ["maven", "Maven"],
  ["hackage", "Hackage"],
  ["conan", "ConanCenter"],
]);

/** Where a package comes from by the qualifiers of its package URL. */
function placeOf(purl: string): { readonly origin?: ComponentOrigin } {
  if (!/[?&](?:vcs|download|repository)_url=/i.test(purl)) return {};
  const read = parsePurl(purl);
  const ecosystem = read.ok ? ecosystems.get(read.value.type) : undefined;
  if (!read.ok || ecosystem === undefined) return {};
  const { qualifiers } = read.value;
  const [source, download] = [qualifiers.get("vcs_url") ?? "", qualifiers.get("download_url") ?? ""];
  const repository = qualifiers.get("repository_url") ?? "";
  const origin =
    (source === "" ? undefined : originAt("git", source)) ??
    (repository === "" ? undefined : originOfDownload(ecosystem, withScheme(repository))) ??
    originOf(ecosystem, download);
  return origin === undefined ? {} : { origin };
}

/** The specification's own examples have addresses without a scheme. */
function withScheme(address: string): string {
  return /^[a-z+]{1,12}:/i.test(address) ? address : `https://${address}`;
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
