/** Saving exploitation scores in bulk: a COPY into a table of this transaction, then one statement. A score is kept per CVE, day and model. */
import type { ScoresImport } from "#core/format/import-record.ts";
import { copyLine, sql, type Tx } from "#store/sql.ts";
import { cleanPlace } from "./database-text.ts";
import type { ImportOutcome } from "./import-outcome.ts";

/** How many of the scores fared how. */
type SavedScores = Readonly<Record<ImportOutcome, number>>;

/** Saves the scores; a repeat within them counts as unchanged. */
export async function saveScores(tx: Tx, arrivals: readonly ScoresImport[]): Promise<SavedScores> {
  const read = arrivals.reduce((sum, one) => sum + one.scores.length, 0);
  if (read === 0) return { new: 0, changed: 0, unchanged: 0 };
  await tx.run(
    sql`create temp table score_row (cve text, date date, model text, score float8, percentile float8) on commit drop`,
  );
  await tx.copy("score_row", scoreLines(arrivals));
  const saved = await tx.first<{ fresh: number; changed: number }>(sql`
    with saved as (
      insert into exploitation_score as old (cve, date, model, score, percentile)
      select distinct on (cve, date, model) cve, date, model, score, percentile from score_row order by cve, date, model
      on conflict (cve, date, model) do update set score = excluded.score, percentile = excluded.percentile
        where (old.score, old.percentile) is distinct from (excluded.score, excluded.percentile)
      returning (xmax = 0) as fresh)
    select count(*) filter (where fresh) as fresh, count(*) filter (where not fresh) as changed from saved`);
  await saveFiles(tx, arrivals);
  const { fresh, changed } = saved ?? { fresh: 0, changed: 0 };
  return { new: fresh, changed, unchanged: read - fresh - changed };
}

function* scoreLines(arrivals: readonly ScoresImport[]): Generator<string> {
  for (const { scores } of arrivals) {
    yield scores.map((one) => copyLine([one.cve, one.date, one.model, one.score, one.percentile])).join("");
  }
}

async function saveFiles(tx: Tx, arrivals: readonly ScoresImport[]): Promise<void> {
  const files = new Map<string, readonly [string, string, string]>();
  for (const { origin, scores } of arrivals) {
    for (const { date, model } of scores.slice(0, 1)) {
      files.set(`${origin.path} ${date} ${model}`, [cleanPlace(origin.path), date, model]);
    }
  }
  for (const [path, date, model] of files.values()) {
    await tx.run(
      sql`insert into exploitation_score_file (path, date, model) values (${path}, ${date}, ${model}) on conflict do nothing`,
    );
  }
}
