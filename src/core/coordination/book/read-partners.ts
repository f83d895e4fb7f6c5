/** Suppliers in lists of others: the partners of the CVE programme, and the metadata that a CSAF provider publishes of itself. */
import {
  domainIn,
  emptySource,
  isPage,
  supplierDomain,
  type SupplierSource,
} from "#core/coordination/book/supplier-source.ts";
import { listMember, member, textMember } from "#core/input/json.ts";
import { isMailAddress } from "#core/input/mail-address.ts";

const most = 20;

/** The partners in CVE's list (`CNAsList.json`), and how many of them have no address by which they could be known. */
export function readCvePartners(list: readonly unknown[]): {
  readonly sources: readonly SupplierSource[];
  readonly left: number;
} {
  const read = list.flatMap((one) => partnerIn(one) ?? []);
  const byDomain = Map.groupBy(read, ({ supplier }) => supplier);
  return { sources: [...byDomain.values()].flatMap(asOne), left: list.length - read.length };
}

/** Partners of one domain, such as a vendor and its open-source office, are one entry that names both and has the ways to each. */
function asOne(partners: readonly SupplierSource[]): readonly SupplierSource[] {
  const [first] = partners;
  if (first === undefined) return [];
  const all = (name: "mails" | "pages" | "policies"): readonly string[] =>
    [...new Set(partners.flatMap((one) => one[name]))].slice(0, most);
  const name = nameIn([...new Set(partners.flatMap((one) => one.name ?? []))].join(" · "));
  return [{ ...first, name, mails: all("mails"), pages: all("pages"), policies: all("policies") }];
}

function partnerIn(value: unknown): SupplierSource | null {
  const contacts = listMember(value, "contact");
  const mails = contacts
    .flatMap((one) => listMember(one, "email"))
    .flatMap((one) => textMember(one, "emailAddr") ?? [])
    .filter(isMailAddress)
    .map((one) => one.toLowerCase());
  const pages = contacts
    .flatMap((one) => [...listMember(one, "contact"), ...listMember(one, "form")])
    .flatMap((one) => textMember(one, "url") ?? [])
    .filter(isPage);
  const supplier = domainIn(mails[0] ?? "") ?? domainIn(pages[0] ?? "");
  if (supplier === null) return null;
  const policies = listMember(value, "disclosurePolicy").flatMap((one) => textMember(one, "url") ?? []);
  return {
    ...emptySource(supplier, "cve-partner"),
    name: nameIn(textMember(value, "organizationName") ?? textMember(value, "shortName")),
    mails: mails.slice(0, most),
    pages: pages.slice(0, most),
    policies: policies.filter(isPage).slice(0, most),
  };
}

/** What a CSAF provider's metadata says (`provider-metadata.json`); `null` where it does not say whose it is. */
export function readCsafProvider(value: unknown): SupplierSource | null {
  const publisher = member(value, "publisher");
  const supplier =
    domainIn(textMember(publisher, "namespace") ?? "") ?? domainIn(textMember(value, "canonical_url") ?? "");
  if (supplier === null) return null;
  const words = (textMember(publisher, "contact_details") ?? "").slice(0, 2_000).split(/[\s<>(),;]+/);
  const keys = listMember(value, "public_openpgp_keys").flatMap(
    (key) => textMember(key, "fingerprint") ?? textMember(key, "url") ?? [],
  );
  return {
    ...emptySource(supplier, "csaf-provider"),
    name: nameIn(textMember(publisher, "name")),
    mails: words
      .map((one) =>
        one
          .replace(/^mailto:/i, "")
          .replace(/\.$/, "")
          .toLowerCase(),
      )
      .filter(isMailAddress)
      .slice(0, most),
    pages: words.filter(isPage).slice(0, most),
    keys: keys.filter((one) => isPage(one) || /^[0-9A-Fa-f]{40,64}$/.test(one)).slice(0, most),
  };
}

/** Sources that were written by hand or by another program, as they are read back (`bongsu.contacts/1`); `null` where one has no supplier. */
export function readOwnContacts(value: unknown): readonly SupplierSource[] | null {
  const sources = listMember(value, "suppliers").map(ownSource);
  return sources.some((one) => one === null) ? null : sources.filter((one) => one !== null);
}

function ownSource(value: unknown): SupplierSource | null {
  const supplier = supplierDomain(textMember(value, "supplier") ?? "");
  if (supplier === null) return null;
  const texts = (name: string): readonly string[] =>
    listMember(value, name)
      .filter((one) => typeof one === "string")
      .slice(0, most);
  const weekly = member(value, "weekly");
  const expires = Date.parse(textMember(value, "expires") ?? "");
  return {
    ...emptySource(supplier, "hand"),
    name: nameIn(textMember(value, "name")),
    mails: texts("mails").filter(isMailAddress),
    pages: texts("pages").filter(isPage),
    keys: texts("keys").map((one) => one.slice(0, 500)),
    languages: texts("languages").map((one) => one.slice(0, 35)),
    policies: texts("policies").filter(isPage),
    weekly:
      typeof weekly === "number" && Number.isInteger(weekly) && weekly >= 0 && weekly <= 10_000
        ? weekly
        : null,
    expires: Number.isNaN(expires) ? null : new Date(expires).toISOString(),
  };
}

function nameIn(text: string | null): string | null {
  const name =
    text
      ?.replaceAll(/[\p{C}\s]+/gu, " ")
      .trim()
      .slice(0, 200)
      // What was cut in two.
      .replace(/[\ud800-\udbff]$/, "") ?? "";
  return name === "" ? null : name;
}
