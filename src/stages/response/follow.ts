/**
 * Folds the answers that were recorded before standings followed from the whole history (`docs/standings.md`). A row that is folded is left alone, so
 * replaying changes nothing; of a directive on which a standing changed the picture is told.
 */
import type { ResponseStatus } from "#core/directive/attestation.ts";
import type { JournalEvent } from "#core/journal-event.ts";
import { foldHistories, type UnfoldedRow } from "#stages/response/history.ts";
import { appendEvents, type Follower, type JournalEntry } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Runs through the answers of before once. */
export const responseHistoryFollower: Follower = {
  name: "response.histories",
  startsAt: "start",
  kinds: ["attestation.received"],
  handle: async (tx, entries) => await foldTouched(tx, entries),
};

type StandingRow = UnfoldedRow & { readonly standing: ResponseStatus; readonly closedAt: string | null };

async function foldTouched(tx: Tx, entries: readonly JournalEntry[]): Promise<void> {
  const touched = entries.flatMap(({ fact }) => (fact.kind === "attestation.received" ? [fact] : []));
  const rows = await tx.rows<StandingRow>(sql`
    select directive, organization, standing, closed_at as "closedAt", acknowledged_at is not null as acknowledged from response
    where history is null and (directive, organization) in (
      select * from unnest(${touched.map((fact) => fact.directive)}::text[], ${touched.map((fact) => fact.organization)}::text[]))
    order by directive, organization for update`);
  if (rows.length === 0) return;
  const histories = await foldHistories(tx, rows);
  const folded = rows.map(({ directive, organization }, at) => ({
    directive,
    organization,
    standing: histories[at]?.status,
    closed_at: histories[at]?.closedAt,
    history: histories[at],
  }));
  await tx.run(sql`
    update response r set standing = f.standing, closed_at = f.closed_at, history = f.history
    from jsonb_to_recordset(${JSON.stringify(folded)}::jsonb) as f (directive text, organization text, standing text, closed_at timestamptz, history jsonb)
    where r.directive = f.directive and r.organization = f.organization`);
  const changed = rows.filter(({ standing, closedAt }, at) => {
    const { status, closedAt: closed } = histories[at] ?? { status: standing, closedAt };
    return (
      status !== standing || (closed ?? "") !== (closedAt === null ? "" : new Date(closedAt).toISOString())
    );
  });
  const events = [...Map.groupBy(changed, ({ directive }) => directive)].map(
    ([directive, its]): JournalEvent => ({ kind: "standings.folded", directive, organizations: its.length }),
  );
  await appendEvents(tx, ...events);
}
