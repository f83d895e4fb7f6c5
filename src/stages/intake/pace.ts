/** Suppliers' pace: what each said that it takes in a week, what it was given, and what waits for it. Which reports wait it does not see, only how many. */
import { paceAt } from "#core/intake/pace.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

/** A supplier that said nothing takes so many. */
const usualWeekly = 20;

/** A supplier's pace as it sees it. */
type SupplierView = {
  readonly weekly: number;
  readonly handed: number;
  readonly waiting: number;
  /** When the next one can be handed over, where some wait for that. */
  readonly next: string | null;
};

/** Records what a supplier says that it can take in seven days. */
export async function statePace(tx: Tx, organization: string, weekly: number, now: string): Promise<void> {
  await tx.run(
    sql`insert into supplier_pace (organization, weekly, stated_at) values (${organization}, ${weekly}, ${now})
        on conflict (organization) do update set weekly = excluded.weekly, stated_at = excluded.stated_at`,
  );
  await appendEvents(tx, { kind: "supplier-pace.stated", organization, weekly });
}

async function paceRows(tx: Tx, organization: string, now: string) {
  const row = await tx.first<{ weekly: number | null; waiting: number; handed: string[] | null }>(
    sql`select (select weekly from supplier_pace where organization = ${organization}) as weekly,
          (select count(*) from supplier_report where organization = ${organization} and handed_at is null) as waiting,
          (select array_agg(extract(epoch from handed_at) * 1000) from supplier_report
            where organization = ${organization} and handed_at > ${now}::timestamptz - interval '7 days') as handed`,
  );
  return {
    weekly: row?.weekly ?? usualWeekly,
    waiting: row?.waiting ?? 0,
    handed: (row?.handed ?? []).map(Number),
  };
}

/** The supplier's own view. */
export async function supplierView(tx: Tx, organization: string, now: string): Promise<SupplierView> {
  const pace = await paceRows(tx, organization, now);
  const { now: free, next } = paceAt(pace, Date.parse(now));
  return {
    weekly: pace.weekly,
    handed: pace.handed.length,
    waiting: pace.waiting,
    next: free > 0 || next === null ? null : new Date(next).toISOString(),
  };
}

/** Has a report wait for a supplier. Who decides that a report goes there is a later stage. */
export async function queueForSupplier(
  tx: Tx,
  organization: string,
  number: string,
  now: string,
): Promise<void> {
  await tx.run(
    sql`insert into supplier_report (organization, number, since) values (${organization}, ${number}, ${now}) on conflict do nothing`,
  );
}

/** Takes what may be handed to a supplier now, those of the quicker lanes first; what is returned counts as handed over with the transaction. */
export async function takeForSupplier(tx: Tx, organization: string, now: string): Promise<readonly string[]> {
  const pace = await paceRows(tx, organization, now);
  const { now: free } = paceAt(pace, Date.parse(now));
  if (free === 0) return [];
  const rows = await tx.rows<{ number: string }>(
    sql`update supplier_report p set handed_at = ${now} where organization = ${organization} and number in (
          select r.number from supplier_report r join submission s using (number)
          where r.organization = ${organization} and r.handed_at is null
          order by array_position(array['exploited', 'first', 'known', 'accredited', 'anonymous', 'flood'], s.lane), s.ordinal
          limit ${free} for update of r skip locked)
        returning number`,
  );
  return rows.map(({ number }) => number);
}
