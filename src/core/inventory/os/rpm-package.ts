/**
 * RPM packages as `rpm -qa` and the rpm database name them: name, epoch, version and release, and the product of the system they belong to.
 * Advisories of RPM distributions name binary packages, so the product is the installed package's own. No reading of files.
 */
import { productOfParts } from "#core/product/product.ts";
import { distributionOf, isDistribution, releaseOf } from "#core/product/release.ts";

/** An installed package; `version` is `[epoch:]version-release`, the epoch left out where it is 0. */
export type RpmPackage = { readonly name: string; readonly version: string };

/** A distribution and its release as product ids write it. */
type RpmSystem = { readonly namespace: string; readonly distro: string };

/** The system that os-release's words name (`rocky 9.4`, `opensuse-leap 15.5`); `null` when no release is told, or the system is none of ours. */
export function rpmSystem(distro: string | undefined): RpmSystem | null {
  const id = /^\s*"?([A-Za-z]+)/.exec(distro ?? "")?.[1];
  if (id === undefined || distro === undefined || !isDistribution(id)) return null;
  const namespace = distributionOf(id);
  const release = releaseOf(namespace, distro);
  return release === null ? null : { namespace, distro: release };
}

/** The product of a package in a system. */
export function productOfRpm({ namespace, distro }: RpmSystem, name: string): string {
  const qualifiers = new Map([["distro", distro]]);
  return productOfParts({ type: "rpm", namespace, name, version: "", qualifiers, subpath: "" });
}

/** `[epoch:]version-release` from its parts. */
export function rpmVersion(epoch: number, version: string, release: string): string {
  return `${epoch > 0 ? `${epoch}:` : ""}${version}-${release}`;
}
