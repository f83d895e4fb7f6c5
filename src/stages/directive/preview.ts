/** What a draft would do, before anything is written: its faults, whom it selects, its text, example deadlines. */
import { carriedCalendar } from "#core/clock/calendars/index.ts";
import type { DirectiveDraft, DirectiveContent } from "#core/directive/directive.ts";
import { dateOf } from "#core/clock/clock.ts";
import { checkDraft, checkLastDay } from "#core/directive/check-draft.ts";
import { evaluate } from "#core/rules/evaluate.ts";
import type { DirectiveIssuer } from "#core/directive/directive-texts.ts";
import { findPack } from "#core/rules/packs/index.ts";
import { type ExampleDeadline, exampleDeadlines } from "#core/directive/strictest-advisory.ts";
import { deadlineDistribution, type DistributionRow, outcomeUnder } from "#core/privacy/compare-deadlines.ts";
import type { Finding } from "#core/problem.ts";
import { type RowsReached, rowsReached } from "#core/rules/decision-table-view.ts";
import type { Tx } from "#store/sql.ts";
import { officeOf } from "#stages/directive/locked-directive.ts";
import { population, type Selected } from "#stages/directive/population.ts";
import { issuer, loadDirectiveSources, type DirectiveSources } from "#stages/directive/directive-sources.ts";
import { directivesAbout, type RelatedDirective } from "#stages/directive/queries.ts";
import { publishedScope } from "#stages/directive/published-scope.ts";
import { readWorld } from "#stages/registry/queries.ts";

/** The whole preview. */
type DirectivePreview = {
  readonly findings: readonly Finding[];
  readonly selected: Selected;
  /** What would be issued, and by whom: what the text is made of. */
  readonly content: DirectiveContent;
  /** Other directives about the same advisories. */
  readonly sameAdvisory: readonly RelatedDirective[];
  readonly by: DirectiveIssuer;
  readonly deadlines: readonly ExampleDeadline[];
  /** How deadlines fall over those selected by what they stated and delegated; one count a row. */
  readonly falls: readonly DistributionRow[];
  /** For each advisory, the row that decides while nothing is known of the system, and every row that is still possible. */
  readonly rows: readonly (RowsReached & { readonly advisory: string })[];
};

/** The preview of a draft as the reader's office would issue it at `now`. Reads only. */
export async function previewDirective(
  tx: Tx,
  { directive, ...draft }: DirectiveDraft & { readonly directive?: string | undefined },
  now: string,
): Promise<DirectivePreview> {
  const { said, narrowed, by, findings, keys } = await asIssued(tx, draft, now);
  const { selected, situations } = await population(tx, { scope: narrowed.scope, records: keys }, now);
  const known = findPack(said.draft.rulePack) !== null;
  const names = said.advisories.flatMap(({ id, aliases }) => [id, ...aliases]);
  return {
    findings: [
      ...checkDraft(narrowed, by.topology),
      ...checkLastDay(said.draft, dateOf(now, by.topology)),
      ...findings,
      ...remarksOn(said),
    ],
    selected,
    content: said,
    sameAdvisory: await directivesAbout(tx, [...new Set([...draft.advisories, ...names])], directive),
    by,
    deadlines: exampleDeadlines(said),
    falls: known ? deadlineDistribution(situations, [outcomeUnder(said, said.draft.rulePack)]) : [],
    rows: rowsOf(said),
  };
}

/** What the dates of the draft's own actions rest on, each remark once. */
function remarksOn(said: DirectiveContent): readonly Finding[] {
  const all = said.advisories.flatMap((advisory) => {
    const evaluation = evaluate(said, advisory, { facts: {} });
    return evaluation.ok ? (evaluation.findings ?? []) : [];
  });
  return all.filter(({ message }, i) => all.findIndex((one) => one.message === message) === i);
}

/** A draft as the document that the reader's office would issue at `now`; `narrowed` has the scope that selects. */
export async function asIssued(
  tx: Tx,
  draft: DirectiveDraft,
  now: string,
): Promise<{
  readonly said: DirectiveContent;
  readonly narrowed: DirectiveDraft;
  readonly by: DirectiveIssuer;
  readonly findings: readonly Finding[];
  readonly keys: DirectiveSources["keys"];
}> {
  const office = officeOf(tx.actor);
  const { by, narrow, leads } = await issuer(tx, office, now);
  const { advisories, findings, keys } = await loadDirectiveSources(tx, draft.advisories);
  const published = await publishedScope(tx, draft, { leads, topology: by.topology, now });
  const said: DirectiveContent = {
    id: "-",
    revision: 1,
    state: "issued",
    drill: (await readWorld(tx))?.drill ?? false,
    dissemination: "-",
    issuedAt: now,
    issuedBy: office,
    draft: published.draft,
    ...(published.addressees !== null && { addressees: published.addressees }),
    ...carriedCalendar(by.topology),
    advisories,
    changes: null,
  };
  return { said, narrowed: narrow(draft), by, findings: [...findings, ...published.findings], keys };
}

/** Where each advisory falls in the rule pack's table while nothing is known of the system. */
function rowsOf({ draft, advisories }: DirectiveContent): DirectivePreview["rows"] {
  const pack = findPack(draft.rulePack);
  if (pack === null) return [];
  return advisories.map((advisory) => ({ advisory: advisory.id, ...rowsReached(pack, advisory, {}) }));
}
