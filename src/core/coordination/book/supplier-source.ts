/** What one source says of how a supplier is reached: its security.txt, the list of CVE's partners, its CSAF provider metadata, or a person. */
import { isMailAddress } from "#core/input/mail-address.ts";
import { isPrintable } from "#core/input/printable.ts";

/** Where it is known from. */
export const supplierSourceKinds = ["security-txt", "cve-partner", "csaf-provider", "hand"] as const;

/** A source. A list that is empty, and `null`, is what it does not say: that is not known, and never fine. */
export type SupplierSource = {
  /** The supplier's domain, by which sources about the same one meet. */
  readonly supplier: string;
  readonly kind: (typeof supplierSourceKinds)[number];
  readonly name: string | null;
  readonly mails: readonly string[];
  /** Pages and forms where reports are taken. */
  readonly pages: readonly string[];
  /** Where its keys are, or their fingerprints. */
  readonly keys: readonly string[];
  readonly languages: readonly string[];
  readonly policies: readonly string[];
  /** How many reports it says that it takes in a week. */
  readonly weekly: number | null;
  /** From when on it must not be relied on any more, where it says so. */
  readonly expires: string | null;
  /** `not-checked`: it is signed, and nobody has checked by whom. */
  readonly signature: "none" | "not-checked";
};

/** A source that says nothing yet. */
export function emptySource(supplier: string, kind: SupplierSource["kind"]): SupplierSource {
  return {
    supplier,
    kind,
    name: null,
    mails: [],
    pages: [],
    keys: [],
    languages: [],
    policies: [],
    weekly: null,
    expires: null,
    signature: "none",
  };
}

/** A source without what would deceive who reads it: what says another direction or nothing that is shown, and addresses that name somebody before the host. */
export function fitSource(source: SupplierSource): SupplierSource {
  const { name, mails, pages, keys, languages, policies } = source;
  return {
    ...source,
    name: name !== null && isPrintable(name) ? name : null,
    mails: mails.filter((one) => isMailAddress(one) && isPrintable(one)),
    pages: pages.filter(isPage),
    keys: keys.filter(isPrintable),
    languages: languages.filter(isPrintable),
    policies: policies.filter(isPage),
  };
}

/** Whether something is a page that a person may be sent to. */
export function isPage(address: string): boolean {
  const url = address.length <= 500 && isPrintable(address) ? URL.parse(address) : null;
  return url?.protocol === "https:" && `${url.username}${url.password}` === "";
}

/** A host as suppliers are called by; `null` of what is none. */
export function supplierDomain(written: string): string | null {
  const host = written
    .trim()
    .toLowerCase()
    .replace(/^www\./, "")
    .replace(/\.$/, "");
  return /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/.test(
    host,
  )
    ? host
    : null;
}

/** The domain of a web address or of a mail address; `null` of anything else. */
export function domainIn(address: string): string | null {
  if (/^[^\s@/:]{1,64}@[^\s@/]{1,253}$/.test(address))
    return supplierDomain(address.slice(address.indexOf("@") + 1));
  const url = URL.parse(address);
  return url === null || !/^https?:$/.test(url.protocol) ? null : supplierDomain(url.hostname);
}
