/** The order of release, carried out: who deploys what is flawed hears at the instant of its audience, operators of critical infrastructure first. It hears who has accepted the embargo, and nobody else. */
import { type CaseRecord, recordAfter } from "#core/coordination/case-record.ts";
import { consentOf } from "#core/coordination/coordinated-case.ts";
import { type CaseRow, lockedCase, saveCase } from "#stages/case/case-row.ts";
import { noteFor } from "#stages/case/notices.ts";
import { eachRow, isNotHeldUp } from "#store/rows/held-up.ts";
import { sql, type Tx } from "#store/sql.ts";

const mostAtOnce = 100;
const work = "releasing cases";
/** From so many staff on an organisation is large. */
const largeFrom = 1_000;

/** Takes the steps that have come by the room's clock and the database's, the later of the two; how many were taken. */
export async function releaseDue(tx: Tx, now: string): Promise<number> {
  const due = await tx.rows<{ id: string; audience: string }>(sql`
    select r.coordination_case as id, r.audience from case_release r join coordination_case c on c.id = r.coordination_case
    where r.released_at is null and c.ends_at is not null and r.at <= least(${now}::timestamptz, clock_timestamp())
      and ${isNotHeldUp(work, sql`r.coordination_case || ' ' || r.audience`)}
    order by r.at, r.coordination_case limit ${mostAtOnce}`);
  const rows = due.map((of) => ({ row: `${of.id} ${of.audience}`, of }));
  return await eachRow(
    tx,
    work,
    rows,
    async ({ id, audience }) => await release(tx, await lockedCase(tx, id), audience, now),
  );
}

async function release(tx: Tx, row: CaseRow, audience: string, now: string): Promise<boolean> {
  const { id } = row;
  const taken = await tx.run(sql`
    update case_release set released_at = ${now} where coordination_case = ${id} and audience = ${audience} and released_at is null`);
  // Another process of the room was at it first.
  if (taken === 0) return false;
  const meant = new Set(await audienceIn(tx, id, audience));
  const bound = row.record.state.participants.filter(
    (one) =>
      meant.has(one.id) && one.roles.includes("deployer") && consentOf(row.record.state, one) === "accepted",
  );
  let { record } = row;
  for (const { id: participant } of bound) record = await handOver(tx, { ...row, record }, participant, now);
  const entry = { at: now, by: "system", act: { kind: "released" }, steps: [], participant: null } as const;
  await saveCase(tx, id, record, entry);
  await noteFor(
    tx,
    id,
    bound.map((one) => one.id),
    "released",
    now,
  );
  return true;
}

async function audienceIn(tx: Tx, id: string, audience: string): Promise<readonly string[]> {
  const rows = await tx.rows<{ participant: string }>(sql`
    select p.participant from case_participant p left join organization o on o.id = p.organization and o.valid_to is null
    where p.coordination_case = ${id} and coalesce(p.release, case when o.critical then 'critical-infrastructure'
      when o.size >= ${largeFrom} then 'large' else 'everyone' end) = ${audience}`);
  return rows.map(({ participant }) => participant);
}

/** Hands the report over as a coordinator who works on it; the record as it is where the machines do not allow it. */
async function handOver(
  tx: Tx,
  { id, record }: CaseRow,
  participant: string,
  now: string,
): Promise<CaseRecord> {
  const by = record.state.participants.find(
    ({ roles, report }) => roles.includes("coordinator") && report === "accepted",
  );
  if (by === undefined) return record;
  const act = { kind: "report", act: "receive", by: by.id, participant } as const;
  const outcome = recordAfter(record, act, now);
  if (!outcome.ok) return record;
  await saveCase(tx, id, outcome.after, { at: now, by: by.id, act, steps: outcome.steps, participant });
  return outcome.after;
}
