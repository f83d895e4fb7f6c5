/**
 * Reports of cases go to suppliers at the pace that each stated: what is too much in seven days waits, what is exploited now before the rest, and is handed over by the
 * room once its turn has come. A supplier of whom nobody says a pace waits for nothing.
 */
import { recordAfter } from "#core/coordination/case-record.ts";
import { goesAtOnce, type WaitingReport } from "#core/coordination/book/supplier-pace.ts";
import { participantOf } from "#core/coordination/coordinated-case.ts";
import { paceAt } from "#core/intake/pace.ts";
import { type CaseRow, lockedCase } from "#stages/case/case-row.ts";
import { actOnRow } from "#stages/case/commands.ts";
import { type PaceKeys, supplierOf, type SupplierOfCase } from "#stages/case/pace/supplier-of.ts";
import { noteFor } from "#stages/case/notices.ts";
import { lockPace } from "#store/locks.ts";
import { isNotHeldUp } from "#store/rows/held-up.ts";
import { sql, type Tx } from "#store/sql.ts";

type Handing = { readonly participant: string; readonly by: string };

/**
 * Whether a coordinator's handing over is done now; if not, the report waits from now on, and the room hands it over. What the machines do not allow is no handing, and
 * refused as it always is. The case is held by the caller.
 */
export async function handsNow(
  tx: Tx,
  row: CaseRow,
  handing: Handing,
  keys: PaceKeys,
  now: string,
): Promise<boolean> {
  if (!isHanding(row, handing, now)) return true;
  const supplier = await supplierOf(tx, row, handing.participant, keys, now);
  if (supplier === "locked") {
    await note(tx, row.id, handing, { pace: "not-known", now, handed: false });
    return false;
  }
  const [pace] = supplier.paces;
  if (pace === undefined) return true;
  await lockPace(tx, pace);
  const handed = supplier.weekly === null || (await hasRoom(tx, row, handing.participant, supplier, now));
  await note(tx, row.id, handing, { pace, now, handed });
  return handed;
}

/** Only what a supplier is handed for the first time is paced. */
function isHanding({ record }: CaseRow, { participant, by }: Handing, now: string): boolean {
  const one = participantOf(record.state, participant);
  if (one === null || by === participant || one.report !== "start" || !one.roles.includes("supplier"))
    return false;
  return recordAfter(record, { kind: "report", act: "receive", by, participant }, now).ok;
}

function isAttacked({ record: { state } }: Pick<CaseRow, "record">): boolean {
  return state.world.attacks || state.world.exploit;
}

const attacked = sql`((c.record #>> '{state,world,attacks}')::boolean or (c.record #>> '{state,world,exploit}')::boolean)`;

async function hasRoom(
  tx: Tx,
  row: CaseRow,
  participant: string,
  { paces, weekly }: SupplierOfCase,
  now: string,
): Promise<boolean> {
  const rows = await tx.rows<WaitingReport & { readonly handed: number | null; readonly own: boolean }>(sql`
    select h.since, extract(epoch from h.handed_at)::float8 * 1000 as handed, ${attacked} as attacked,
      h.coordination_case = ${row.id} and h.participant = ${participant} as own
    from case_handing h join coordination_case c on c.id = h.coordination_case
    where h.pace = any(${[...paces]}::text[]) and (h.handed_at is null and c.closed_at is null or h.handed_at > ${now}::timestamptz - interval '7 days')`);
  const handed = rows.flatMap((one) => one.handed ?? []);
  const waiting = rows.filter((one) => one.handed === null && !one.own);
  const since = rows.find((one) => one.own)?.since ?? now;
  const { now: free } = paceAt({ weekly: weekly ?? 0, handed, waiting: waiting.length + 1 }, Date.parse(now));
  return goesAtOnce({ attacked: isAttacked(row), since }, { free, waiting });
}

type Noted = { readonly pace: string; readonly now: string; readonly handed: boolean };

async function note(
  tx: Tx,
  id: string,
  { participant, by }: Handing,
  { pace, now, handed }: Noted,
): Promise<void> {
  await tx.run(sql`insert into case_handing (coordination_case, participant, pace, made_by, since, handed_at)
    values (${id}, ${participant}, ${pace}, ${by}, ${now}, ${handed ? now : null})
    on conflict (coordination_case, participant) do update set pace = excluded.pace, handed_at = excluded.handed_at
      where case_handing.handed_at is null`);
}

/** What waits, in the order in which it is tried; `offices` have their keys unlocked. */
export async function waitingHandings(
  tx: Tx,
  offices: readonly string[],
): Promise<readonly (Handing & { readonly id: string })[]> {
  return await tx.rows(sql`
    select id, participant, by from (
      select h.coordination_case as id, h.participant, h.made_by as by, h.pace, ${attacked} as attacked, h.since,
        row_number() over (partition by h.pace order by ${attacked} desc, h.since) as place
      from case_handing h join coordination_case c on c.id = h.coordination_case
      where h.handed_at is null and c.closed_at is null and c.shredded_at is null and c.office = any(${[...offices]}::text[])
        and ${isNotHeldUp(pacedWork, sql`h.coordination_case || ' ' || h.participant`)}) w
    where place <= case pace when 'not-known' then ${mostAtOnce}::integer else ${mostOfOne}::integer end
    order by attacked desc, since limit ${mostAtOnce}`);
}

/** How the work of handing over is called where a row of it fails. */
export const pacedWork = "suppliers' pace";

const mostAtOnce = 500;
/** However much waits for one supplier, it keeps no other's waiting. */
const mostOfOne = 20;

/** Hands over one that waits where its turn has come; one that the case does not allow any more waits no longer. */
export async function handWaiting(
  tx: Tx,
  { id, ...handing }: Handing & { readonly id: string },
  keys: PaceKeys,
  now: string,
): Promise<boolean> {
  const row = await lockedCase(tx, id);
  const waits = await tx.first(sql`select 1 from case_handing
    where coordination_case = ${id} and participant = ${handing.participant} and handed_at is null`);
  if (waits === undefined) return false;
  if (!isHanding(row, handing, now)) {
    await tx.run(
      sql`delete from case_handing where coordination_case = ${id} and participant = ${handing.participant}`,
    );
    return false;
  }
  if (!(await handsNow(tx, row, handing, keys, now))) return false;
  await actOnRow(tx, row, { kind: "report", act: "receive", ...handing }, now);
  await noteFor(tx, id, [handing.participant], "released", now);
  return true;
}
