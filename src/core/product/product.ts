/**
 * One product id for everything that software lists and advisories name: a canonical package URL without version and subpath and with no
 * qualifier but `distro`. Two sources name the same product exactly when the ids are equal. Only vendors' own names have aliases, in `aliases.ts`.
 *
 * npm: the type definition calls names case-sensitive because of packages older than 2015, while most tools (packageurl-js too) write
 * them in lower case. The id is lower-case: a list that lost the case must still meet the advisory on `JSONStream`. The price is that the
 * few old pairs that differ in case only share their advisories, which errs towards "affected". NuGet and Swift names are folded likewise,
 * there the registries themselves do not tell case apart. Generic names are folded as a vendor's own names are.
 */
import { productNamed, vendorNamed } from "#core/product/aliases.ts";
import { catchAllName, isCatchAll } from "#core/product/catch-all.ts";
import { foldName } from "#core/product/fold-name.ts";
import { readProducedPurl } from "#core/product/producer-spellings.ts";
import { formatPurl, parsePurl, type Purl } from "#core/product/purl.ts";
import { distributionOf, releaseInVersion, releaseOf, isRollingRelease } from "#core/product/release.ts";
import { parsed, type Parsed } from "#core/problem.ts";

const noQualifiers: ReadonlyMap<string, string> = new Map();
const foldedTypes: ReadonlySet<string> = new Set(["npm", "nuget", "swift"]);
const releasedTypes: ReadonlySet<string> = new Set(["deb", "rpm", "apk"]);
const releasedPrefixes = [...releasedTypes].map((type) => `pkg:${type}/`);

/**
 * The product and version that a package URL names; `version` is `null` where it has none. Distribution packages that name their
 * source package (`upstream`) become that source package, since Debian, Ubuntu and Alpine write their advisories about sources. `name` is what the list
 * calls the component beside it, which tells a few spellings apart (`producer-spellings.ts`).
 */
export function productOfPurl(
  text: string,
  name?: string,
): Parsed<{ readonly product: string; readonly version: string | null }> {
  const read = readProducedPurl(text, name);
  if (!read.ok) return read;
  const named = read.value;
  const purl = releasedTypes.has(named.type) ? sourcePackage(named) : named;
  const version = purl.version === "" ? null : versionOfPurl(purl);
  return parsed({ product: productOfParts(purl), version });
}

/** The version of a package URL as it is ordered: rpm purls keep the epoch in a qualifier. */
export function versionOfPurl(purl: Purl): string {
  const epoch = purl.qualifiers.get("epoch");
  const joins =
    purl.type === "rpm" && epoch !== undefined && /^\d+$/.test(epoch) && !purl.version.includes(":");
  return joins && Number(epoch) > 0 ? `${epoch}:${purl.version}` : purl.version;
}

/** The product id of package URL parts; version, subpath and other qualifiers are dropped. */
export function productOfParts(purl: Purl): string {
  if (purl.type === "generic") return productOfVendor(purl.namespace, purl.name);
  const released = releasedTypes.has(purl.type);
  const namespace = released ? distributionOf(purl.namespace) : purl.namespace;
  const bare = {
    type: purl.type,
    namespace,
    name: purl.name,
    version: "",
    qualifiers: noQualifiers,
    subpath: "",
  };
  if (released) return formatPurl({ ...bare, qualifiers: distroQualifier(purl, namespace) });
  if (foldedTypes.has(purl.type)) {
    return formatPurl({ ...bare, namespace: namespace.toLowerCase(), name: purl.name.toLowerCase() });
  }
  return formatPurl(purl.type === "pypi" ? { ...bare, name: pypiName(purl.name) } : bare);
}

/** A Python project name as the index compares them (PEP 503): lower-case, runs of `-`, `_` and `.` are one `-`. */
export function pypiName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, "-");
}

function distroQualifier(purl: Purl, namespace: string): ReadonlyMap<string, string> {
  const given = purl.qualifiers.get("distro") ?? purl.qualifiers.get("distro_name") ?? "";
  const release = releaseOf(namespace, given) ?? releaseInVersion(namespace, purl.version);
  return release === null ? noQualifiers : new Map([["distro", release]]);
}

function sourcePackage(purl: Purl): Purl {
  const upstream = purl.qualifiers.get("upstream");
  if (upstream === undefined || purl.type === "rpm") return purl;
  const cut = upstream.indexOf("@");
  if (cut < 0) return { ...purl, name: upstream.toLowerCase() };
  return { ...purl, name: upstream.slice(0, cut).toLowerCase(), version: upstream.slice(cut + 1) };
}

/** Whether a product is a distribution's package whose release is not known: no advisory can be decided for it. */
export function releaseMissing(product: string): boolean {
  if (!releasedPrefixes.some((prefix) => product.startsWith(prefix)) || product.includes("?distro="))
    return false;
  const namespace = /^pkg:[^/]+\/([^/?]+)/.exec(product)?.[1];
  return namespace !== undefined && !isRollingRelease(namespace);
}

/**
 * The product of a vendor's own naming (CVE, CSAF, appliances): `pkg:generic/<vendor>/<product>`, both folded (`fold-name.ts`); Korean stays
 * Korean. A vendor's legal form (Inc., Co., Ltd., 주식회사) is dropped and its reviewed aliases followed. A product that names no one product of
 * its vendor (`All products`, `n/a`) is `*`; an empty product is `-`, an empty vendor is left out.
 */
export function productOfVendor(vendor: string, product: string): string {
  const qualifiers = noQualifiers;
  // Folded again: a slash that became a dash may stand at an end, or beside another one.
  const whole = foldName(foldName(vendor).replaceAll("/", "-"));
  const namespace = vendorNamed(withoutLegalForm(whole));
  const folded = foldName(product);
  const isNoOne = namespace !== "" && folded !== "" && isCatchAll(folded);
  const name = isNoOne ? catchAllName : productNamed(namespace, folded) || "-";
  return formatPurl({ type: "generic", namespace, name, version: "", qualifiers, subpath: "" });
}

/** The id under which a vendor's record stands that names no one product, for a product of that vendor; `null` where it has no vendor. */
export function catchAllOf(product: string): string | null {
  if (!product.startsWith("pkg:generic/")) return null;
  const vendor = /^pkg:generic\/[^/?]+\/(?=[^/?]+$)/.exec(product)?.[0];
  return vendor === undefined ? null : `${vendor}%2A`;
}

const legalFormBehind =
  /(?:[-,]+(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|gmbh|plc|pte|pty)\.?|-?\(주\)|-?\(유\)|-?주식회사|-?유한회사)$/;
const legalFormBefore = /^(?:\(주\)|\(유\)|주식회사|유한회사)-?/;
/** Longer than any legal form with what joins it; a longer run of signs is part of the name. */
const longestForm = 24;

/** Drops legal forms at both ends (`Co., Ltd.`, `㈜`), unless nothing would be left. */
function withoutLegalForm(word: string): string {
  let rest = word;
  for (;;) {
    const cut = legalFormBehind.exec(rest.slice(-longestForm))?.[0].length ?? 0;
    const shorter = rest.slice(0, rest.length - cut).replace(legalFormBefore, "");
    if (shorter === rest || shorter === "") return rest;
    rest = shorter;
  }
}

/** vers scheme names of the purl types whose own name is not one (the rest keep theirs). */
const schemeNames: ReadonlyMap<string, string> = new Map([
  ["apk", "alpine"],
  ["swift", "semver"],
  ["github", "semver"],
  ["bitnami", "semver"],
  ["cocoapods", "semver"],
  ["julia", "semver"],
  ["vscode-extension", "semver"],
]);
const ownSchemes: ReadonlySet<string> = new Set(
  "npm pypi maven gem nuget composer golang cargo hex pub hackage cran opam conan deb rpm alpm".split(" "),
);

/** The version scheme (a name of the registry in `core/version`) by which a product's versions are ordered; `generic` when its type has none. */
export function schemeNameOfProduct(product: string): string {
  const type = product.startsWith("pkg:") ? product.slice(4, Math.max(4, product.indexOf("/", 4))) : "";
  return schemeNames.get(type) ?? (ownSchemes.has(type) ? type : "generic");
}

/** A product's name for people, as its own world writes it: `@scope/name`, `group:artifact`, `openssl (debian-12)`, `vendor product`. */
export function labelOfProduct(product: string): string {
  const read = parsePurl(product);
  if (!read.ok) return product;
  const { type, namespace, name, qualifiers } = read.value;
  if (releasedTypes.has(type)) return `${name} (${qualifiers.get("distro") ?? namespace})`;
  if (namespace === "") return name;
  if (type === "generic") return `${namespace} ${name}`;
  return type === "maven" ? `${namespace}:${name}` : `${namespace}/${name}`;
}
