/**
 * Who opened what of a case, and when: noted before there is any text, and read by those whose texts they are. It stands in the case and not in the room's journal, from which
 * others could tell that there is a case at all.
 */
import type { Actor } from "#core/actor.ts";
import type { CaseRow } from "#stages/case/case-row.ts";
import { caseSeenBy } from "#stages/case/participants.ts";
import { sql, type Store, system, type Tx } from "#store/sql.ts";

/** Opened in the room, or taken away as it is sealed. */
type OpeningWay = "opened" | "taken";

/** What somebody opens of one case, by the numbers of its texts. */
type CaseOpening = {
  readonly id: string;
  readonly participant: string;
  readonly texts: readonly number[];
};

/** Notes what an operator opens, or (`by`) who is none; the same again within an hour is counted where it stands. */
export async function noteOpenings(
  tx: Tx,
  openings: readonly CaseOpening[],
  { how, now, by = tx.actor.id }: { readonly how: OpeningWay; readonly now: string; readonly by?: string },
): Promise<void> {
  const given = openings
    .filter(({ texts }) => texts.length > 0)
    .map(({ texts, ...rest }) => ({ ...rest, texts: texts.toSorted((a, b) => a - b) }));
  if (given.length === 0) return;
  await tx.run(sql`
    with given as (select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (id text, participant text, texts jsonb)),
    again as (
      update case_opening o set last_at = greatest(o.last_at, ${now}::timestamptz), times = times + 1 from given g
      where o.coordination_case = g.id and o.first_at > ${now}::timestamptz - interval '1 hour'
        and o.actor = ${by} and o.participant = g.participant and o.how = ${how} and o.texts = g.texts
      returning o.coordination_case as id
    )
    insert into case_opening (coordination_case, actor, participant, how, texts, first_at, last_at)
    select g.id, ${by}, g.participant, ${how}, g.texts, ${now}, ${now} from given g
    where not exists (select from again a where a.id = g.id)`);
}

/** A text that somebody opened: for the first and the last time, and how often. `actor` is the coordinators' to know. */
type ShownOpening = {
  readonly object: string;
  readonly kind: string;
  readonly participant: string;
  readonly actor: string | null;
  readonly how: OpeningWay;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly times: number;
};

const mostOpenings = 2_000;

/**
 * Who opened what of a case, newest first: a coordinator of the case is shown all of it. Anybody else is shown when each participant that it is shown first opened what it wrote
 * itself, and no more: counts would move with what else there is to open.
 */
export async function readOpenings(
  store: Store,
  { id, actor }: { readonly id: string; readonly actor: Actor },
): Promise<readonly ShownOpening[]> {
  return await store.read(system, async (tx) => {
    const { row, own, view } = await caseSeenBy(tx, id, actor);
    if (view.coordinates) return await allOpenings(tx, row);
    return await openingsOfOwn(
      tx,
      row,
      own,
      view.participants.map((one) => one.id),
    );
  });
}

const eachText = sql`case_opening o cross join lateral jsonb_array_elements_text(o.texts) as n (number)
    join case_text t on t.coordination_case = o.coordination_case and t.number = n.number::bigint
    join case_audience a on a.coordination_case = t.coordination_case and a.number = t.number`;

async function allOpenings(tx: Tx, { id }: CaseRow): Promise<readonly ShownOpening[]> {
  return await tx.rows<ShownOpening>(sql`
    select t.object, a.kind, o.participant, o.actor, o.how, o.first_at as "firstAt", o.last_at as "lastAt", o.times from ${eachText}
    where o.coordination_case = ${id} order by o.last_at desc, o.number desc, t.number limit ${mostOpenings}`);
}

async function openingsOfOwn(
  tx: Tx,
  { id }: CaseRow,
  own: string,
  shown: readonly string[],
): Promise<readonly ShownOpening[]> {
  return await tx.rows<ShownOpening>(sql`
    select t.object, a.kind, o.participant, null as actor, o.how, min(o.first_at) as "firstAt", min(o.first_at) as "lastAt", 1 as times from ${eachText}
    where o.coordination_case = ${id} and a.author = ${own} and o.participant <> ${own} and o.participant = any(${[...shown]}::text[])
    group by t.object, a.kind, o.participant, o.how order by min(o.first_at) desc, t.object, o.participant limit ${mostOpenings}`);
}
