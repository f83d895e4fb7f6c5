/** Response follows dissemination: every organisation that was told stands somewhere, from the first moment. */
import { append, type Follower } from "#store/journal.ts";
import { sql } from "#store/sql.ts";
import { toldBy } from "#stages/dissemination/queries.ts";

/** Makes the standing rows of a directive; a revision renews deadlines and keeps what was answered. */
export const standingsFollower: Follower = {
  name: "response.standings",
  kinds: ["directive.disseminated"],
  handle: async (tx, entries) => {
    const revisions = new Map<string, number>();
    for (const { fact } of entries)
      if (fact.kind === "directive.disseminated") revisions.set(fact.directive, fact.revision);
    for (const directive of revisions.keys()) {
      const told = JSON.stringify(await toldBy(tx, directive));
      await tx.run(sql`
        insert into standing (directive, organization, revision, tier, sector, domain, due, told_at, standing, since)
        select directive, organization, revision, tier, sector, domain, due, at, 'told', at
        from jsonb_to_recordset(${told}::jsonb) as t (directive text, organization text, revision int, tier text, sector text,
          domain text, due timestamptz, at timestamptz)
        on conflict (directive, organization) do update set due = excluded.due`);
    }
    await append(
      tx,
      ...[...revisions].map(
        ([directive, revision]) => ({ kind: "standings.opened", directive, revision }) as const,
      ),
    );
  },
};
