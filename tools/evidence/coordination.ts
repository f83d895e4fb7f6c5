/** The machines of a case: the whole space of report management, embargo management and case state with three participants, and the ten laws. */
import { caseLaws } from "#test/kit/coordination/laws.ts";
import { explore } from "#test/kit/coordination/explore.ts";
import { startingCases } from "#test/kit/coordination/starting-cases.ts";
import { caseTransitions } from "#core/coordination/machine/case-transitions.ts";

/** Markdown: states, passages, rows that were taken, violations of each law, and how long it took. */
export function coordinationEvidence(): string {
  const started = performance.now();
  const seen = explore(startingCases(3), caseLaws);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const laws = caseLaws.map(({ sentence }, at) => {
    const broken = seen.violations.filter((one) => one.sentence === sentence).length;
    return `${at + 1}. ${sentence} ${broken} violations.`;
  });
  return [
    "## Coordination: report × embargo × case state, three participants",
    "",
    `${seen.states} states, ${seen.passages} passages, ${seen.rows.size} of ${caseTransitions().length} rows taken, ${seen.stuck} dead ends, in ${seconds} s.`,
    "",
    ...laws,
    "",
  ].join("\n");
}
