/** Which ecosystem's pack a product belongs to, and what OSV calls that ecosystem. Data and little else: pages load it first. */

/**
 * The ecosystem of a product id: the purl type, for a distribution's packages with the distribution (`deb-debian`); `""` for what is no purl.
 * Every advisory on a product is in the pack of its ecosystem, so no other pack needs to be read for it.
 */
export function shelfOf(product: string | null): string {
  const [, type = "", namespace = ""] = /^pkg:([^/]+)\/([^/?]+)/.exec(product ?? "") ?? [];
  return ["deb", "rpm", "apk"].includes(type) ? `${type}-${namespace}` : type;
}

/** Whether an ecosystem's name can stand in a path. Every ecosystem that sources are known to name can; another is not published. */
export function isEcosystem(name: string): boolean {
  return /^[a-z0-9][a-z0-9._+-]{0,79}$/.test(name) && !name.endsWith(".");
}

/** The purl type of each OSV ecosystem of a package manager. */
export const managerTypes: ReadonlyMap<string, string> = new Map([
  ["npm", "npm"],
  ["PyPI", "pypi"],
  ["Go", "golang"],
  ["crates.io", "cargo"],
  ["Maven", "maven"],
  ["NuGet", "nuget"],
  ["RubyGems", "gem"],
  ["Packagist", "composer"],
  ["Hex", "hex"],
  ["Pub", "pub"],
  ["Hackage", "hackage"],
  ["CRAN", "cran"],
  ["Bioconductor", "bioconductor"],
  ["ConanCenter", "conan"],
  ["SwiftURL", "swift"],
  ["GitHub Actions", "github"],
  ["Bitnami", "bitnami"],
  ["Homebrew", "brew"],
  ["opam", "opam"],
  ["OSS-Fuzz", "generic"],
  ["vcpkg", "vcpkg"],
  ["VSCode", "vscode-extension"],
]);

/** Ecosystems of distributions: purl type and namespace; the rest of the ecosystem's text says the release. */
export const distributions: ReadonlyMap<string, readonly [type: string, namespace: string]> = new Map([
  ["Debian", ["deb", "debian"]],
  ["Ubuntu", ["deb", "ubuntu"]],
  ["Echo", ["deb", "echo"]],
  ["Alpine", ["apk", "alpine"]],
  ["Alpaquita", ["apk", "alpaquita"]],
  ["BellSoft Hardened Containers", ["apk", "bellsoft-hardened-containers"]],
  ["Chainguard", ["apk", "chainguard"]],
  ["Wolfi", ["apk", "wolfi"]],
  ["MinimOS", ["apk", "minimos"]],
  ["CleanStart", ["apk", "cleanstart"]],
  ["AlmaLinux", ["rpm", "almalinux"]],
  ["Rocky Linux", ["rpm", "rocky"]],
  ["Red Hat", ["rpm", "redhat"]],
  ["SUSE", ["rpm", "suse"]],
  ["openSUSE", ["rpm", "opensuse"]],
  ["openEuler", ["rpm", "openeuler"]],
  ["Mageia", ["rpm", "mageia"]],
  ["Photon OS", ["rpm", "photon"]],
  ["Azure Linux", ["rpm", "azurelinux"]],
]);

/** The name of each ecosystem's pack and the ecosystem; none for what is published under vendors. */
export function ecosystemPacks(): readonly (readonly [pack: string, name: string])[] {
  const types = [...managerTypes].map(([name, type]) => [type, name] as const);
  const systems = [...distributions].map(
    ([name, [type, namespace]]) => [`${type}-${namespace}`, name] as const,
  );
  return [...types.filter(([type]) => type !== "generic"), ...systems];
}

let names: ReadonlyMap<string, string> | null = null;

/** What people read of an ecosystem's pack, and every option takes: OSV's name, else the pack's own. */
export function ecosystemName(pack: string): string {
  names ??= new Map(ecosystemPacks());
  return names.get(pack) ?? pack;
}

/** What people read of one release of a distribution (`Debian:12`, `Alpine:v3.20`); its own id where the ecosystem has no such releases. */
export function releaseName(pack: string, release: string): string {
  const [, namespace] = distributions.get(ecosystemName(pack)) ?? [];
  if (namespace === undefined || !release.startsWith(`${namespace}-`)) return release;
  const number = release.slice(namespace.length + 1);
  return `${ecosystemName(pack)}:${namespace === "alpine" ? "v" : ""}${number}`;
}

/** The types of package URLs that sources speak of: words that name no product and no organisation. */
export const ecosystemTypes: ReadonlySet<string> = new Set([
  ...managerTypes.values(),
  ...[...distributions.values()].map(([type]) => type),
]);
