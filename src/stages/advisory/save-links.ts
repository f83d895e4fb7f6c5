/** The rows by which records are found: names one hop away, and products. They are written anew whenever a record changes. */
import type { Advisory } from "#core/advisory.ts";
import type { AdvisoryImport } from "#core/format/import-record.ts";
import { lookUpNames, vulnerabilityNames } from "#core/vulnerability-name.ts";
import { type Sql, sql, type Tx } from "#store/sql.ts";
import { cleanText } from "#store/database-text.ts";

/** What names are made of: the record, its key, and who may read it. */
type NamedRecord = { readonly key: string; readonly sharing: string | null; readonly advisory: Advisory };

/** A row by which a record is found: it carries what decides who may read it (`core/privacy/publication-rule.ts`). */
type Link = {
  readonly key: string;
  readonly sharing: string | null;
  readonly published: string | null;
  readonly name: string;
  readonly note: string;
};

/** Replaces the names of the records: each one's own id, as written and as looked up, its aliases and what it is related to. */
export async function saveNames(tx: Tx, records: readonly NamedRecord[]): Promise<void> {
  const links = records.flatMap((record): Link[] => {
    const { id, aliases, related } = record.advisory;
    const from = termsOf(record);
    const linkTo = (name: string, note: string): Link => ({ ...from, name: cleanText(name), note });
    return [
      ...lookUpNames(id).map((name) => linkTo(name, "id")),
      ...vulnerabilityNames(aliases).map((name) => linkTo(name, "alias")),
      ...vulnerabilityNames(related).map((name) => linkTo(name, "related")),
    ];
  });
  await tx.run(sql`delete from advisory_name where key = any(${keysOf(records)})`);
  await tx.run(
    sql`insert into advisory_name (key, name, relation, sharing, published) ${rowsOf(links)} on conflict do nothing`,
  );
}

/** Replaces the products of the records; a product that could not be named has no row, as nothing could ask for it. */
export async function saveProducts(tx: Tx, arrivals: readonly AdvisoryImport[]): Promise<void> {
  const links = arrivals.flatMap((arrival): Link[] => {
    const from = termsOf(arrival.record);
    const products = new Map<string, string>();
    for (const { product, label } of arrival.record.advisory.affected) {
      if (product !== null && !products.has(product)) products.set(product, label);
    }
    return [...products].map(([product, label]) => ({
      ...from,
      name: cleanText(product),
      note: cleanText(label),
    }));
  });
  await tx.run(
    sql`delete from advisory_product where key = any(${keysOf(arrivals.map(({ record }) => record))})`,
  );
  await tx.run(
    sql`insert into advisory_product (key, product, label, sharing, published) ${rowsOf(links)} on conflict do nothing`,
  );
}

function keysOf(records: readonly Pick<NamedRecord, "key">[]): readonly string[] {
  return records.map(({ key }) => cleanText(key));
}

function termsOf({ key, sharing, advisory }: NamedRecord): Pick<Link, "key" | "sharing" | "published"> {
  return { key: cleanText(key), sharing, published: advisory.published };
}

function rowsOf(links: readonly Link[]): Sql {
  const column = (name: keyof Link): readonly (string | null)[] => links.map((one) => one[name]);
  return sql`select * from unnest(${column("key")}::text[], ${column("name")}::text[], ${column("note")}::text[],
    ${column("sharing")}::text[], ${column("published")}::timestamptz[])`;
}
