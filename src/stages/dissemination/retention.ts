/** How long the room retains what it published and has replaced. */
import type { RetentionRule } from "#store/retention/remove-old.ts";
import { sql } from "#store/sql.ts";

/** Indexes that are retained however old they are. */
const newest = 50;

/** The rules of dissemination. */
export const disseminationRetention: readonly RetentionRule[] = [
  {
    name: "indexes",
    days: 7,
    remove: async (tx, before, most) =>
      await tx.run(sql`
        delete from pub_index where sequence in (
          select sequence from pub_index where at < ${before}
            and sequence <= (select min(sequence) from (select sequence from pub_index order by sequence desc limit ${newest}) n) - 1
          order by sequence limit ${most})`),
  },
];
