/**
 * Who may speak for a product: the tracker of a distribution for its own packages, and the maker of a product for what it makes.
 * A reviewed table, as data, with the reason of each row. Only what a source's own identity proves is here; a name that could be anybody's is not.
 */
import { vendorNamed } from "#core/product/aliases.ts";

/** A source, by the format that its words came in and the publisher that the format states. */
type AdvisorySourceIdentity = { readonly format: string; readonly publisher: string };

/** Sources of a distribution: the prefixes of its ids in OSV, and how it signs CSAF documents (lower case). */
type Tracker = {
  /** What the ids of its packages begin with. */
  readonly products: readonly string[];
  readonly osv: readonly string[];
  readonly csaf: readonly string[];
};

/** Distributions and their own sources. The prefixes are those of the OSV schema's list of databases, each kept by the distribution it is named for. */
export const trackers: readonly Tracker[] = [
  {
    products: ["pkg:deb/debian/"],
    osv: ["DEBIAN", "DSA", "DLA", "DTSA"],
    csaf: ["debian security team", "debian"],
  },
  {
    products: ["pkg:deb/ubuntu/"],
    osv: ["UBUNTU", "USN", "LSN"],
    csaf: ["canonical", "ubuntu security team"],
  },
  { products: ["pkg:deb/echo/"], osv: ["ECHO"], csaf: [] },
  { products: ["pkg:apk/alpine/"], osv: ["ALPINE"], csaf: [] },
  { products: ["pkg:apk/alpaquita/", "pkg:apk/bellsoft-hardened-containers/"], osv: ["BELL"], csaf: [] },
  { products: ["pkg:apk/chainguard/", "pkg:apk/wolfi/"], osv: ["CGA"], csaf: [] },
  { products: ["pkg:apk/minimos/"], osv: ["MINI"], csaf: [] },
  { products: ["pkg:apk/cleanstart/"], osv: ["CLEANSTART"], csaf: [] },
  {
    products: ["pkg:rpm/redhat/"],
    osv: ["RHSA", "RHBA", "RHEA"],
    csaf: ["red hat product security", "red hat"],
  },
  { products: ["pkg:rpm/almalinux/"], osv: ["ALSA", "ALBA", "ALEA"], csaf: [] },
  { products: ["pkg:rpm/rocky/"], osv: ["RLSA", "RXSA"], csaf: [] },
  {
    products: ["pkg:rpm/suse/", "pkg:rpm/opensuse/"],
    osv: ["SUSE", "openSUSE"],
    csaf: ["suse product security team", "suse"],
  },
  { products: ["pkg:rpm/openeuler/"], osv: ["OESA"], csaf: ["openeuler"] },
  { products: ["pkg:rpm/mageia/"], osv: ["MGASA"], csaf: [] },
  { products: ["pkg:rpm/photon/"], osv: ["PHSA"], csaf: [] },
  { products: ["pkg:rpm/azurelinux/"], osv: ["AZL"], csaf: [] },
  { products: ["pkg:bitnami/"], osv: ["BIT"], csaf: [] },
];

/** Makers whose sources do not carry the vendor's name in a product id: what the ids of their products begin with, and their sources in OSV. */
export const makers: readonly { readonly products: readonly string[]; readonly osv: readonly string[] }[] = [
  { products: ["pkg:golang/stdlib", "pkg:golang/toolchain"], osv: ["GO"] },
  { products: ["pkg:composer/drupal/"], osv: ["DRUPAL"] },
];

/** Whether a source is the distribution's own for a product of that distribution. */
export function isDistributionTracker(
  { format, publisher }: AdvisorySourceIdentity,
  product: string,
): boolean {
  const own = trackers.find(({ products }) => products.some((prefix) => product.startsWith(prefix)));
  if (own === undefined) return false;
  if (format === "osv") return own.osv.includes(publisher);
  return format === "csaf" && own.csaf.includes(publisher.toLowerCase());
}

/** What a vendor's security team puts behind the vendor's name when it signs. */
const teamBehind = /-(?:productcert|psirt|cert|product-security|product-security-incident-response-team)$/;

/**
 * Whether a source is the maker of a product: the authority that assigned a CVE record under the vendor's own name, a CSAF document that
 * the vendor signed, or a row of {@link makers}. A vendor of another name is not known to be the maker.
 */
export function isProductMaker({ format, publisher }: AdvisorySourceIdentity, product: string): boolean {
  if (format === "osv")
    return makers.some(
      ({ products, osv }) => osv.includes(publisher) && products.some((prefix) => isOrUnder(product, prefix)),
    );
  const vendor = vendorOf(product);
  if (vendor === null || (format !== "cve" && format !== "csaf")) return false;
  const name = publisher
    .slice(0, 200)
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, "-");
  return [name, name.replace(teamBehind, "")].some((one) => vendorNamed(one) === vendor);
}

function isOrUnder(product: string, prefix: string): boolean {
  return product === prefix || (prefix.endsWith("/") && product.startsWith(prefix));
}

function vendorOf(product: string): string | null {
  const vendor = /^pkg:generic\/([^/?]+)\/[^/?]/.exec(product)?.[1];
  if (vendor === undefined) return null;
  try {
    return decodeURIComponent(vendor);
  } catch {
    return null;
  }
}
