/**
 * Which operators an officer looks after, as one condition that every list and every act uses: the chair those of offices, a lead authority those of its own
 * office and of the organisations of its domain. The chair does not let anyone in for an organisation: it sees counts, never one organisation's answers.
 */
import type { Actor, PostRole } from "#core/actor.ts";
import { Refusal } from "#core/problem.ts";
import {
  cutPage,
  type Page,
  pageCursor,
  type PageRequest,
  usualPageLength,
} from "#core/input/page-cursor.ts";
import { operatorColumns, type OperatorRow } from "#stages/registry/operators.ts";
import { tokensInHandsOf } from "#stages/registry/tokens.ts";
import { sql, type Sql, type Tx } from "#store/sql.ts";

/** Whether the actor looks after `operator o`, whose organisation is `organization g`. Scripts are listed with their tokens; participants of cases are known in their case alone. */
function looksAfter(actor: Actor): Sql {
  const person = sql`o.id not like 'script:%' and o.role <> 'participant'`;
  if (actor.role === "system") return person;
  if (actor.role === "chair") return sql`${person} and o.organization is null`;
  if (actor.role !== "lead") return sql`false`;
  return sql`${person} and case when o.organization is null
    then o.office = ${actor.office ?? null} and (o.role = 'analyst' or (o.role = 'lead' and o.domain = ${actor.domain ?? null}))
    else g.domain = ${actor.domain ?? null} end`;
}

/** An operator as those see it who look after it. */
export type AdministeredOperator = Omit<OperatorRow, "role"> & {
  readonly role: PostRole;
  readonly sessions: number;
  /** Tokens that are good: its own, and those that it made. */
  readonly tokens: number;
  readonly signedInAt: string | null;
  readonly disabledAt: string | null;
  /** Until when a link that was not used lets it in; `null` where there is none. */
  readonly invitedUntil: string | null;
};

const columns = (now: string): Sql => sql`${operatorColumns},
  (select count(*) from session s where s.operator = o.id and s.expires_at > ${now}) as sessions,
  (select count(*) from token t where ${tokensInHandsOf(sql`o.id`)}) as tokens,
  o.signed_in_at as "signedInAt", o.disabled_at as "disabledAt",
  (select max(l.expires_at) from sign_in_link l where l.operator = o.id and l.used_at is null and l.expires_at > ${now}) as "invitedUntil"`;

/** Which operators to list; `q` is looked for in ids, names and the organisation's id. */
type OperatorFilter = PageRequest & {
  readonly q?: string;
  readonly organization?: string;
  readonly now: Date;
};

const operatorCursor = pageCursor("operators", "number", "text");

/** The operators that an officer looks after: those of offices first, then those of organisations, by id. */
export async function administeredOperators(
  tx: Tx,
  actor: Actor,
  filter: OperatorFilter,
): Promise<Page<AdministeredOperator>> {
  const limit = filter.limit ?? usualPageLength;
  const [group, after] = operatorCursor.read(filter.after) ?? [0, ""];
  const found = filter.q?.toLowerCase() ?? "";
  const rows = await tx.rows<AdministeredOperator>(sql`
    select ${columns(filter.now.toISOString())} from operator o left join organization g on g.id = o.organization
    where ${looksAfter(actor)} and ((o.organization is not null)::int, o.id) > (${group}, ${after})
      and (${filter.organization ?? null}::text is null or o.organization = ${filter.organization ?? null})
      and (${found} = '' or strpos(lower(concat_ws(' ', o.id, o.organization, (select string_agg(value, ' ') from jsonb_each_text(o.name)))), ${found}) > 0)
    order by (o.organization is not null)::int, o.id limit ${limit + 1}`);
  return cutPage(rows, limit, ({ organization, operator }) =>
    operatorCursor.write(organization === null ? 0 : 1, operator),
  );
}

/** An operator that the actor looks after; refuses with the words of one that is not there. */
export async function administeredOperator(
  tx: Tx,
  actor: Actor,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<AdministeredOperator> {
  const row = await tx.first<AdministeredOperator>(sql`
    select ${columns(now.toISOString())} from operator o left join organization g on g.id = o.organization
    where o.id = ${id} and ${looksAfter(actor)}`);
  if (row === undefined) throw new Refusal("not-found", "There is nothing here, or you may not see it.");
  return row;
}

/** Which posts somebody holds who can sign in, and whether there is an organisation: what a new room's first steps ask. */
export async function postsHeld(tx: Tx): Promise<{
  readonly secondOfficer: boolean;
  readonly leadAuthority: boolean;
  readonly organization: boolean;
  readonly organizationOperator: boolean;
}> {
  const ready = sql`o.disabled_at is null and o.id not like 'script:%' and o.signed_in_at is not null`;
  const row = await tx.first<Awaited<ReturnType<typeof postsHeld>>>(sql`
    select (select count(*) from operator o where o.role = 'chair' and ${ready}) > 1 as "secondOfficer",
      exists (select from operator o where o.role = 'lead' and ${ready}) as "leadAuthority",
      exists (select from organization) as organization,
      exists (select from operator o where o.role = 'organization' and ${ready}) as "organizationOperator"`);
  if (row === undefined) throw new Error("a question without a table has one row");
  return row;
}
