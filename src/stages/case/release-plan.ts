/** The plan of release as it is kept: made when an embargo comes into force, moved with its end, and over with it. */
import { releasePlan } from "#core/coordination/embargo/release-plan.ts";
import { sql, type Tx } from "#store/sql.ts";

/** A step of a case's plan. */
type ReleaseRow = {
  readonly audience: "critical-infrastructure" | "large" | "everyone";
  readonly at: string;
  readonly releasedAt: string | null;
};

/** The plan of a case, in its order. */
export async function releaseOf(tx: Tx, id: string): Promise<readonly ReleaseRow[]> {
  return await tx.rows<ReleaseRow>(sql`select audience, at, released_at as "releasedAt" from case_release
    where coordination_case = ${id} order by at, array_position(array['critical-infrastructure', 'large', 'everyone'], audience)`);
}

/** The plan towards the end of the embargo in force. Steps that were taken stay; where none is in force (`null`), what is left is released now, which is what a collapse means. */
export async function planRelease(tx: Tx, id: string, ends: string | null, now: string): Promise<void> {
  if (ends === null) {
    await tx.run(
      sql`update case_release set released_at = ${now} where coordination_case = ${id} and released_at is null`,
    );
    return;
  }
  await tx.run(sql`insert into case_release (coordination_case, audience, at)
    select ${id}, s.audience, s.at from jsonb_to_recordset(${JSON.stringify(releasePlan(ends))}::jsonb) as s (audience text, at timestamptz)
    on conflict (coordination_case, audience) do update set at = excluded.at
      where case_release.released_at is null and case_release.at is distinct from excluded.at`);
}
