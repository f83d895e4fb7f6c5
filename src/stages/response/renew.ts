/**
 * An officer's decision: where an organisation stands begins anew. It settles nothing, it takes away what nobody else can answer any more (a contradiction
 * that was explained, the word of a lost key, software that is no longer there), and the reason is kept for the organisation to read.
 */
import { noHistory } from "#core/directive/response-history.ts";
import type { ResponseStatus } from "#core/directive/attestation.ts";
import type { Domain, Sector } from "#core/actor.ts";
import { Refusal } from "#core/problem.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

type Renewal = { readonly directive: string; readonly organization: string; readonly reason: string };

type AnsweredRow = {
  readonly standing: ResponseStatus;
  readonly domain: Domain;
  readonly sector: Sector;
};

/** Begins anew; refuses where nothing was answered, and (`not-found`) where the actor leads no such organisation. */
export async function renewStatus(
  tx: Tx,
  { directive, organization, reason }: Renewal,
  now: string,
): Promise<void> {
  const row = await tx.first<AnsweredRow>(sql`
    select standing, domain, sector from response
    where directive = ${directive} and organization = ${organization} for update`);
  if (row === undefined) throw new Refusal("not-found", "There is nothing here, or you may not see it.");
  if (row.standing === "told" || row.standing === "acknowledged")
    throw new Refusal("state-forbids", "Nothing was answered, so there is nothing to begin anew.");
  await tx.run(sql`
    update response set standing = 'unknown', closed_at = null, history = ${JSON.stringify(noHistory("unknown"))},
      since = case when standing = 'unknown' then since else ${now} end
    where directive = ${directive} and organization = ${organization}`);
  await tx.run(sql`
    insert into standing_decision (directive, organization, domain, sector, by, at, reason, before)
    values (${directive}, ${organization}, ${row.domain}, ${row.sector}, ${tx.actor.id}, ${now}, ${reason}, ${row.standing})`);
  await appendEvents(tx, { kind: "standing.renewed", directive, organization });
}
