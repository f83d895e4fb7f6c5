/** CVEs that a catalogue of known exploited vulnerabilities lists and of which there is no record here that the reader may read: seen all the same. */
import type { ExploitedEntry } from "#core/advisory.ts";
import { foldForSearch, searchWords } from "#core/search/search-text.ts";
import { vulnerabilityName } from "#core/vulnerability-name.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Who lists a CVE, since when, and what the catalogue calls it. */
type ListedCve = Pick<ExploitedEntry, "cve" | "catalog" | "dateAdded" | "vendor" | "product" | "name">;

/** Catalogues hold a few thousand entries; more than this are not looked through for one search. */
const mostLooked = 10_000;
const mostShown = 50;

/** The latest of those that were found, and whether there are more. */
type FoundListings = { readonly listed: readonly ListedCve[]; readonly more: boolean };

/** Those of them that what was typed finds, the latest listed first, at most fifty: by the beginning of the id, or by parts of what the catalogue says. */
export async function listedWithoutRecord(tx: Tx, typed: string): Promise<FoundListings> {
  const words = searchWords(typed);
  if (words.length === 0) return { listed: [], more: false };
  const entries = await tx.rows<ListedCve>(sql`
    select e.cve, e.catalog, e.date_added as "dateAdded", coalesce(e.entry ->> 'vendor', '') as vendor,
      coalesce(e.entry ->> 'product', '') as product, coalesce(e.entry ->> 'name', '') as name
    from exploited e where e.delisted_at is null
      and not exists (select from advisory_name n where n.name = e.cve and n.relation <> 'related')
    order by e.date_added desc, e.cve, e.catalog limit ${mostLooked}`);
  const id = vulnerabilityName(typed.trim()).toUpperCase();
  const found = entries.filter((entry) => {
    const said = foldForSearch(`${entry.cve} ${entry.vendor} ${entry.product} ${entry.name}`);
    return entry.cve.startsWith(id) || words.every(({ part }) => said.includes(part));
  });
  const more = found.length > mostShown || entries.length === mostLooked;
  return { listed: found.slice(0, mostShown), more };
}
