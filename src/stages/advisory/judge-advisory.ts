/** What becomes of one arriving record, its source and what it takes away considered too: pure, on what was loaded. */
import { cisaAdp } from "#core/format/cve-metrics.ts";
import type { AdvisoryImport } from "#core/format/import-record.ts";
import { mayRead, recordReader } from "#core/privacy/publication-rule.ts";
import { csafNamespaceOf } from "#core/provenance/csaf-key.ts";
import { isAheadOf, isEditionAhead } from "#core/provenance/edition.ts";
import { type FeedChangeEffect, type HeldReason, mostNamed } from "#core/provenance/feed-change.ts";
import { narrowedProducts } from "#core/provenance/narrowing.ts";
import { mayWithdraw } from "#core/provenance/shrinking.ts";
import {
  roomImporter,
  type SourceAuthority,
  type SourceRelation,
  sourceRelation,
} from "#core/provenance/source-authority.ts";
import { decideAdvisory } from "./import-outcome.ts";
import { affectedProducts, type StoredRecordState } from "./stored-advisory.ts";

/** An import as far as its records are judged by it. */
export type ImportContext = {
  readonly batch: string;
  /** The room's clock, RFC 3339. */
  readonly now: string;
  /** The actor's id; {@link roomImporter} for the command on the room's own machine. */
  readonly importer: string;
  readonly authority: SourceAuthority;
};

/** What is decided: what to save, what to hold back and why, and what a change that is made takes away. */
export type AdvisoryJudgement = {
  readonly decision: "new" | "changed" | "unchanged" | "older" | "held";
  /** What is saved, where something is. */
  readonly arrival: AdvisoryImport;
  readonly held?: { readonly reason: HeldReason; readonly effect: FeedChangeEffect };
  readonly takes?: FeedChangeEffect;
};

/** What a record is judged on beside itself. */
type JudgedOn = {
  readonly stored: StoredRecordState | undefined;
  /** The id of another record that differs by letter case alone. */
  readonly other: string | undefined;
  /** How many records the importer withdrew in the day before. */
  readonly withdrawn: number;
  readonly flags: FlagLimits;
};

/** The flags (known exploited) that records of a batch carried before and do not any more, and whether so many may leave their catalogue. */
export type FlagLimits = {
  readonly ending: ReadonlySet<string>;
  /** How many flags stand. */
  readonly listed: number;
  readonly mayEnd: boolean;
};

/** Judges an arrival. */
export function judgeAdvisory(
  sent: AdvisoryImport,
  { stored, other, withdrawn, flags }: JudgedOn,
  context: ImportContext,
): AdvisoryJudgement {
  const { now } = context;
  const { arrival, ahead } = withoutWithdrawalAhead(sent, now);
  const decision = decideAdvisory(stored, decidedOn(arrival), now);
  if (decision === "unchanged" || stored?.refused.has(arrival.content) === true)
    return scheduled({ decision: "unchanged", arrival }, ahead);
  if (!isPlain(decision)) return heldFor(sent, decision, decision === "time-ahead" ? aheadIn(sent, now) : {});
  const relation = relationIn(arrival, stored, context);
  if (relation === "stranger") return heldFor(sent, "other-source", {});
  if (decision === "new" && other !== undefined) return heldFor(sent, "same-id", { other });
  const isSource = relation === "source" || context.importer === roomImporter;
  const takes = decision === "changed" ? takenAway(stored, arrival, now) : undefined;
  const lost = takes ?? (decision === "changed" && !isSource ? narrowedBy(stored, arrival) : undefined);
  if (lost !== undefined && !isSource) return heldFor(sent, "withdrawal", lost);
  const ended = decision === "changed" ? flagEnded(arrival, flags) : undefined;
  if (ended !== undefined && mayNotEnd(arrival, context)) return heldFor(sent, "other-source", ended);
  if (ended !== undefined && !flags.mayEnd) return heldFor(sent, "many-delistings", { ...ended, ...takes });
  if (takes === undefined)
    return scheduled({ decision, arrival, ...(ended === undefined ? {} : { takes: ended }) }, ahead);
  if (!mayWithdraw(withdrawn)) return heldFor(sent, "many-withdrawals", takes);
  return { decision, arrival, takes };
}

/** The record's own flag, where it is carried no more. */
function flagEnded(
  { record, flags }: AdvisoryImport,
  { ending, listed }: FlagLimits,
): FeedChangeEffect | undefined {
  if (flags?.length !== 0 || !ending.has(record.id)) return undefined;
  return { delisted: [record.id], count: 1, of: listed };
}

/** Whether somebody else speaks for the catalogue of the flags. */
function mayNotEnd({ origin }: AdvisoryImport, { authority, importer }: ImportContext): boolean {
  return sourceRelation(authority, { catalogue: cisaAdp }, { importer, path: origin.path }) === "stranger";
}

/**
 * How the importer stands to what stands here, and to a record that is new. A stranger to either is one: whoever stands here lets go of its place by itself, so a
 * document that names another publisher does not take it.
 */
function relationIn(
  { record, origin }: AdvisoryImport,
  stored: StoredRecordState | undefined,
  { authority, importer }: ImportContext,
): SourceRelation {
  const space = csafNamespaceOf(record.key);
  // Each name is asked about by itself: who speaks for one of them brings nothing under another that is somebody else's.
  const relationTo = (publisher: string): SourceRelation => {
    const names = [publisher, ...(space === undefined ? [] : [space])];
    const bringer = { importer, path: origin.path };
    const relations = new Set(
      names.map((name) => sourceRelation(authority, { id: record.id, publishers: [name] }, bringer)),
    );
    return (["stranger", "source"] as const).find((one) => relations.has(one)) ?? "unclaimed";
  };
  const arriving = relationTo(record.advisory.publisher);
  const standing = stored === undefined ? arriving : relationTo(stored.publisher);
  return arriving === "stranger" ? "stranger" : standing;
}

/** What an arrival is decided on. */
export function decidedOn({ record, content }: AdvisoryImport) {
  const { modified, withdrawn } = record.advisory;
  return { content, edition: record.edition ?? { at: modified }, withdrawn };
}

type PlainDecision = "new" | "changed" | "older";

function isPlain(decision: PlainDecision | HeldReason): decision is PlainDecision {
  return decision === "new" || decision === "changed" || decision === "older";
}

function heldFor(arrival: AdvisoryImport, reason: HeldReason, effect: FeedChangeEffect): AdvisoryJudgement {
  return { decision: "held", arrival, held: { reason, effect } };
}

/** A record that would be withdrawn some day is not today: what else it says is taken, that is held back. */
function withoutWithdrawalAhead(
  sent: AdvisoryImport,
  now: string,
): { readonly arrival: AdvisoryImport; readonly ahead: string | null } {
  const { record } = sent;
  const { withdrawn } = record.advisory;
  if (!isAheadOf(now, withdrawn)) return { arrival: sent, ahead: null };
  const advisory = { ...record.advisory, withdrawn: null };
  return { arrival: { ...sent, record: { ...record, advisory } }, ahead: withdrawn };
}

function scheduled(judged: AdvisoryJudgement, ahead: string | null): AdvisoryJudgement {
  return ahead === null ? judged : { ...judged, held: { reason: "time-ahead", effect: { ahead } } };
}

function aheadIn({ record }: AdvisoryImport, now: string): FeedChangeEffect {
  const edition = record.edition ?? { at: record.advisory.modified };
  const { at, parts } = edition;
  const ahead = isEditionAhead({ at }, now) ? at : (parts ?? null);
  return ahead === null ? {} : { ahead };
}

/** What a record would no longer say, or no longer say to all its readers: that it stands, or that any product of before is affected. */
function takenAway(
  stored: StoredRecordState | undefined,
  { record }: AdvisoryImport,
  at: string,
): FeedChangeEffect | undefined {
  if (stored === undefined) return undefined;
  const { withdrawn, affected, published } = record.advisory;
  const hidden = isHidden(stored, { sharing: record.sharing, published, withdrawn }, at)
    ? { hidden: true }
    : undefined;
  if (stored.withdrawn !== null) return hidden;
  if (withdrawn !== null) return { withdrawn, ...hidden };
  const now = affectedProducts(affected);
  const before = affectedProducts(stored.affected);
  const gone = [...before].filter((product) => !now.has(product));
  if (gone.length === 0 || gone.length < before.size) return hidden;
  return { ...productsGone(gone), ...hidden };
}

function productsGone(gone: readonly string[]): FeedChangeEffect {
  return { products: gone.slice(0, mostNamed), count: gone.length };
}

/** The products that leave a record, or of which it names fewer versions: its source may, everybody else waits. */
function narrowedBy(
  stored: StoredRecordState | undefined,
  { record }: AdvisoryImport,
): FeedChangeEffect | undefined {
  if (stored === undefined || stored.withdrawn !== null) return undefined;
  const gone = [...narrowedProducts(stored.affected, record.advisory.affected)];
  return gone.length === 0 ? undefined : productsGone(gone);
}

type ReadTerms = Parameters<typeof recordReader>[0];

/** Whether fewer may read a record than before: today, or on the day on which it was to be published. */
function isHidden(before: ReadTerms, after: ReadTerms, now: string): boolean {
  const days = [now, ...(isLater(before.published, now) ? [before.published] : [])];
  return days.some((at) => !mayRead(recordReader(before, at), recordReader(after, at)));
}

function isLater(time: string | null, now: string): time is string {
  return time !== null && Date.parse(time) > Date.parse(now);
}
