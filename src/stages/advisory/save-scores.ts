/** Saving exploitation scores in bulk: a COPY into a table of this transaction, then one statement. A score is kept per CVE, day and model. */
import type { ScoresImport } from "#core/format/import-record.ts";
import { copyLine, sql, type Tx } from "#store/sql.ts";
import { isDayAheadOf } from "#core/provenance/edition.ts";
import { sourceRelation } from "#core/provenance/source-authority.ts";
import { cleanPlace } from "#store/database-text.ts";
import type { NewChange } from "./feed-changes.ts";
import type { ImportContext } from "./judge-advisory.ts";
import type { ImportOutcome } from "./import-outcome.ts";

/** How many of the scores fared how. */
type SavedScores = Readonly<Record<ImportOutcome, number>>;

/** The catalogue under which a source speaks for scores. */
const scoresCatalogue = "epss";

/** Saves the scores; a repeat within them counts as unchanged. Those of a day that has not come, or of a stranger, are held back. */
export async function saveScores(
  tx: Tx,
  context: ImportContext,
  sent: readonly ScoresImport[],
): Promise<{ readonly counts: SavedScores; readonly changes: readonly NewChange[] }> {
  const judged = sent.map((one) => ({ one, reason: reasonToHold(context, one) }));
  const arrivals = judged.flatMap(({ one, reason }) => (reason === null ? [one] : []));
  const changes = judged.flatMap(({ one, reason }) => (reason === null ? [] : [scoresChange(one, reason)]));
  const held = judged.reduce((sum, { one, reason }) => sum + (reason === null ? 0 : one.scores.length), 0);
  return { counts: { ...(await save(tx, arrivals)), held }, changes };
}

function reasonToHold(
  { now, importer, authority }: ImportContext,
  { scores, origin }: ScoresImport,
): "time-ahead" | "other-source" | null {
  if (scores.some(({ date }) => isDayAheadOf(now, date))) return "time-ahead";
  const bringer = { importer, path: origin.path };
  return sourceRelation(authority, { catalogue: scoresCatalogue }, bringer) === "stranger"
    ? "other-source"
    : null;
}

function scoresChange({ scores, origin }: ScoresImport, reason: "time-ahead" | "other-source"): NewChange {
  const day = scores[0]?.date ?? "";
  return {
    kind: "scores",
    subject: `${scoresCatalogue} ${day}`,
    name: `EPSS ${day}`,
    reason,
    origin,
    content: origin.sha256,
    effect: { count: scores.length, ...(reason === "time-ahead" ? { ahead: day } : {}) },
    arrival: { kind: "scores", count: scores.length },
    source: "",
  };
}

async function save(tx: Tx, arrivals: readonly ScoresImport[]): Promise<SavedScores> {
  const read = arrivals.reduce((sum, one) => sum + one.scores.length, 0);
  if (read === 0) return { new: 0, changed: 0, unchanged: 0, held: 0 };
  await tx.run(
    sql`create temp table if not exists score_row (cve text, date date, model text, score float8, percentile float8) on commit drop`,
  );
  await tx.run(sql`truncate score_row`);
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
  return { new: fresh, changed, unchanged: read - fresh - changed, held: 0 };
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
