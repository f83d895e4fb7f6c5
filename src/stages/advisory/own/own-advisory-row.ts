/** The row of an advisory of the room's own: found, locked for an act, and its log. */
import type { Actor } from "#core/actor.ts";
import { Refusal } from "#core/problem.ts";
import type { OwnDocument } from "#core/publish/own-document.ts";
import type { ownActs, ownStates } from "#core/publish/own-state.ts";
import { sql, type Tx } from "#store/sql.ts";

type OwnState = (typeof ownStates)[number];
type OwnAct = (typeof ownActs)[number];

/** A record as it is kept. `revision` is that of the newest published one, 0 before. */
export type OwnRow = {
  readonly id: string;
  readonly office: string;
  readonly coordinationCase: string | null;
  readonly state: OwnState;
  /** As it came out last; what is worked on is sealed beside it (`sealed-draft.ts`). */
  readonly published: OwnDocument | null;
  readonly revision: number;
  readonly publishAt: string | null;
  /** When what was worked on was shredded with its case. */
  readonly shreddedAt: string | null;
};

/** The columns of a row, for every query of them. */
export const ownColumns = sql`id, office, coordination_case as "coordinationCase", state, published, revision, publish_at as "publishAt", shredded_at as "shreddedAt"`;

/** What is answered where there is none, and where there is one of another office. */
export function noSuchOwnAdvisory(): Refusal {
  return new Refusal("not-found", "There is no such advisory of your office.");
}

/** The row, held for this transaction alone; nobody of another office learns of it by trying. */
export async function lockedOwnAdvisory(tx: Tx, id: string, actor: Actor): Promise<OwnRow> {
  const row = await tx.first<OwnRow>(sql`select ${ownColumns} from own_advisory where id = ${id} for update`);
  if (row === undefined || row.office !== actor.office) throw noSuchOwnAdvisory();
  return row;
}

/** Adds to a record's log. */
export async function noteOwnAct(
  tx: Tx,
  {
    id,
    act,
    revision,
    at,
  }: { readonly id: string; readonly act: OwnAct; readonly revision: number; readonly at: string },
): Promise<void> {
  await tx.run(sql`insert into own_advisory_entry (own_advisory, at, actor, act, revision)
    values (${id}, ${at}, ${tx.actor.id}, ${act}, ${revision})`);
}

/** Who had a hand in what waits now: since the last publication. */
export async function authorsOf(tx: Tx, id: string): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ actor: string }>(sql`
    select distinct actor from own_advisory_entry where own_advisory = ${id} and act <> 'approved'
    and number > coalesce((select max(number) from own_advisory_entry where own_advisory = ${id} and act = 'published'), 0)`);
  return new Set(rows.map(({ actor }) => actor));
}
