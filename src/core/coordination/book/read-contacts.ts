/** A file with contacts of suppliers, of whichever of the known kinds it is. */
import { readCsafProvider, readCvePartners, readOwnContacts } from "#core/coordination/book/read-partners.ts";
import { readSecurityTxt } from "#core/coordination/book/read-security-txt.ts";
import { fitSource, type SupplierSource } from "#core/coordination/book/supplier-source.ts";
import { readJson, textMember } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

/** Sources, and how many entries of the file have nothing by which a supplier is known. */
type ReadContacts = { readonly sources: readonly SupplierSource[]; readonly left: number };

/** Reads it; `named` is the supplier of a file that does not say whose it is. */
export function readContacts(text: string, named: string | null): Parsed<ReadContacts> {
  const read = readAny(text, named);
  return read.ok ? parsed({ ...read.value, sources: read.value.sources.map(fitSource) }) : read;
}

function readAny(text: string, named: string | null): Parsed<ReadContacts> {
  if (!/^\s{0,100}[[{]/.test(text)) {
    const source = readSecurityTxt(text, named);
    return source.ok ? parsed({ sources: [source.value], left: 0 }) : source;
  }
  const json = readJson(text);
  if (!json.ok) return json;
  const { value } = json;
  if (Array.isArray(value)) return parsed(readCvePartners(value));
  if (textMember(value, "type") === "bongsu.contacts/1") {
    const own = readOwnContacts(value);
    return own === null
      ? failed("/suppliers", "book-supplier", "each needs `supplier`, its domain")
      : parsed({ sources: own, left: 0 });
  }
  const provider = readCsafProvider(value);
  return provider === null
    ? failed(
        "",
        "book-form",
        "neither security.txt, CVE's list of partners, CSAF provider metadata nor bongsu.contacts/1",
      )
    : parsed({ sources: [provider], left: 0 });
}
