/** security.txt (RFC 9116), in clear or in a cleartext signature of OpenPGP. */
import {
  domainIn,
  emptySource,
  isPage,
  supplierDomain,
  type SupplierSource,
} from "#core/coordination/book/supplier-source.ts";
import { isMailAddress } from "#core/input/mail-address.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

const mostLines = 2_000;
const most = 20;

/** Reads it for a supplier; where none is named, for the one whose address stands in it as its own. */
export function readSecurityTxt(text: string, named: string | null): Parsed<SupplierSource> {
  const fields = fieldsOf(text);
  const of = (name: string): readonly string[] =>
    fields.flatMap(([key, value]) => (key === name ? [value] : [])).slice(0, most);
  const contacts = of("contact");
  const mails = contacts.flatMap((one) => mailIn(one) ?? []);
  const canonical = of("canonical").flatMap((one) => domainIn(one) ?? []);
  const told = supplierDomain(named ?? "");
  const supplier = told ?? canonical[0] ?? domainIn(mails[0] ?? "");
  if (contacts.length === 0) return failed("/Contact", "book-form", "no Contact: this is no security.txt");
  if (supplier === null)
    return failed("/Canonical", "book-supplier", "it does not say whose it is; name the supplier's domain");
  // RFC 9116, 2.5.2: a file that names where it lies is not to be relied on for any other place.
  if (told !== null && canonical.length > 0 && !canonical.some((one) => isOneOf(told, one)))
    return failed(
      "/Canonical",
      "book-supplier",
      `it says of itself that it is of ${canonical[0]}, not of ${told}`,
    );
  const expires = of("expires");
  const end = expires.length === 1 ? Date.parse(expires[0] ?? "") : Number.NaN;
  return parsed({
    ...emptySource(supplier, "security-txt"),
    mails,
    pages: contacts.filter(isPage),
    keys: of("encryption").filter((one) => isPage(one) || /^(?:openpgp4fpr|dns):[!-~]{1,300}$/i.test(one)),
    languages: of("preferred-languages")
      .flatMap((one) => one.split(","))
      .map((one) => one.trim())
      .filter(isLanguage)
      .slice(0, most),
    policies: of("policy").filter(isPage),
    // One that does not say until when it holds, or says it twice, is not valid: it counts as over since always.
    expires: Number.isNaN(end) ? "1970-01-01T00:00:00.000Z" : new Date(end).toISOString(),
    signature: text.trimStart().startsWith("-----BEGIN PGP SIGNED MESSAGE-----") ? "not-checked" : "none",
  });
}

/** Whether one domain is the other or lies within it. */
function isOneOf(told: string, canonical: string): boolean {
  return told === canonical || told.endsWith(`.${canonical}`) || canonical.endsWith(`.${told}`);
}

function fieldsOf(text: string): readonly (readonly [string, string])[] {
  const [, body = text] =
    /^\s{0,20}-----BEGIN PGP SIGNED MESSAGE-----\r?\n(?:[A-Za-z]{1,20}: [^\n]{0,200}\n){0,10}\r?\n([\s\S]*)$/.exec(
      text,
    ) ?? [];
  const fields: (readonly [string, string])[] = [];
  for (const line of body.split(/\r?\n/, mostLines)) {
    if (line.startsWith("-----BEGIN PGP SIGNATURE-----")) break;
    const plain = line.startsWith("- ") ? line.slice(2) : line;
    const colon = plain.indexOf(":");
    if (plain.startsWith("#") || colon < 1) continue;
    fields.push([
      plain.slice(0, colon).trim().toLowerCase(),
      plain
        .slice(colon + 1)
        .trim()
        .slice(0, 2_000),
    ]);
  }
  return fields;
}

function mailIn(contact: string): string | null {
  const address = contact.replace(/^mailto:/i, "").split("?", 1)[0] ?? "";
  return isMailAddress(address) ? address.toLowerCase() : null;
}

/** Whether something is a language tag. */
function isLanguage(tag: string): boolean {
  return /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/.test(tag);
}
