/** Heads of sealed objects out of their columns: who may open one is known without loading what is in it. */
import { codeBytes, prefixBytes } from "#core/seal/object/sealed-header.ts";
import { sql, type Sql } from "#store/sql.ts";

/** What a column of sealed objects holds up to where their content begins. The length of a head ends its prefix. */
export function headColumn(content: Sql): Sql {
  const lengthAt = prefixBytes - 3;
  const length = sql`('x' || encode(substring(${content} from ${lengthAt}::integer for 4), 'hex'))::bit(32)::integer`;
  return sql`substring(${content} from 1 for ${prefixBytes + codeBytes}::integer + ${length})`;
}
