/** How long the room retains what feeds brought and nothing is decided by any more. Records and their editions stay: by them an old copy is told from news. */
import type { RetentionRule } from "#store/retention/remove-old.ts";
import { sql } from "#store/sql.ts";

/** The rules of the advisories. */
export const advisoryRetention: readonly RetentionRule[] = [
  {
    name: "quarantine",
    days: 180,
    remove: async (tx, before, most) =>
      await tx.run(sql`
        delete from quarantine where id in (
          select id from quarantine where last_seen < ${before} order by quarantine.id limit ${most})`),
  },
  {
    name: "earlier exploitation scores",
    days: 90,
    step: 50_000,
    remove: async (tx, before, most) =>
      await tx.run(sql`
        delete from exploitation_score where ctid = any(array(
          select s.ctid from exploitation_score s where s.date < (${before}::timestamptz)::date
            and exists (select from exploitation_score later where later.cve = s.cve and later.model = s.model and later.date > s.date)
          limit ${most}))`),
  },
];
