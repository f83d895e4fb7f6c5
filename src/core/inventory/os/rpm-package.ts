/**
 * RPM packages as `rpm -qa` and the rpm database name them: name, epoch, version and release, and the product of the system they belong to.
 * Advisories name the installed package or its source, by distribution (`core/product/source-names.ts`). No reading of files.
 */
import type { PackageIdentity } from "#core/inventory/package-identity.ts";
import { packageNames } from "#core/product/distribution-package.ts";
import { moduleStreamOf, systemReleaseOf } from "#core/product/fix-channel.ts";
import { distributionOf, isDistribution, releaseOf } from "#core/product/release.ts";
import { sourceOfRpmFile } from "#core/product/source-names.ts";

/** An installed package; `version` is `[epoch:]version-release`, the epoch left out where it is 0. */
export type RpmPackage = {
  readonly name: string;
  readonly version: string;
  /** The file name of the source that it was built from, and its modularity label; absent where they are not said. */
  readonly sourceFile?: string;
  readonly module?: string;
};

/** A distribution and its release as product ids write it. */
type RpmSystem = {
  readonly namespace: string;
  readonly distro: string;
  /** With its minor number, where fixes come by minor release. */
  readonly systemRelease: string | null;
};

/** The system that os-release's words name (`rocky 9.4`, `opensuse-leap 15.5`); `null` when no release is told, or the system is none of ours. */
export function rpmSystem(distro: string | undefined): RpmSystem | null {
  const id = /^\s*"?([A-Za-z]+)/.exec(distro ?? "")?.[1];
  if (id === undefined || distro === undefined || !isDistribution(id)) return null;
  const namespace = distributionOf(id);
  const release = releaseOf(namespace, distro);
  if (release === null) return null;
  return { namespace, distro: release, systemRelease: systemReleaseOf(namespace, distro) };
}

/** What a package in a system is, by name, source and channel. */
export function identifyRpm(
  { namespace, distro, systemRelease }: RpmSystem,
  { name, version, sourceFile, module }: RpmPackage,
): PackageIdentity {
  const source = sourceFile === undefined ? null : sourceOfRpmFile(sourceFile);
  const stream = moduleStreamOf(module ?? "");
  return {
    ...packageNames({ type: "rpm", namespace, distro, name, version, source }),
    ...(stream === null ? {} : { module: stream }),
    ...(systemRelease === null ? {} : { systemRelease }),
  };
}

/** `[epoch:]version-release` from its parts. */
export function rpmVersion(epoch: number, version: string, release: string): string {
  return `${epoch > 0 ? `${epoch}:` : ""}${version}-${release}`;
}
