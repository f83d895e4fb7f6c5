/** `bongsu case transitions`: every row of the machines that move a case, for people, programs and Graphviz. */
import { inColumns } from "#cli/columns.ts";
import { caseTransitions, transitionsDot } from "#core/coordination/machine/case-transitions.ts";

/** The rows as text of a format; `null` where there is no such format. */
export function printTransitions(format: string): string | null {
  const rows = caseTransitions();
  if (format === "json") return `${JSON.stringify(rows, null, 2)}\n`;
  if (format === "dot") return transitionsDot(rows);
  if (format !== "text") return null;
  const lines = rows.map(({ machine, from, act, to, by }) => [machine, from, act, to, by.join(" ")]);
  return `${inColumns(lines)}\n`;
}
