/**
 * Two rule packs over whom a draft selects: who would move and by how much, before anything is written. Moves are of what organisations
 * stated and delegated; the scenarios are what either pack says of a system whose exposure is known or not.
 */
import type { DirectiveDraft, DirectiveContent } from "#core/directive/directive.ts";
import type { Evaluation } from "#core/rules/evaluate.ts";
import { findPack } from "#core/rules/packs/index.ts";
import { referenceOf, type RulePack } from "#core/rules/rule-pack/rule-pack.ts";
import { strictestOf } from "#core/directive/strictest-advisory.ts";
import {
  deadlineDistribution,
  outcomeUnder,
  shiftOf,
  shiftsBetween,
} from "#core/privacy/compare-deadlines.ts";
import { Refusal } from "#core/problem.ts";
import { type ShownCount, suppress } from "#core/privacy/suppression.ts";
import { changedRows } from "#core/rules/decision-table-view.ts";
import type { Tx } from "#store/sql.ts";
import { population, type Selected } from "#stages/directive/population.ts";
import { asIssued } from "#stages/directive/preview.ts";

/** Counts that may be hidden, see `core/privacy/suppression.ts`. */
type ShownSelection = {
  readonly total: ShownCount;
  readonly byTier: Readonly<Record<string, ShownCount>>;
  readonly bySector: Readonly<Record<string, ShownCount>>;
};

/** What is known of a system's exposure. */
const exposures = ["yes", "no", "unknown"] as const;

/** The comparison of a draft under two packs, by reference, as the reader's office would issue it at `now`. Reads only. */
export async function comparePacks(
  tx: Tx,
  { draft, packs }: { readonly draft: DirectiveDraft; readonly packs: readonly string[] },
  now: string,
) {
  const [before, after] = [known(packs, 0), known(packs, 1)];
  const { said, narrowed, keys } = await asIssued(tx, draft, now);
  const whom = await population(tx, { scope: narrowed.scope, records: keys }, now);
  const [fallBefore, fallAfter] = [
    outcomeUnder(said, referenceOf(before)),
    outcomeUnder(said, referenceOf(after)),
  ];
  return {
    packs,
    scenarios: exposures.map((exposed) => {
      const facts = exposed === "unknown" ? {} : { exposed };
      const [old, fresh] = packs.map((rulePack) => strictestOf(under(said, rulePack), facts));
      const { direction, hours } = shiftOf(old?.due ?? null, fresh?.due ?? null);
      return { exposed, before: sideOf(old), after: sideOf(fresh), moves: direction, hours };
    }),
    falls: deadlineDistribution(whom.situations, [fallBefore, fallAfter]),
    moves: shiftsBetween(whom.situations, fallBefore, fallAfter),
    selected: shownTo(tx, whom.selected),
    rows: changedRows(before, after),
  };
}

function known(references: readonly string[], at: number): RulePack {
  const pack = findPack(references[at] ?? "");
  if (pack !== null) return pack;
  const message = `Rule pack ${references[at]} is not known here.`;
  throw new Refusal("input-invalid", message, [{ at: `/packs/${at}`, code: "rule-pack-unknown", message }]);
}

function under(said: DirectiveContent, rulePack: string): DirectiveContent {
  return { ...said, draft: { ...said.draft, rulePack } };
}

function sideOf(evaluation: Evaluation | null | undefined) {
  if (evaluation === null || evaluation === undefined) return null;
  const { outcome, tier, due, duration } = evaluation;
  return { outcome, tier, due, duration };
}

/** The chair does not see rows of organisations that stand somewhere: it gets counts as in the picture, small ones hidden with what would tell them. */
function shownTo(tx: Tx, { total, byTier, bySector }: Selected): ShownSelection {
  if (tx.actor.role !== "chair") return { total, byTier, bySector };
  const [tiers, sectors] = [byTier, bySector].map((groups) => {
    const rows = Object.fromEntries(Object.entries(groups).map(([name, count]) => [name, { count }]));
    return suppress({ total: { count: total }, rows }, []);
  });
  const hidden = tiers?.total["count"] === null || sectors?.total["count"] === null;
  return { total: hidden ? null : total, byTier: countsOf(tiers?.rows), bySector: countsOf(sectors?.rows) };
}

function countsOf(
  rows: Readonly<Record<string, Readonly<Record<string, ShownCount>>>> = {},
): Readonly<Record<string, ShownCount>> {
  return Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, row["count"] ?? null]));
}
