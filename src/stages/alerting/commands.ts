/** What persons and channels do to interrupts: they were delivered, read, acknowledged. Each is noted once and by itself. */
import { Refusal } from "#core/problem.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Notes that a channel handed an interrupt or a digest over. */
export async function noteDelivered(
  tx: Tx,
  message: { readonly interrupt: string } | { readonly digest: string },
): Promise<void> {
  await tx.run(
    "digest" in message
      ? sql`update digest set delivered_at = coalesce(delivered_at, now()) where id = ${message.digest}`
      : sql`update interrupt set delivered_at = coalesce(delivered_at, now()) where id = ${message.interrupt}`,
  );
}

/** Notes that a person saw their interrupts. */
export async function readAlerts(tx: Tx, operator: string): Promise<void> {
  await tx.run(
    sql`update interrupt set read_at = now() where operator = ${operator} and sent_at is not null and read_at is null`,
  );
}

/** A person takes an alert on: nobody else is interrupted for it. */
export async function acknowledgeAlert(tx: Tx, operator: string, interrupt: string): Promise<void> {
  const row = await tx.first<{ alert: string }>(sql`
    update interrupt set acknowledged_at = coalesce(acknowledged_at, now()), read_at = coalesce(read_at, now())
    where id = ${interrupt} and operator = ${operator} returning alert`);
  if (row === undefined) throw new Refusal("not-found", "You were not interrupted for this.");
  const first = await tx.run(
    sql`update alert set acknowledged_at = now(), escalate_at = null where id = ${row.alert} and acknowledged_at is null`,
  );
  if (first > 0) await appendEvents(tx, { kind: "alert.acknowledged", alert: row.alert, by: operator });
}
