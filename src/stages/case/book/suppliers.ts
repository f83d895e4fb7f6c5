/** The contact book of suppliers: sources taken in, each in place of what the same source said before, and the entries that they make together. */
import type { Actor } from "#core/actor.ts";
import {
  type StatedSource,
  supplierEntry,
  type SupplierEntry,
} from "#core/coordination/book/supplier-entry.ts";
import { fitSource, type SupplierSource } from "#core/coordination/book/supplier-source.ts";
import {
  cutPage,
  type Page,
  pageCursor,
  type PageRequest,
  usualPageLength,
} from "#core/input/page-cursor.ts";
import { Refusal } from "#core/problem.ts";
import { canonicalText } from "#core/seal/canonical.ts";
import { sql, type Tx } from "#store/sql.ts";

type BookQuery = PageRequest & { readonly search?: string };

const cursor = pageCursor("suppliers", "text");

/** Takes sources in; how many. Two of one kind about the same supplier are refused: nobody could tell which holds. */
export async function takeSources(
  tx: Tx,
  sources: readonly SupplierSource[],
  { actor, now }: { readonly actor: Actor; readonly now: string },
): Promise<number> {
  for (const source of sources)
    if (canonicalText(fitSource(source)) !== canonicalText(source))
      throw new Refusal("input-invalid", "An entry holds what is no address or cannot be shown as it is.");
  const newest = new Map(sources.map((source) => [`${source.supplier} ${source.kind}`, source]));
  if (newest.size < sources.length)
    throw new Refusal("input-invalid", "Two entries of one kind name the same supplier.");
  const rows = [...newest.values()];
  return await tx.run(sql`insert into supplier_source (supplier, kind, source, stated_at, stated_by)
    select s->>'supplier', s->>'kind', s, ${now}, ${actor.id} from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) s
    on conflict (supplier, kind) do update set source = excluded.source, stated_at = excluded.stated_at, stated_by = excluded.stated_by`);
}

/** Entries in the order of their suppliers, of those whose domain, name or address holds what is searched. */
export async function supplierEntries(
  tx: Tx,
  { search = "", after, limit = usualPageLength }: BookQuery,
  now: string,
): Promise<Page<SupplierEntry>> {
  const words = search.trim().toLowerCase();
  const [last] = cursor.read(after) ?? [""];
  const rows = await tx.rows<{ supplier: string; source: SupplierSource; statedAt: string }>(sql`
    with found as (
      select distinct supplier from supplier_source
      where supplier > ${last} and (${words} = '' or strpos(supplier, ${words}) > 0 or strpos(lower(source->>'name'), ${words}) > 0
        or strpos(source->>'mails', ${words}) > 0)
      order by supplier limit ${limit + 1}
    )
    select s.supplier, s.source, s.stated_at as "statedAt" from found join supplier_source s using (supplier) order by s.supplier`);
  const bySupplier = [...Map.groupBy(rows, ({ supplier }) => supplier)];
  const entries = bySupplier.map(([supplier, own]) => {
    const stated: readonly StatedSource[] = own.map(({ source, statedAt }) => ({ ...source, statedAt }));
    return supplierEntry(supplier, stated, now);
  });
  return cutPage(entries, limit, ({ supplier }) => cursor.write(supplier));
}

/** How many reports a supplier takes in seven days, as the book knows; `null` where nobody says. */
export async function supplierWeekly(tx: Tx, supplier: string, now: string): Promise<number | null> {
  const rows = await tx.rows<{ source: SupplierSource; statedAt: string }>(
    sql`select source, stated_at as "statedAt" from supplier_source where supplier = ${supplier}`,
  );
  const stated = rows.map(({ source, statedAt }) => ({ ...source, statedAt }));
  return supplierEntry(supplier, stated, now).weekly;
}
