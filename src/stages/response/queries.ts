/** What later stages and the edge may read of answers and standings. Row-level security narrows each to what the actor may see. */
import type { ResponseStatus } from "#core/directive/attestation.ts";
import {
  cutPage,
  type Page,
  pageCursor,
  type PageRequest,
  usualPageLength,
} from "#core/input/page-cursor.ts";
import { sql, type Sql, type Tx } from "#store/sql.ts";
import { domainDeadlines, extendedDeadlines, notifications } from "#stages/dissemination/queries.ts";

/**
 * What the picture counts of responses (`CountedAnswer` of core), with the cell that each is in: rows for a statement. `some` says of which, over `r`.
 */
export function countedAnswers(some: Sql): Sql {
  return sql`
    select r.directive, r.organization, r.domain, r.sector, r.tier, acknowledged_at is not null as acknowledged,
      case when standing in ('told', 'acknowledged') then 'silent'
        when standing = 'closed' and (due is null or closed_at <= due) then 'closed-in-time' else standing end as answer
    from (
      select r.*, case when e.organization is null then d.due else e.due end as due
      from response r
        left join (${domainDeadlines}) d on d.directive = r.directive and d.domain = r.domain
        left join (${extendedDeadlines}) e on e.directive = r.directive and e.organization = r.organization
      where ${some}) r`;
}

/** Where one organisation stands on one directive. */
export type ResponseStatusRow = {
  readonly directive: string;
  readonly organization: string;
  readonly revision: number;
  readonly standing: ResponseStatus;
  readonly since: string;
  readonly due: string | null;
  readonly sequence: number;
};

/**
 * Where every notified organisation stands: as its newest response says, else notified and silent. Nobody learns it who does not see responses:
 * for the chair, who sees notifications, everybody would seem silent.
 */
const statuses = sql`
  select n.directive, n.organization, coalesce(r.revision, n.revision) as revision, coalesce(r.standing, 'told') as standing,
    coalesce(r.since, n.at) as since, n.due, coalesce(r.sequence, 0) as sequence
  from (${notifications}) n left join response r on r.directive = n.directive and r.organization = n.organization
  where (select actor_role()) <> 'chair'`;

/** Where an organisation stands on a directive, or `undefined` when it was not notified. */
export async function responseStatusRow(
  tx: Tx,
  directive: string,
  organization: string,
): Promise<ResponseStatusRow | undefined> {
  return await tx.first<ResponseStatusRow>(sql`
    select * from (${statuses}) s
    where directive = ${directive} and organization = ${organization}`);
}

/** Everything of which an organisation was notified, by deadline (none last). */
export async function responseStatusesOf(tx: Tx, organization: string): Promise<ResponseStatusRow[]> {
  return await tx.rows<ResponseStatusRow>(sql`
    select * from (${statuses}) s
    where organization = ${organization} order by due nulls last, directive`);
}

const stuckCursor = pageCursor("stuck", "instantOrNone", "number", "text");

/** What is called about first among those of one deadline; who said nothing comes last. */
const urgentStandings: readonly ResponseStatus[] = ["contradicted", "affected", "unknown"];

function urgencyOf(standing: ResponseStatus): number {
  const place = urgentStandings.indexOf(standing);
  return place < 0 ? urgentStandings.length : place;
}

/** Organisations not closed on a directive, most overdue first, of one deadline the contradicted first, then affected, unknown, silent. */
export async function unresolvedOrganizations(
  tx: Tx,
  directive: string,
  { after, limit = usualPageLength }: PageRequest,
): Promise<Page<ResponseStatusRow>> {
  const place = stuckCursor.read(after);
  const urgency = sql`coalesce(array_position(${[...urgentStandings]}::text[], standing) - 1, ${urgentStandings.length}::integer)`;
  const beyond =
    place === null
      ? sql`true`
      : sql`(coalesce(due, 'infinity'), ${urgency}, organization)
          > (coalesce(${place[0]}::timestamptz, 'infinity'), ${place[1]}::integer, ${place[2]})`;
  const rows = await tx.rows<ResponseStatusRow>(sql`
    select * from (${statuses}) s
    where directive = ${directive} and standing not in ('closed', 'not-affected') and ${beyond}
    order by coalesce(due, 'infinity'), ${urgency}, organization limit ${limit + 1}`);
  return cutPage(rows, limit, ({ due, standing, organization }) =>
    stuckCursor.write(due, urgencyOf(standing), organization),
  );
}

/** What the room has on record of everyone who responded to a directive: receipts of attestations, whether it acknowledged, and where it stands. */
export async function responsesOnRecord(
  tx: Tx,
  directive: string,
): Promise<
  readonly {
    readonly organization: string;
    readonly standing: ResponseStatus;
    readonly acknowledged: boolean;
    readonly receipts: readonly string[];
  }[]
> {
  return await tx.rows(sql`
    select r.organization, r.standing, coalesce(bool_or(a.kind = 'acknowledgement'), false) as acknowledged,
      coalesce(array_agg(a.receipt) filter (where a.kind = 'attestation'), '{}') as receipts
    from response r left join answer a using (directive, organization)
    where r.directive = ${directive} group by r.organization, r.standing order by r.organization`);
}
