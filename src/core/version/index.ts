/**
 * The registry of version schemes: a plain list, and the names by which sources call them.
 * A new scheme is one file, one line in `schemes` and one vector file.
 */

import { alpine } from "#core/version/scheme/alpine.ts";
import { alpm } from "#core/version/scheme/alpm.ts";
import { composer } from "#core/version/scheme/composer.ts";
import { conan } from "#core/version/scheme/conan.ts";
import { datetime } from "#core/version/scheme/datetime.ts";
import { deb, opam } from "#core/version/scheme/deb.ts";
import { gem } from "#core/version/scheme/gem.ts";
import { generic } from "#core/version/scheme/generic.ts";
import { gentoo } from "#core/version/scheme/gentoo.ts";
import { golang } from "#core/version/scheme/golang.ts";
import { maven } from "#core/version/scheme/maven.ts";
import { cran, hackage, intdot, lexicographic } from "#core/version/scheme/number-lists.ts";
import { nuget } from "#core/version/scheme/nuget.ts";
import { pub } from "#core/version/scheme/pub.ts";
import { pypi } from "#core/version/scheme/pypi.ts";
import { rpm } from "#core/version/scheme/rpm.ts";
import type { Scheme } from "#core/version/scheme.ts";
import { semver } from "#core/version/scheme/semver.ts";

/** Every scheme, each under its own name. */
export const schemes: readonly Scheme[] = [
  semver,
  golang,
  pypi,
  maven,
  nuget,
  gem,
  composer,
  pub,
  hackage,
  cran,
  conan,
  opam,
  deb,
  rpm,
  alpine,
  alpm,
  gentoo,
  generic,
  intdot,
  lexicographic,
  datetime,
];

function words(...lists: readonly string[]): readonly string[] {
  return lists.flatMap((list) => list.split(","));
}

/** The other names of each scheme, in lower case: vers and purl types, then OSV ecosystems without their release. */
const aliases: ReadonlyMap<Scheme, readonly string[]> = new Map([
  [
    semver,
    words(
      "npm,cargo,hex,julia,swift,cocoapods,bitnami,elm,otp,huggingface,vscode-extension",
      "crates.io,swifturl,github actions,kubernetes,vscode,open-vsx",
    ),
  ],
  [golang, ["go"]],
  [nuget, ["nuget.org"]],
  [gem, ["rubygems"]],
  [composer, ["packagist"]],
  [pub, ["dart", "pub.dev"]],
  [hackage, ["ghc"]],
  [cran, ["bioconductor"]],
  [conan, ["conancenter"]],
  [deb, ["debian", "ubuntu", "echo", "docker hardened images"]],
  [
    rpm,
    words(
      "redhat,red hat,almalinux,rocky linux,suse,opensuse,mageia,openeuler,photon os",
      "azure linux,fedora,amazon linux,oracle linux,centos,tuxcare",
    ),
  ],
  [
    alpine,
    ["apk", "chainguard", "wolfi", "minimos", "alpaquita", "bellsoft hardened containers", "postmarketos"],
  ],
  [alpm, ["arch", "arch linux"]],
  [gentoo, ["ebuild"]],
  [generic, ["openssl", "nginx", "linux", "android", "oss-fuzz", "uefi", "github", "calver"]],
]);

const named: ReadonlyMap<string, Scheme> = new Map([
  ...schemes.map((scheme) => [scheme.name, scheme] as const),
  ...[...aliases].flatMap(([scheme, names]) => names.map((name) => [name, scheme] as const)),
]);

/** Every name and alias that {@link schemeNamed} knows, in lower case, the schemes' own names first. */
export const schemeNames: readonly string[] = [...named.keys()];

/** The scheme of a vers type or an OSV ecosystem; case and a release after `:` do not count. Undefined when no scheme has the name. */
export function schemeNamed(nameOrAlias: string): Scheme | undefined {
  const asWritten = named.get(nameOrAlias);
  if (asWritten !== undefined) return asWritten;
  const colon = nameOrAlias.indexOf(":");
  const name = colon < 0 ? nameOrAlias : nameOrAlias.slice(0, colon);
  return named.get(name.trim().toLowerCase());
}

/** The scheme of a purl type; the generic one for a type without a scheme of its own. */
export function schemeOfPurlType(type: string): Scheme {
  return schemeNamed(type) ?? generic;
}
