/**
 * Levels of the crisis alert as dated data: by domain, with an optional national one. They are decided elsewhere and recorded here, by
 * the chair or the lead authority of the domain. `core/clock/running-clock.ts` shortens clocks by them.
 */
import type { AlertLevel } from "#core/clock/alert-level.ts";
import { Refusal } from "#core/problem.ts";
import type { Domain } from "#core/actor.ts";
import { unknownTerms } from "#core/topology/organization-row.ts";
import { roomTopology } from "#stages/registry/queries.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

/** A level from now on, for a domain or (`null`) for all; `normal` ends what is in force. */
type NewLevel = {
  readonly domain: Domain | null;
  readonly level: AlertLevel;
  readonly reason: string;
};

/** Records a level as of now: the one before it in the same domain ends. Refuses (`conflict`) the level that is in force already. */
export async function recordAlertLevel(
  tx: Tx,
  { domain, level, reason }: NewLevel,
  now: string,
): Promise<void> {
  const { role, domain: own } = tx.actor;
  if (role !== "chair" && role !== "system" && (domain === null || domain !== own))
    throw new Refusal(
      "not-permitted",
      "A lead authority records the level of its own domain; the chair records any.",
    );
  const unknown = unknownTerms(await roomTopology(tx), { domain });
  if (unknown.length > 0) throw new Refusal("input-invalid", "There is no such domain.", unknown);
  await tx.run(sql`lock table alert_period in share row exclusive mode`);
  const before = await tx.first<{ level: AlertLevel }>(
    sql`select level from alert_period where domain is not distinct from ${domain}::text and ended is null`,
  );
  if ((before?.level ?? "normal") === level) throw new Refusal("conflict", `The level is ${level} already.`);
  await tx.run(sql`
    update alert_period set ended = ${now}, end_reason = ${reason}, ended_by = ${tx.actor.id}
    where domain is not distinct from ${domain}::text and ended is null`);
  if (level !== "normal")
    await tx.run(sql`
      insert into alert_period (domain, level, began, reason, recorded_by)
      values (${domain}, ${level}, ${now}, ${reason}, ${tx.actor.id})`);
  await appendEvents(tx, { kind: "alert-level.recorded", domain, level, from: now });
}
