/** The rows by which records are found: names one hop away, and products. They are written anew whenever a record changes. */
import type { AdvisoryImport } from "#core/format/import-record.ts";
import { lookUpNames, vulnerabilityNames } from "#core/vulnerability-name.ts";
import { sql, type Tx } from "#store/sql.ts";
import { cleanText } from "./database-text.ts";

/** Whether the source limits passing on so far that only offices may read the record. */
export function isRestricted(arrival: AdvisoryImport): boolean {
  const { sharing } = arrival.record;
  return sharing === "amber" || sharing === "amber+strict" || sharing === "red";
}

type Link = {
  readonly key: string;
  readonly restricted: boolean;
  readonly name: string;
  readonly note: string;
};

/** Replaces the names of the records: each one's own id, as written and as looked up, its aliases and what it is related to. */
export async function saveNames(tx: Tx, arrivals: readonly AdvisoryImport[]): Promise<void> {
  const links = arrivals.flatMap((arrival): Link[] => {
    const { id, aliases, related } = arrival.record.advisory;
    const from = { key: cleanText(arrival.record.key), restricted: isRestricted(arrival) };
    const linkTo = (name: string, note: string): Link => ({ ...from, name: cleanText(name), note });
    return [
      ...lookUpNames(id).map((name) => linkTo(name, "id")),
      ...vulnerabilityNames(aliases).map((name) => linkTo(name, "alias")),
      ...vulnerabilityNames(related).map((name) => linkTo(name, "related")),
    ];
  });
  await tx.run(sql`delete from advisory_name where key = any(${keysOf(arrivals)})`);
  const { keys, names, notes, restricted } = columnsOf(links);
  await tx.run(sql`insert into advisory_name (key, name, relation, restricted)
    select * from unnest(${keys}::text[], ${names}::text[], ${notes}::text[], ${restricted}::boolean[]) on conflict do nothing`);
}

/** Replaces the products of the records; a product that could not be named has no row, as nothing could ask for it. */
export async function saveProducts(tx: Tx, arrivals: readonly AdvisoryImport[]): Promise<void> {
  const links = arrivals.flatMap((arrival): Link[] => {
    const from = { key: cleanText(arrival.record.key), restricted: isRestricted(arrival) };
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
  await tx.run(sql`delete from advisory_product where key = any(${keysOf(arrivals)})`);
  const { keys, names, notes, restricted } = columnsOf(links);
  await tx.run(sql`insert into advisory_product (key, product, label, restricted)
    select * from unnest(${keys}::text[], ${names}::text[], ${notes}::text[], ${restricted}::boolean[]) on conflict do nothing`);
}

function keysOf(arrivals: readonly AdvisoryImport[]): readonly string[] {
  return arrivals.map((one) => cleanText(one.record.key));
}

function columnsOf(links: readonly Link[]): {
  readonly keys: readonly string[];
  readonly names: readonly string[];
  readonly notes: readonly string[];
  readonly restricted: readonly boolean[];
} {
  return {
    keys: links.map((one) => one.key),
    names: links.map((one) => one.name),
    notes: links.map((one) => one.note),
    restricted: links.map((one) => one.restricted),
  };
}
