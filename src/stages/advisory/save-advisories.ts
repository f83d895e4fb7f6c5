/** Saving a batch of advisory records: what is there, what each arrival means, and the rows. `commands.ts` has the transaction and the journal events. */
import type { AdvisoryImport } from "#core/format/import-record.ts";
import type { FeedChangeEffect, HeldReason } from "#core/provenance/feed-change.ts";
import { compress } from "./provenance/compressed.ts";
import { type AdvisoryJudgement, type ImportContext, judgeAdvisory } from "./judge-advisory.ts";
import type { ImportOutcome } from "./import-outcome.ts";
import { flagLimits } from "./flag-limits.ts";
import { advisoryBefore, advisoryChange, type NewChange, withdrawnSince } from "./feed-changes.ts";
import { type AdvisoryChange, saveRows } from "./advisory-rows.ts";
import { loadStored, type StoredRecordState } from "./stored-advisory.ts";
import { sql, type Tx } from "#store/sql.ts";

/** How the batch fared, in its order; which records became withdrawn; which arrivals are what their records say now; changes to be held or kept. */
type SavedAdvisories = {
  readonly outcomes: readonly ImportOutcome[];
  readonly withdrawn: readonly AdvisoryImport[];
  readonly current: readonly AdvisoryImport[];
  readonly changes: readonly NewChange[];
  /** Formats of which rows were written. */
  readonly stored: ReadonlySet<string>;
};

/** Saves the records; of several with one key in the batch each is decided on what the ones before it left. */
export async function saveAdvisories(
  tx: Tx,
  context: ImportContext,
  arrivals: readonly AdvisoryImport[],
): Promise<SavedAdvisories> {
  if (arrivals.length === 0)
    return { outcomes: [], withdrawn: [], current: [], changes: [], stored: new Set() };
  const judged = await judgeAll(tx, context, arrivals);
  const changes: AdvisoryChange[] = [];
  for (const { decision, arrival } of judged) {
    if (decision === "unchanged" || decision === "held") continue;
    changes.push({ arrival, current: decision !== "older", source: await compress(arrival.source) });
  }
  const made = judged.flatMap(({ arrival, takes }) => (takes === undefined ? [] : [{ arrival, takes }]));
  const before = await advisoryBefore(
    tx,
    made.map(({ arrival }) => arrival.record.key),
  );
  await saveRows(tx, context, changes);
  return {
    outcomes: judged.map(outcomeOf),
    withdrawn: made.flatMap(({ arrival, takes }) => (takes.withdrawn === undefined ? [] : [arrival])),
    current: judged.flatMap(({ arrival, isCurrent }) => (isCurrent ? [arrival] : [])),
    changes: [
      ...judged.flatMap(({ held, arrival }, at) =>
        held === undefined ? [] : [advisoryChange(arrivalAt(arrivals, at, arrival), held)],
      ),
      ...made.map(({ arrival, takes }) =>
        advisoryChange(arrival, { reason: madeReason(takes), effect: takes }, before.get(arrival.record.key)),
      ),
    ],
    stored: new Set(changes.map(({ arrival }) => arrival.origin.format)),
  };
}

/** A record that merely lost its flag is one of a catalogue's entries that go, and counts to that limit. */
function madeReason({ withdrawn, products, hidden }: FeedChangeEffect): HeldReason {
  return withdrawn === undefined && products === undefined && hidden === undefined
    ? "many-delistings"
    : "withdrawal";
}

/** What was sent, where it is not what is saved. */
function arrivalAt(arrivals: readonly AdvisoryImport[], at: number, saved: AdvisoryImport): AdvisoryImport {
  return arrivals[at] ?? saved;
}

function outcomeOf({ decision, held }: AdvisoryJudgement): ImportOutcome {
  if (held !== undefined || decision === "held") return "held";
  return decision === "older" ? "unchanged" : decision;
}

async function judgeAll(
  tx: Tx,
  context: ImportContext,
  arrivals: readonly AdvisoryImport[],
): Promise<readonly (AdvisoryJudgement & { readonly isCurrent: boolean })[]> {
  const stored = await loadStored(tx, arrivals);
  const others = await otherSpellings(
    tx,
    arrivals.filter(({ record }) => !stored.has(record.key)),
  );
  let withdrawn = await withdrawnSince(tx, context);
  const flags = await flagLimits(tx, context, arrivals);
  return arrivals.map((arrival) => {
    const { key, id } = arrival.record;
    const other = others.get(key.toLowerCase());
    const judged = judgeAdvisory(
      arrival,
      { stored: stored.get(key), other: other?.key === key ? undefined : other?.id, withdrawn, flags },
      context,
    );
    if (judged.takes !== undefined && madeReason(judged.takes) === "withdrawal") withdrawn += 1;
    if (judged.decision !== "unchanged" && judged.decision !== "held")
      stored.set(key, after(stored.get(key), judged));
    if (judged.decision === "new") others.set(key.toLowerCase(), { key, id });
    return { ...judged, isCurrent: stored.get(key)?.content === arrival.content };
  });
}

function after(
  before: StoredRecordState | undefined,
  { arrival, decision }: AdvisoryJudgement,
): StoredRecordState {
  const known = new Set([...(before?.known ?? []), arrival.content]);
  if (decision === "older" && before !== undefined) return { ...before, known };
  const { publisher, modified, withdrawn, affected, published } = arrival.record.advisory;
  return {
    publisher,
    content: arrival.content,
    edition: arrival.record.edition ?? { at: modified },
    withdrawn,
    known,
    affected,
    sharing: arrival.record.sharing,
    published,
    refused: before?.refused ?? new Set(),
  };
}

/** Records that are here under the same key in other letters, by the key in small ones. CVE's and GitHub's ids are one in any letters and never come here. */
async function otherSpellings(tx: Tx, arrivals: readonly AdvisoryImport[]): Promise<Map<string, Spelling>> {
  const ids = arrivals.map(({ record }) => record.id.toLowerCase());
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<Spelling>(
    sql`select key, id from advisory where lower(id) = any(${[...new Set(ids)]}) order by key desc`,
  );
  return new Map(rows.map((row) => [row.key.toLowerCase(), row]));
}

type Spelling = { readonly key: string; readonly id: string };
