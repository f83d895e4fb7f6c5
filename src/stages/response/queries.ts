/** What later stages and the edge may read of answers and standings. Row-level security narrows each to what the actor may see. */
import type { ResponseStatus } from "#core/directive/attestation.ts";
import type { Sector, Tier } from "#core/actor.ts";
import {
  cutPage,
  type Page,
  pageCursor,
  type PageRequest,
  usualPageLength,
} from "#core/input/page-cursor.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Organisations of one cell of a directive by where they stand; `closedInTime` is the part of `closed` not after the deadline. */
export type CellCount = {
  readonly sector: Sector;
  readonly tier: Tier;
  readonly told: number;
  readonly acknowledged: number;
  readonly silent: number;
  readonly unknown: number;
  readonly affected: number;
  readonly contradicted: number;
  readonly closed: number;
  readonly closedInTime: number;
  readonly notAffected: number;
};

/** Counts of every cell of a directive. Every organisation is in exactly one of silent, unknown, affected, contradicted, closed, notAffected. */
export async function countCells(tx: Tx, directive: string): Promise<CellCount[]> {
  return await tx.rows<CellCount>(sql`
    select sector, tier, count(*)::int as told,
      count(*) filter (where acknowledged_at is not null)::int as acknowledged,
      count(*) filter (where standing in ('told', 'acknowledged'))::int as silent,
      count(*) filter (where standing = 'unknown')::int as unknown,
      count(*) filter (where standing = 'affected')::int as affected,
      count(*) filter (where standing = 'contradicted')::int as contradicted,
      count(*) filter (where standing = 'closed')::int as closed,
      count(*) filter (where standing = 'closed' and (due is null or closed_at <= due))::int as "closedInTime",
      count(*) filter (where standing = 'not-affected')::int as "notAffected"
    from standing where directive = ${directive} group by sector, tier order by sector, tier`);
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

/** The standing of an organisation on a directive, or `undefined` when it was not told. */
export async function responseStatusRow(
  tx: Tx,
  directive: string,
  organization: string,
): Promise<ResponseStatusRow | undefined> {
  return await tx.first<ResponseStatusRow>(sql`
    select directive, organization, revision, standing, since, due, sequence from standing
    where directive = ${directive} and organization = ${organization}`);
}

/** Everything an organisation was told, by deadline (none last). */
export async function responseStatusesOf(tx: Tx, organization: string): Promise<ResponseStatusRow[]> {
  return await tx.rows<ResponseStatusRow>(sql`
    select directive, organization, revision, standing, since, due, sequence from standing
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
    select directive, organization, revision, standing, since, due, sequence from standing
    where directive = ${directive} and standing not in ('closed', 'not-affected') and ${beyond}
    order by coalesce(due, 'infinity'), organization limit ${limit + 1}`);
  return cutPage(rows, limit, ({ due, organization }) => stuckCursor.write(due, organization));
}

/** A receipt: proof that an answer is durable. */
export type Receipt = { readonly receipt: string; readonly digest: string; readonly receivedAt: string };

/** Receipts of an organisation, oldest first, with the directive each is for. */
export async function receiptsOf(
  tx: Tx,
  organization: string,
): Promise<(Receipt & { readonly directive: string })[]> {
  return await tx.rows(sql`
    select receipt, digest, received_at as "receivedAt", directive from answer
    where organization = ${organization} order by received_at, receipt`);
}

/** The earliest deadline that any organisation has on a directive; `null` when none has one. */
export async function earliestDue(tx: Tx, directive: string): Promise<string | null> {
  const row = await tx.first<{ due: string | null }>(
    sql`select min(due) as due from standing where directive = ${directive}`,
  );
  return row?.due ?? null;
}
