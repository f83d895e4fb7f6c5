/**
 * Which name a distribution's advisories use: that of the source package, of the installed one, or either. Reviewed data, each row with
 * its reason. What is signed is a package of its own that carries another source's code, and is found by that source.
 */
import type { Purl } from "#core/product/purl.ts";

type Naming = {
  readonly namespaces: readonly string[];
  readonly names: "source" | "installed" | "either";
  readonly because: string;
};

/** By purl namespace. A distribution that is not here is taken to name the installed package. */
export const sourceNaming: readonly Naming[] = [
  {
    namespaces: ["debian", "ubuntu", "echo"],
    names: "source",
    because: "the trackers and OSV's schema name the source package; dpkg keeps it in `Source`",
  },
  {
    namespaces: ["alpine", "alpaquita", "bellsoft-hardened-containers"],
    names: "source",
    because: "secdb and OSV's schema name the origin; apk keeps it in `o:`",
  },
  {
    namespaces: ["chainguard", "wolfi", "minimos", "cleanstart"],
    names: "either",
    because:
      "OSV's schema says `the name of the package`: records name origins and packages split off from them",
  },
  {
    namespaces: ["suse", "opensuse", "openeuler"],
    names: "source",
    because:
      "OSV's schema names the source RPM; their CSAF documents name installed packages, which are asked too",
  },
  {
    namespaces: ["rocky", "mageia", "azurelinux"],
    names: "source",
    because: "OSV's schema names the source package",
  },
  {
    namespaces: ["redhat"],
    names: "either",
    because:
      "OSV's schema says `binary or source RPM`: errata name what is installed, what is not fixed is named by its source",
  },
  {
    namespaces: ["almalinux", "photon"],
    names: "installed",
    because:
      "AlmaLinux's records list every installed package, against the schema's word; Photon's name the RPM package",
  },
];

const namesOf: ReadonlyMap<string, Naming["names"]> = new Map(
  sourceNaming.flatMap(({ namespaces, names }) => namespaces.map((namespace) => [namespace, names] as const)),
);

/** Whether advisories of a distribution are found only by the source package, so that a package of unknown source cannot be decided. */
export function namesSources(namespace: string): boolean {
  return namesOf.get(namespace) === "source";
}

/** A source package as a list names it; the version is `null` where it is not said. */
export type SourcePackage = { readonly name: string; readonly version: string | null };

type SignedCopy = {
  readonly copy: RegExp;
  /** The sources whose code it carries, the nearest first. */
  readonly of: readonly string[];
  /** The source's own version in that of the copy, source or installed; `null` where it is not said. */
  readonly version: (version: string) => string | null;
};

/** Source packages that hold nothing but signatures over what another one built. */
const signedCopies: readonly SignedCopy[] = [
  { copy: /^linux-signed-(?:amd64|arm64|armhf|i386)$/, of: ["linux"], version: revisionBehindPlus },
  { copy: /^linux-signed(-.*)?$/, of: ["linux$1"], version: sameVersion },
  { copy: /^grub-efi-(?:amd64|arm64|ia32)-signed$/, of: ["grub2"], version: embeddedVersion },
  { copy: /^grub2-signed$/, of: ["grub2-unsigned", "grub2"], version: embeddedVersion },
  { copy: /^shim-signed$/, of: ["shim"], version: embeddedVersion },
  { copy: /^shim-helpers-\w+-signed$/, of: ["shim"], version: embeddedVersion },
  {
    copy: /^(fwupd|fwupd-efi)(?:-(?:amd64|arm64|armhf|i386))?-signed$/,
    of: ["$1"],
    version: embeddedVersion,
  },
  { copy: /^systemd-boot-efi-\w+-signed$/, of: ["systemd"], version: embeddedVersion },
  { copy: /^(kernel(?:-64k|-mshv|-uki)?)-signed(?:-x86_64|-aarch64)?$/, of: ["$1"], version: sameVersion },
  { copy: /^grub2-efi-binary-signed(?:-x86_64|-aarch64)?$/, of: ["grub2"], version: sameVersion },
];

function sameVersion(version: string): string {
  return version;
}

/** Debian's kernels: `6.1.99+1` is `6.1.99-1`. */
function revisionBehindPlus(version: string): string {
  const cut = version.indexOf("+");
  return cut < 0 ? version : `${version.slice(0, cut)}-${version.slice(cut + 1)}`;
}

/** Behind a count of its own: `1+2.06+13+deb12u1` is `2.06-13+deb12u1`, `1.51.3+15.7-0ubuntu1` is `15.7-0ubuntu1`. */
function embeddedVersion(version: string): string | null {
  const whole = /\+(\d+\.[^+]*-.*)$/.exec(version)?.[1];
  if (whole !== undefined) return whole;
  const counted = /^\d+\+(\d+\..*)$/.exec(version)?.[1];
  return counted === undefined ? null : revisionBehindPlus(counted);
}

/**
 * The sources whose code a source package carries, the nearest first, itself last; `installed` is the version of what was built. A signed copy
 * of another source carries that one's code.
 */
export function sourcesBehind(source: SourcePackage, installed: string | null): readonly SourcePackage[] {
  const signed = signedCopies.find(({ copy }) => copy.test(source.name));
  if (signed === undefined) return [source];
  const versions = [source.version, installed].filter((version) => version !== null);
  const [version = null] = versions.flatMap((one) => signed.version(one) ?? []);
  return [...signed.of.map((name) => ({ name: source.name.replace(signed.copy, name), version })), source];
}

/** The version of a source from that of what was built of it again without a change (`1.0-2+b1`). */
export function withoutRebuild(version: string): string {
  return version.replace(/\+b\d{1,3}$/, "");
}

const sourceFile = /^([A-Za-z0-9_][\w.+-]{0,200})-([^\s-]{1,100}-[^\s-]{1,100})\.(?:no)?src(?:\.rpm)?$/;

/** Name and version of a source RPM's file name (`openssl-3.0.7-27.el9.src.rpm`), which leaves out the epoch; `null` for another text. */
export function sourceOfRpmFile(file: string): SourcePackage | null {
  const [, name, version] = sourceFile.exec(file.slice(0, 500)) ?? [];
  return name === undefined || version === undefined ? null : { name, version };
}

/** The source package that a package URL says in `upstream`: a name, `name@version`, or an RPM's file name; `null` where it says none. The version is `null` where it is the package's own. */
export function sourceOfPurl({ type, name, qualifiers }: Purl): SourcePackage | null {
  if (/^(?:src|source)$/.test(qualifiers.get("arch") ?? "")) return { name, version: null };
  const upstream = qualifiers.get("upstream");
  if (upstream === undefined) return null;
  if (type === "rpm") return sourceOfRpmFile(upstream);
  const cut = upstream.indexOf("@");
  return cut < 0
    ? { name: upstream, version: null }
    : { name: upstream.slice(0, cut), version: upstream.slice(cut + 1) };
}
