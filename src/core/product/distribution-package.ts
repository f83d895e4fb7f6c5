/**
 * The names and versions under which advisories may speak of a distribution's package: as it is installed, and by the source that it was built
 * from. Which of them a distribution uses stands in `source-names.ts`.
 */
import { productOfParts } from "#core/product/product.ts";
import {
  namesSources,
  sourcesBehind,
  type SourcePackage,
  withoutRebuild,
} from "#core/product/source-names.ts";

/** One package as a product id with its own version; `null` where that is not known. */
export type NamedPackage = { readonly product: string; readonly version: string | null };

/** What a list says of one installed package of a distribution. */
type InstalledPackage = {
  readonly type: "deb" | "rpm" | "apk";
  readonly namespace: string;
  /** The release as product ids write it; `null` where it is not known or the distribution rolls. */
  readonly distro: string | null;
  readonly name: string;
  readonly version: string | null;
  /** The source that it was built from; `null` where the list does not say. */
  readonly source: SourcePackage | null;
};

/** A package under the name that advisories use first, and under others that they may use. */
type PackageNames = NamedPackage & {
  readonly also?: readonly NamedPackage[];
  /** Its distribution names sources, and the list does not say this one's. */
  readonly sourceUnknown?: true;
};

/**
 * The names of an installed package. Debian's, Ubuntu's and Alpine's kin are found by the source alone, with the source's version; packages of RPM
 * distributions by their own name first, since errata and CSAF documents use it even where OSV's records name sources.
 */
export function packageNames(installed: InstalledPackage): PackageNames {
  const { type, namespace, name, version, source } = installed;
  const own = named(installed, { name, version });
  if (source === null)
    return { ...own, ...(namesSources(namespace) ? { sourceUnknown: true as const } : {}) };
  const sources = sourcesBehind({ ...source, version: sourceVersion(installed, source) }, version);
  const others = sources.filter((one) => one.name !== name).map((one) => named(installed, one));
  if (type === "rpm") return others.length === 0 ? own : { ...own, also: others };
  const all = sources.map((one) => named(installed, one));
  const [first = own, ...rest] = namesSources(namespace) || name === source.name ? all : [...all, own];
  return rest.length === 0 ? first : { ...first, also: rest };
}

function named(
  { type, namespace, distro }: InstalledPackage,
  { name, version }: SourcePackage,
): NamedPackage {
  const qualifiers = new Map(distro === null ? [] : [["distro", distro]]);
  const written = type === "rpm" ? name : name.toLowerCase();
  return {
    product: productOfParts({
      type,
      namespace,
      name: written,
      version: version ?? "",
      qualifiers,
      subpath: "",
    }),
    version,
  };
}

/** The name of an RPM's source file has no epoch: it is the installed package's where their versions are the same, and else taken as none. */
function sourceVersion({ type, version }: InstalledPackage, source: SourcePackage): string | null {
  if (version === null || (type !== "rpm" && source.version !== null)) return source.version;
  if (type === "apk") return version;
  if (type === "deb") return withoutRebuild(version);
  return source.version === null || version.replace(/^\d+:/, "") === source.version
    ? version
    : source.version;
}
