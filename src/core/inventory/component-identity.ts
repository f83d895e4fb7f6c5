/** The identity of a component that a bill of materials names by package URL, CPE, or neither. */
import type { Component } from "#core/inventory/component.ts";
import { type ComponentOrigin, originAt, originOf, originOfDownload } from "#core/inventory/origin.ts";
import type { RemarkCode } from "#core/inventory/remark-codes.ts";
import {
  identifyPackage,
  isPackage,
  type PackageClaim,
  type PackageIdentity,
} from "#core/inventory/package-identity.ts";
import { productOfCpe } from "#core/product/cpe.ts";
import { productOfParts, schemeNameOfProduct, versionOfPurl } from "#core/product/product.ts";
import { readProducedPurl, respelledVersion } from "#core/product/producer-spellings.ts";
import type { Purl } from "#core/product/purl.ts";
import { schemeNamed } from "#core/version/index.ts";
import { compareVersions } from "#core/version/scheme.ts";

/** What a bill of materials says of one component's identity. */
type IdentityClaim = PackageClaim & {
  readonly purl: string | null;
  readonly cpe: string | null;
  /** What the list calls the component, where it has a name beside its package URL. */
  readonly name?: string;
  /** Where the list says that it was downloaded from. */
  readonly download?: string | null;
  readonly remark: (code: RemarkCode, message: string, about?: string) => void;
};

/** What a component is, with its package URL as it was given where that one is believed. */
type Identity = PackageIdentity & Pick<Component, "purl" | "origin">;

/** Product and version of a component: by its package URL, else by its CPE name, else unknown with its own version. */
export function identify(claim: IdentityClaim): Identity {
  if (claim.purl !== null && claim.purl !== "") {
    const read = readProducedPurl(claim.purl, claim.name);
    if (read.ok) return { ...identityOfPurl(read.value, claim), purl: claim.purl };
    claim.remark("purl-invalid", read.findings[0]?.message ?? "The package URL cannot be read.");
  }
  const cpe = claim.cpe === null ? null : productOfCpe(claim.cpe);
  if (cpe?.ok) return identityOfCpe(cpe.value, claim.version);
  return { product: null, version: claim.version };
}

/** A CPE often leaves out what its other attributes say, so a beginning is no other version. */
function identityOfCpe(
  cpe: { readonly product: string; readonly version: string | null },
  own: string | null,
): Identity {
  const { product, version } = cpe;
  if (version === null || own === null) return { product, version: own ?? version };
  const isPart = own.startsWith(version) || version.startsWith(own);
  const scheme = isPart ? undefined : schemeNamed(schemeNameOfProduct(product));
  const order = scheme === undefined ? null : compareVersions(scheme, version, own);
  const isOther = order !== null && order !== 0;
  return isOther ? { product, version: null, installed: `${version}, ${own}` } : { product, version: own };
}

function identityOfPurl(purl: Purl, given: IdentityClaim): Omit<Identity, "purl"> {
  if (isPackage(purl)) return identifyPackage(purl, given);
  const own = given.version === null ? null : respelledVersion(purl.type, given.version);
  const claim = { ...given, version: own };
  const product = productOfParts(purl);
  const version = purl.version === "" ? claim.version : versionOfPurl(purl);
  const place = placeOf(purl, given.download ?? "");
  if (!isDisputed({ product, version }, claim)) return { product, version, ...place };
  return { product, version: null, ...place, installed: `${version}, ${claim.version}` };
}

/** The registries of package URL types, by the names of their ecosystems. */
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
  ["golang", "Go"],
  ["swift", "SwiftURL"],
  ["oci", "OCI"],
  ["docker", "OCI"],
  ["conda", "conda"],
]);

/** Types whose name is an address: where it was downloaded from says nothing more. */
const namedByAddress: ReadonlySet<string> = new Set(["golang", "swift"]);

/** Where a package comes from by the qualifiers of its package URL, else by the download beside it: an archive or a repository, not a page about it. */
function placeOf({ type, qualifiers }: Purl, beside: string): { readonly origin?: ComponentOrigin } {
  const ecosystem = qualifiers.size === 0 && beside === "" ? undefined : ecosystems.get(type);
  if (ecosystem === undefined) return {};
  const [source, download] = [qualifiers.get("vcs_url") ?? "", qualifiers.get("download_url") ?? ""];
  const repository = qualifiers.get("repository_url") ?? qualifiers.get("channel") ?? "";
  const origin =
    (source === "" ? undefined : originAt("git", source)) ??
    (repository === "" ? undefined : originOfDownload(ecosystem, withScheme(repository))) ??
    originOf(ecosystem, download) ??
    (isDownload(beside) && !namedByAddress.has(type) ? originOfDownload(ecosystem, beside) : undefined);
  return origin === undefined ? {} : { origin };
}

function isDownload(address: string): boolean {
  return /^(?:git|hg|svn|bzr)(?:\+[a-z]{1,6})?:|^https?:\/\/[^?#]{1,1000}\.(?:tgz|tar(?:\.[a-z0-9]{1,4})?|zip|whl|gem|nupkg|jar|crate|conda)(?:[?#]|$)/i.test(
    address,
  );
}

/** The specification's own examples have addresses without a scheme. */
function withScheme(address: string): string {
  return /^[a-z+]{1,12}:/i.test(address) ? address : `https://${address}`;
}

/** Types whose package URL may say a version otherwise than the field beside it does: a commit for a tag, a part of it elsewhere. */
const saysOtherwise = /^pkg:(?:alpm|generic|github|gitlab|bitbucket)\//;

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
