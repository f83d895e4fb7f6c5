/** What a draft would do, before anything is written: its faults, whom it selects, its text, example deadlines. */
import type { DirectiveDraft } from "#core/directive/directive.ts";
import { dateOf } from "#core/clock/clock.ts";
import { checkDraft, checkLastDay } from "#core/directive/draft.ts";
import { evaluate, type Evaluation } from "#core/rules/evaluate.ts";
import { explain } from "#core/rules/explain.ts";
import type { Label } from "#core/directive/labels.ts";
import { findPack } from "#core/rules/packs/index.ts";
import { directiveText, type Sayable, strictestOf } from "#core/directive/directive-text.ts";
import { distribution, type FallRow, fallUnder } from "#core/privacy/deadline-shifts.ts";
import type { Finding } from "#core/problem.ts";
import { type RowsReached, rowsReached } from "#core/rules/table-view.ts";
import type { Tx } from "#store/sql.ts";
import { officeOf } from "#stages/directive/directive-head.ts";
import { population, type Selected } from "#stages/directive/population.ts";
import { issuer, loadSubject, type Subject } from "#stages/directive/document-parts.ts";
import { readWorld } from "#stages/registry/queries.ts";

/** The strictest evaluation for one exposure, with its sentence in both languages. */
export type ExampleDeadline = Evaluation & {
  readonly exposed: "yes" | "no" | "unknown";
  readonly explanation: { readonly ko: string; readonly en: string };
};

/** The whole preview. */
export type DirectivePreview = {
  readonly findings: readonly Finding[];
  readonly selected: Selected;
  readonly text: { readonly ko: string; readonly en: string };
  readonly deadlines: readonly ExampleDeadline[];
  /** How deadlines fall over those selected by what they stated and delegated; one count a row. */
  readonly falls: readonly FallRow[];
  /** For each advisory, the row that decides while nothing is known of the system, and every row that is still possible. */
  readonly rows: readonly (RowsReached & { readonly advisory: string })[];
};

/** The preview of a draft as the reader's office would issue it at `now`. Reads only. */
export async function previewDirective(
  tx: Tx,
  draft: DirectiveDraft,
  now: string,
): Promise<DirectivePreview> {
  const { said, name, findings, keys } = await asIssued(tx, draft, now);
  const { selected, situations } = await population(tx, { scope: said.draft.scope, records: keys }, now);
  const known = findPack(said.draft.rulePack) !== null;
  return {
    findings: [
      ...checkDraft(said.draft),
      ...checkLastDay(said.draft, dateOf(now)),
      ...findings,
      ...remarksOn(said),
    ],
    selected,
    text: directiveText(said, name),
    deadlines: exampleDeadlines(said),
    falls: known ? distribution(situations, [fallUnder(said, said.draft.rulePack)]) : [],
    rows: rowsOf(said),
  };
}

/** What the dates of the draft's own actions rest on, each remark once. */
function remarksOn(said: Sayable): readonly Finding[] {
  const all = said.advisories.flatMap((advisory) => {
    const evaluation = evaluate(said, advisory, { facts: {} });
    return evaluation.ok ? (evaluation.findings ?? []) : [];
  });
  return all.filter(({ message }, i) => all.findIndex((one) => one.message === message) === i);
}

/** A draft as the document that the reader's office would issue at `now`. */
export async function asIssued(
  tx: Tx,
  draft: DirectiveDraft,
  now: string,
): Promise<{
  readonly said: Sayable;
  readonly name: Label;
  readonly findings: readonly Finding[];
  readonly keys: Subject["keys"];
}> {
  const office = officeOf(tx.actor);
  const { name, narrow } = await issuer(tx, office, now);
  const { advisories, findings, keys } = await loadSubject(tx, draft.advisories);
  const said: Sayable = {
    id: "-",
    revision: 1,
    state: "issued",
    drill: (await readWorld(tx))?.drill ?? false,
    dissemination: "-",
    issuedAt: now,
    issuedBy: office,
    draft: narrow(draft),
    advisories,
    changes: null,
  };
  return { said, name, findings, keys };
}

/** Where each advisory falls in the rule pack's table while nothing is known of the system. */
function rowsOf({ draft, advisories }: Sayable): DirectivePreview["rows"] {
  const pack = findPack(draft.rulePack);
  if (pack === null) return [];
  return advisories.map((advisory) => ({ advisory: advisory.id, ...rowsReached(pack, advisory, {}) }));
}

function exampleDeadlines(said: Sayable): readonly ExampleDeadline[] {
  return (["yes", "no", "unknown"] as const).flatMap((exposed) => {
    const evaluation = strictestOf(said, exposed === "unknown" ? {} : { exposed });
    if (evaluation === null) return [];
    const explanation = { ko: explain(evaluation, "ko"), en: explain(evaluation, "en") };
    return [{ ...evaluation, exposed, explanation }];
  });
}
