/** When something that failed is tried again: one rule for followers, packs and messages, in SQL because the database's clock decides. */
import { sql, type Sql } from "#store/sql.ts";

/** No delay needs more doublings than these; it keeps `power` small after thousands of failures. */
const mostDoublings = 20;

/** An instant: 1 s from now after the first failure, doubling with each until `longest` seconds. `failures` is how many there were before this one. */
export function retryAt(failures: Sql, longest: number): Sql {
  return sql`now() + least(${longest}::float8, power(2, least(${failures}, ${mostDoublings}::integer))) * interval '1 second'`;
}
