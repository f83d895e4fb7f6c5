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

/** Notes for the office of a case that an advisory waits for a second person; `by` had a hand in it, and is told nothing. Of a case that is another office's by now nothing is noted. */
export async function noteForRelease(
  tx: Tx,
  { id, office, by }: { readonly id: string; readonly office: string; readonly by: string },
  now: string,
): Promise<void> {
  await tx.run(sql`insert into case_notice (id, coordination_case, participant, kind, at, operator)
    select gen_random_uuid()::text, coordination_case, participant, 'review', ${now}, ${by} from case_participant
    where coordination_case = ${id} and office = ${office} order by joined_at, participant limit 1`);
}
