/** What coordinators of a case are to be told of: written by who is told nothing of it, and mailed to whoever is on duty for their office. */
import { sql, type Tx } from "#store/sql.ts";

/** Notes something for the coordinators of a case other than who did it; not again while they have not been written to about the last of its kind. */
export async function noteForCoordinators(
  tx: Tx,
  { id, by }: { readonly id: string; readonly by: readonly string[] },
  kind: "answered" | "credit",
  now: string,
): Promise<void> {
  await tx.run(sql`insert into case_notice (id, coordination_case, participant, kind, at)
    select gen_random_uuid()::text, c.id, p.one ->> 'id', ${kind}, ${now}
    from coordination_case c, jsonb_array_elements(c.record #> '{state,participants}') as p (one)
    where c.id = ${id} and p.one -> 'roles' ? 'coordinator' and p.one ->> 'report' <> 'closed'
      and not (p.one ->> 'id' = any(${[...by]}::text[])) and not exists (
        select from case_notice n where n.coordination_case = c.id and n.participant = p.one ->> 'id' and n.kind = ${kind}
          and n.delivered_at is null and n.queued_at is null)`);
}
