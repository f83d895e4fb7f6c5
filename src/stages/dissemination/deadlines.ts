/**
 * The only writer of notifications and deadlines: a deadline is one row for each directive and domain, and stands in the notification itself of
 * whom more time was granted. Everybody else reads both through the notifications of `queries.ts`.
 */
import type { Domain } from "#core/actor.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { sql, type Sql, type Tx } from "#store/sql.ts";
import { type DirectiveNotification, notifications, sharedDeadlines } from "#stages/dissemination/queries.ts";

/** The deadline of a directive for a domain; `null` where it sets no date. */
export type DomainDeadline = {
  readonly directive: string;
  readonly domain: Domain;
  readonly due: string | null;
};

/** A deadline that was another one before. */
export type DeadlineMove = {
  readonly directive: string;
  readonly domain: Domain;
  readonly before: string | null;
  readonly after: string | null;
  /** How many domains have organisations that share their domain's deadline of this directive. */
  readonly domains: number;
};

/** One organisation that is notified; `due` is its own deadline where it was granted more time (`extended`), else `null`. */
type Recipient = Pick<DirectiveNotification, "organization" | "tier" | "sector" | "domain" | "due"> & {
  readonly extended: boolean;
};

/** Notifies organisations of a revision, with the deadline of each domain. Who was notified before stays so, since when it was. */
export async function storeNotifications(
  tx: Tx,
  { id, revision }: Pick<DirectiveDocument, "id" | "revision">,
  notified: {
    readonly at: string;
    readonly recipients: readonly Recipient[];
    readonly dues: ReadonlyMap<Domain, string | null>;
  },
): Promise<void> {
  const { at, recipients, dues } = notified;
  await tx.run(sql`
    insert into notification (directive, organization, revision, tier, sector, domain, at, extended, due)
    select ${id}, organization, ${revision}, tier, sector, domain, ${at}, extended, due
    from jsonb_to_recordset(${JSON.stringify(recipients)}::jsonb)
      as o (organization text, tier text, sector text, domain text, extended boolean, due timestamptz)
    on conflict (directive, organization) do update
      set revision = excluded.revision, extended = excluded.extended, due = excluded.due`);
  const deadlines = [...dues].map(([domain, due]) => ({ directive: id, domain, due }));
  await tx.run(sql`
    insert into deadline (directive, domain, due)
    select directive, domain, due from (${recordsOf(deadlines)}) w
    where (select true from notification n where n.directive = w.directive and n.domain = w.domain limit 1)
    on conflict (directive, domain) do update set due = excluded.due`);
}

/** Moves those deadlines that are other ones now, with `notLater` only those that are earlier ones; the result is what moved for someone. */
export async function moveDeadlines(
  tx: Tx,
  deadlines: readonly DomainDeadline[],
  { notLater = false }: { readonly notLater?: boolean } = {},
): Promise<readonly DeadlineMove[]> {
  if (deadlines.length === 0) return [];
  return await tx.rows<DeadlineMove>(sql`
    with shared as (
      select directive, domain from (${sharedDeadlines}) s where directive = any(${deadlines.map((one) => one.directive)})),
    moved as (
      update deadline set due = w.due from (${recordsOf(deadlines)}) w
      where deadline.directive = w.directive and deadline.domain = w.domain and deadline.due is distinct from w.due
        and (not ${notLater} or coalesce(w.due, 'infinity') < coalesce(deadline.due, 'infinity'))
      returning deadline.directive, deadline.domain, old.due as before, new.due as after)
    select directive, domain, before, after,
      (select count(*) from shared s where s.directive = moved.directive)::integer as domains
    from moved join shared using (directive, domain) order by directive, domain`);
}

function recordsOf(deadlines: readonly DomainDeadline[]): Sql {
  return sql`select * from jsonb_to_recordset(${JSON.stringify(deadlines)}::jsonb)
    as w (directive text, domain text, due timestamptz)`;
}

/** The deadline of one organisation that was granted more time. */
export type ExtendedDeadline = {
  readonly directive: string;
  readonly organization: string;
  readonly due: string | null;
};

/** Gives each of these organisations its own deadline, from now on whatever its domain's is; the result is what became another one by it. */
export async function moveExtendedDeadlines(
  tx: Tx,
  deadlines: readonly ExtendedDeadline[],
  { notLater = false }: { readonly notLater?: boolean } = {},
): Promise<
  readonly (Omit<ExtendedDeadline, "due"> & {
    readonly before: string | null;
    readonly after: string | null;
  })[]
> {
  if (deadlines.length === 0) return [];
  return await tx.rows(sql`
    with wanted as (
      select w.directive, w.organization, w.due from jsonb_to_recordset(${JSON.stringify(deadlines)}::jsonb)
        as w (directive text, organization text, due timestamptz) join (${notifications}) n using (directive, organization)
        where not ${notLater} or coalesce(w.due, 'infinity') <= coalesce(n.due, 'infinity')),
    earlier as (
      select directive, organization, n.due as before, w.due as after from (${notifications}) n
      join wanted w using (directive, organization)),
    kept as (
      update notification n set extended = true, due = w.due from wanted w
      where n.directive = w.directive and n.organization = w.organization
        and (not n.extended or n.due is distinct from w.due))
    select directive, organization, before, after from earlier
    where before is distinct from after order by directive, organization`);
}
