/** Response follows dissemination: every organisation that was told stands somewhere, from the first moment, and a deadline that moves moves here. */
import type { Domain } from "#core/actor.ts";
import { idsOf } from "#core/topology/topology.ts";
import { appendEvents, type JournalEntry, type Follower } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";
import { grantedExtensions, notificationRows } from "#stages/dissemination/queries.ts";
import { roomTopology } from "#stages/registry/queries.ts";

/** Makes the standing rows of a directive; a revision renews deadlines and keeps what was answered. */
export const responseStatusFollower: Follower = {
  name: "response.standings",
  startsAt: "start",
  kinds: ["directive.disseminated", "deadline.moved", "extended-deadline.moved"],
  handle: async (tx, entries) => {
    const revisions = new Map<string, number>();
    for (const { fact } of entries)
      if (fact.kind === "directive.disseminated") revisions.set(fact.directive, fact.revision);
    await tx.run(sql`
      insert into standing (directive, organization, revision, tier, sector, domain, due, told_at, standing, since)
      select directive, organization, revision, tier, sector, domain, due, at, 'told', at from (${notificationRows([...revisions.keys()])}) t
      on conflict (directive, organization) do update set due = excluded.due`);
    const renewed = [...new Set([...(await renew(tx, entries)), ...(await renewExtended(tx, entries))])];
    await appendEvents(
      tx,
      ...[...revisions].map(
        ([directive, revision]) => ({ kind: "standings.opened", directive, revision }) as const,
      ),
      ...renewed.map((directive) => ({ kind: "standings.renewed", directive }) as const),
    );
  },
};

/** Of each directive and domain the last word counts: a deadline that moved before it was told anew is in the rows already. */
async function renew(tx: Tx, entries: readonly JournalEntry[]): Promise<readonly string[]> {
  if (entries.every(({ fact }) => fact.kind !== "deadline.moved")) return [];
  const domains = idsOf(await roomTopology(tx), "domain");
  const dues = new Map<string, Map<Domain, string | null>>();
  for (const { fact } of entries)
    if (fact.kind === "directive.disseminated") dues.delete(fact.directive);
    else if (fact.kind === "deadline.moved") {
      const its = dues.get(fact.directive) ?? new Map<Domain, string | null>();
      for (const domain of fact.domains ?? domains) its.set(domain, fact.after);
      dues.set(fact.directive, its);
    }
  if (dues.size === 0) return [];
  const moved = [...dues].flatMap(([directive, its]) =>
    [...its].map(([domain, due]) => ({ directive, domain, due })),
  );
  const rows = await tx.rows<{ directive: string }>(sql`
    with renewed as (
      update standing set due = m.due
      from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as m (directive text, domain text, due timestamptz)
      where standing.directive = m.directive and standing.domain = m.domain and standing.due is distinct from m.due
        and (standing.directive, standing.organization) not in (${grantedExtensions})
      returning standing.directive)
    select directive from renewed group by directive order by directive`);
  return rows.map(({ directive }) => directive);
}

/** Whose deadline is their own takes it over as told, whatever moved it. */
async function renewExtended(tx: Tx, entries: readonly JournalEntry[]): Promise<readonly string[]> {
  const moved = entries.flatMap(({ fact }) =>
    fact.kind === "deadline.moved" || fact.kind === "extended-deadline.moved" ? [fact.directive] : [],
  );
  if (moved.length === 0) return [];
  const rows = await tx.rows<{ directive: string }>(sql`
    with renewed as (
      update standing set due = t.due from (${notificationRows(moved)}) t
      where standing.directive = t.directive and standing.organization = t.organization and standing.due is distinct from t.due
        and (t.directive, t.organization) in (${grantedExtensions})
      returning standing.directive)
    select directive from renewed group by directive order by directive`);
  return rows.map(({ directive }) => directive);
}
