/** What later stages and the edge may read of answers and standings. Row-level security narrows each to what the actor may see. */
import type { ResponseStatus } from "#core/directive/attestation.ts";
import type { Sector, Tier } from "#core/actor.ts";
import {
  type PictureColumn,
  pictureCounts,
  type RespondedColumn,
  respondedColumns,
} from "#core/directive/picture-columns.ts";
import {
  cutPage,
  type Page,
  pageCursor,
  type PageRequest,
  usualPageLength,
} from "#core/input/page-cursor.ts";
import { sql, type Sql, type Tx } from "#store/sql.ts";
import {
  domainDeadlines,
  extendedDeadlines,
  notifications,
  recipientsByCell,
} from "#stages/dissemination/queries.ts";

/** Organisations of one cell of a directive by where they stand; `closedInTime` is the part of `closed` not after the deadline. */
export type CellCount = Readonly<Record<PictureColumn, number>> & {
  readonly sector: Sector;
  readonly tier: Tier;
};

/** Which responses each column counts; `due` is the deadline of who responded. */
const counted: Readonly<Record<RespondedColumn, Sql>> = {
  acknowledged: sql`acknowledged_at is not null`,
  affected: sql`standing = 'affected'`,
  contradicted: sql`standing = 'contradicted'`,
  closed: sql`standing = 'closed'`,
  closedInTime: sql`standing = 'closed' and (due is null or closed_at <= due)`,
  unknown: sql`standing = 'unknown'`,
  notAffected: sql`standing = 'not-affected'`,
};

/** Counts of every cell of a directive. Every organisation is in exactly one of silent, unknown, affected, contradicted, closed, notAffected. */
export async function countCells(tx: Tx, directive: string): Promise<CellCount[]> {
  const rows = await tx.rows<{ sector: Sector; tier: Tier; told: number; counts: number[] | null }>(sql`
    select sector, tier, n.told, r.counts
    from (${recipientsByCell(directive)}) n left join (${responsesByCell(directive)}) r using (sector, tier)
    order by sector, tier`);
  return rows.map(({ sector, tier, told, counts }) => {
    const responded = Object.fromEntries(respondedColumns.map((column, i) => [column, counts?.[i] ?? 0]));
    return { sector, tier, ...pictureCounts(told, responded as Record<RespondedColumn, number>) };
  });
}

/** Counts of those who responded, in the order of the columns; they carry their cell with them, so that no notification is looked up for them. */
function responsesByCell(directive: string): Sql {
  const counts = respondedColumns
    .map((column) => sql`count(*) filter (where ${counted[column]})::int`)
    .reduce((all, count) => sql`${all}, ${count}`);
  return sql`
    select sector, tier, array[${counts}] as counts
    from (
      select r.sector, r.tier, r.acknowledged_at, r.standing, r.closed_at,
        case when e.organization is null then d.due else e.due end as due
      from response r
        left join (${domainDeadlines}) d on d.directive = r.directive and d.domain = r.domain
        left join (${extendedDeadlines}) e on e.directive = r.directive and e.organization = r.organization
      where r.directive = ${directive}) r
    group by sector, tier`;
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

const stuckCursor = pageCursor("stuck", "instantOrNone", "text");

/** Organisations not closed on a directive, most overdue first. */
export async function unresolvedOrganizations(
  tx: Tx,
  directive: string,
  { after, limit = usualPageLength }: PageRequest,
): Promise<Page<ResponseStatusRow>> {
  const place = stuckCursor.read(after);
  const beyond =
    place === null
      ? sql`true`
      : sql`(coalesce(due, 'infinity'), organization) > (coalesce(${place[0]}::timestamptz, 'infinity'), ${place[1]})`;
  const rows = await tx.rows<ResponseStatusRow>(sql`
    select * from (${statuses}) s
    where directive = ${directive} and standing not in ('closed', 'not-affected') and ${beyond}
    order by coalesce(due, 'infinity'), organization limit ${limit + 1}`);
  return cutPage(rows, limit, ({ due, organization }) => stuckCursor.write(due, organization));
}
