/**
 * The identity of a distribution's package that a bill of materials names by package URL: its names and versions, installed and source, and the
 * channel of fixes that it takes. Producers write the source in the URL's `upstream` or beside it.
 */
import type { Component } from "#core/inventory/component.ts";
import { packageNames } from "#core/product/distribution-package.ts";
import { moduleStreamOf, systemReleaseOf } from "#core/product/fix-channel.ts";
import { productOfParts, releaseMissing, versionOfPurl } from "#core/product/product.ts";
import type { Purl } from "#core/product/purl.ts";
import { distributionOf } from "#core/product/release.ts";
import { schemeNamed } from "#core/version/index.ts";
import { compareVersions } from "#core/version/scheme.ts";
import { sourceOfPurl, type SourcePackage } from "#core/product/source-names.ts";

/** What a list says of a package beside its package URL. */
export type PackageClaim = {
  /** The version in a field of its own. */
  readonly version: string | null;
  /** The release for packages that name none. */
  readonly distro: string | undefined;
  /** The source package in fields of its own; `same` where the producer would have said another one. */
  readonly source?: SourcePackage | "same" | null;
  /** The modularity label. */
  readonly module?: string | null;
};

/** What a package is, as {@link Component} has it. */
export type PackageIdentity = Pick<
  Component,
  "product" | "version" | "also" | "sourceUnknown" | "module" | "systemRelease" | "installed"
>;

/** Whether a package URL names a package of a distribution. */
export function isPackage({ type }: Purl): boolean {
  return type === "deb" || type === "rpm" || type === "apk";
}

/** The identity of a package of a distribution. */
export function identifyPackage(purl: Purl, claim: PackageClaim): PackageIdentity {
  const namespace = distributionOf(purl.namespace);
  const disputed = hasTwoEpochs(purl) || saysOtherVersion(purl, claim.version);
  const version = disputed ? null : versionWithEpoch(purl, claim.version);
  const distro = releaseText(purl, claim.distro);
  const source = sourceOf(purl, claim.source ?? null);
  const type = purl.type as "deb" | "rpm" | "apk";
  const names = packageNames({ type, namespace, distro, name: purl.name, version, source });
  const module = moduleStreamOf(purl.qualifiers.get("rpmmod") ?? claim.module ?? "");
  const systemRelease = systemReleaseOf(namespace, distro ?? "");
  return {
    ...names,
    ...(disputed ? { installed: bothVersions(purl, claim.version) } : {}),
    ...(version === null || version === names.version ? {} : { installed: version }),
    ...(module === null ? {} : { module }),
    ...(systemRelease === null ? {} : { systemRelease }),
  };
}

/** What a producer says beside the URL is fuller than `upstream`, except that it would have said another name than the installed one's. */
function sourceOf(purl: Purl, beside: SourcePackage | "same" | null): SourcePackage | null {
  if (beside !== null && beside !== "same") return beside;
  return sourceOfPurl(purl) ?? (beside === null ? null : { name: purl.name, version: null });
}

function releaseText(purl: Purl, given: string | undefined): string | null {
  const own = purl.qualifiers.get("distro") ?? purl.qualifiers.get("distro_name") ?? null;
  if (given === undefined || !releaseMissing(productOfParts(purl))) return own;
  return given.toWellFormed();
}

/** Whether the version has one epoch and the qualifier another: then neither is known to be installed. */
function hasTwoEpochs({ type, version, qualifiers }: Purl): boolean {
  const epoch = qualifiers.get("epoch");
  const own = /^(\d{1,9}):/.exec(version)?.[1];
  return type !== "apk" && epoch !== undefined && own !== undefined && Number(epoch) !== Number(own);
}

/**
 * Whether the field beside the URL says another version: then neither is known to be installed. A part that only one of the two has (the epoch, the
 * revision, the architecture) is no other version, nor is a field that leaves out the mark of the distribution at the end of an RPM's release.
 */
function saysOtherVersion(purl: Purl, beside: string | null): boolean {
  if (beside === null || purl.version === "") return false;
  const arch = `.${purl.qualifiers.get("arch") ?? ""}`;
  const field = beside.trim();
  const [own, other] = [versionOfPurl(purl), field.endsWith(arch) ? field.slice(0, -arch.length) : field].map(
    (text) => /^(?:(\d{1,9}):)?(.*)$/s.exec(text) ?? [],
  );
  const [[, ownEpoch, ownRest = ""] = [], [, epoch, rest = ""] = []] = [own, other];
  if (ownEpoch !== undefined && epoch !== undefined && Number(ownEpoch) !== Number(epoch)) return true;
  if (`${ownRest}-`.startsWith(`${rest}-`) || `${rest}-`.startsWith(`${ownRest}-`)) return false;
  const isMarked = purl.type === "rpm" && rest.includes("-") && ownRest.startsWith(`${rest}.`);
  if (isMarked && /^[a-z]/.test(ownRest.slice(rest.length + 1))) return false;
  const scheme = schemeNamed(purl.type);
  const order = scheme === undefined ? null : compareVersions(scheme, ownRest, rest);
  return order !== null && order !== 0;
}

function bothVersions(purl: Purl, beside: string | null): string {
  return hasTwoEpochs(purl)
    ? `${purl.version}, epoch ${purl.qualifiers.get("epoch")}`
    : `${purl.version}, ${beside}`;
}

/** Where only one of the two has an epoch, that one says more: a URL that leaves it out would make the package look older than it is. */
function versionWithEpoch(purl: Purl, beside: string | null): string | null {
  if (purl.version === "") return beside;
  const version = versionOfPurl(purl);
  const epoch = purl.type === "apk" ? undefined : /^(\d{1,9}):/.exec(beside ?? "")?.[1];
  return epoch === undefined || Number(epoch) === 0 || version.includes(":")
    ? version
    : `${epoch}:${version}`;
}
