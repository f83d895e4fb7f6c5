/**
 * Which product a place of a CSAF product tree names, and which versions. An identifier (package URL, CPE) goes before the words of the branches,
 * which are for people: `openssl-1:1.1.1k-7.el8_6.x86_64` is a file's name and no version.
 */
import { productOfCpe } from "#core/product/cpe.ts";
import { productOfPurl, productOfVendor } from "#core/product/product.ts";
import { formatPurl, parsePurl } from "#core/product/purl.ts";
import { releaseOf } from "#core/product/release.ts";
import { isVersionText } from "#core/version/version-text.ts";
import { type AffectedClaim, firstUnaffected } from "./affected-claim.ts";
import type { TreeProduct } from "./csaf-products.ts";
import { readPlainRange } from "./plain-range.ts";

/** Versions of a product, or why they cannot be read. */
type ClaimedVersions = Pick<AffectedClaim, "intervals" | "versions" | "fixed" | "undecidable">;

/** The product ids under which a product of the tree is looked up: its package URL's; else those of its vendor's names and its CPE. */
export function productIdsOf(product: TreeProduct): readonly string[] {
  const byPurl = product.purl === null ? null : namedByPurl(product.purl, product.platform);
  if (byPurl !== null) return [byPurl.product];
  const { vendor, name, cpe } = product;
  const byName = vendor === null || name === null ? [] : [productOfVendor(vendor, name)];
  const byCpe = cpe === null ? null : productOfCpe(cpe);
  return [...new Set(byCpe?.ok === true ? [...byName, byCpe.value.product] : byName)];
}

/** What the source calls the product, for people. */
export function labelOf({ vendor, name, label }: TreeProduct): string {
  return name === null ? label : [vendor, name].filter(Boolean).join(" ");
}

/**
 * The versions that a product of the tree stands for. A range is read beside the identifier's version; the words of a version only where no
 * package URL gives one, and beside a CPE's, since that leaves out what its other attributes say.
 */
export function versionsOf(product: TreeProduct): ClaimedVersions {
  if (product.isAmbiguous) return unread("unreadable-range");
  const stated = identifiedVersions(product);
  const written = product.range ?? vers(product.purl) ?? (stated.byPurl ? null : wordsOf(product));
  if (written === null) return stated.versions.length > 0 ? listed(stated.versions) : unread("no-range");
  const read = readPlainRange(written, product.range === null ? "single" : "unreadable");
  if (read !== null) {
    const versions = [...stated.versions, ...read.versions];
    return { ...read, versions, fixed: firstUnaffected(read.intervals) };
  }
  const isDecided = product.range === null && stated.versions.length > 0;
  return isDecided ? listed(stated.versions) : { ...unread("unreadable-range"), versions: stated.versions };
}

/** The words of a version branch; beside a package URL without version a branch often repeats the package's name, which is no version. */
function wordsOf({ version, purl }: TreeProduct): string | null {
  return version === null || (purl !== null && !isVersionText(version)) ? null : version;
}

function listed(versions: readonly string[]): ClaimedVersions {
  return { intervals: [], versions, fixed: [] };
}

function unread(undecidable: NonNullable<ClaimedVersions["undecidable"]>): ClaimedVersions {
  return { ...listed([]), undecidable };
}

function identifiedVersions({ purl, platform, cpe }: TreeProduct): {
  readonly versions: readonly string[];
  readonly byPurl: boolean;
} {
  const version = purl === null ? null : (namedByPurl(purl, platform)?.version ?? null);
  if (version !== null) return { versions: [version], byPurl: true };
  const named = cpe === null ? null : productOfCpe(cpe);
  const byCpe = named?.ok === true ? named.value.version : null;
  const isStated = byCpe !== null && isVersionText(byCpe);
  return { versions: isStated ? [byCpe] : [], byPurl: false };
}

/** The range in the qualifier `vers` of a package URL, which then has no version. */
function vers(purl: string | null): string | null {
  const read = purl?.includes("vers=") === true ? parsePurl(purl) : null;
  return read?.ok === true ? (read.value.qualifiers.get("vers") ?? null) : null;
}

type NamedByPurl = { readonly product: string; readonly version: string | null };

/** A distribution's package that says no release has that of the platform which the document puts it on. */
function namedByPurl(text: string, platform: string | null): NamedByPurl | null {
  const named = productOfPurl(text);
  if (!named.ok) return null;
  if (platform === null || named.value.product.includes("?distro=")) return named.value;
  const read = parsePurl(text);
  const release = read.ok ? releaseOfPlatform(read.value.type, read.value.namespace, platform) : null;
  if (!read.ok || release === null) return named.value;
  const qualifiers = new Map([...read.value.qualifiers, ["distro", release] as const]);
  const placed = productOfPurl(formatPurl({ ...read.value, qualifiers }));
  return placed.ok ? placed.value : named.value;
}

/** `cpe:/o:redhat:enterprise_linux:8` puts a package of Red Hat on release 8; a platform of another maker tells nothing of it. */
function releaseOfPlatform(type: string, namespace: string, platform: string): string | null {
  const [, maker, rest] = /^cpe:(?:\/|2\.3:)[oa]:([^:]+):(.*)$/i.exec(platform) ?? [];
  if (type !== "rpm" || maker === undefined || rest === undefined) return null;
  return maker.toLowerCase() === namespace.toLowerCase() ? releaseOf(namespace.toLowerCase(), rest) : null;
}
