/** The three machines of a case as one table, drawn from the code that runs them, and as a drawing for Graphviz. */
import { caseStateTransitions } from "#core/coordination/machine/case-machine.ts";
import { embargoTransitions } from "#core/coordination/machine/embargo-machine.ts";
import { reportTransitions } from "#core/coordination/machine/report-machine.ts";
import type { Transition } from "#core/coordination/machine/transition.ts";

/** The machines by their names, each with its table. */
const machines = {
  "report-management": reportTransitions,
  "embargo-management": embargoTransitions,
  "case-state": caseStateTransitions,
} as const satisfies Readonly<Record<string, readonly Transition[]>>;
export type CaseMachine = keyof typeof machines;

/** A row with the machine that it belongs to. */
type MachineTransition = { readonly machine: CaseMachine } & Transition;

/** Every row of every machine. */
export function caseTransitions(): readonly MachineTransition[] {
  return Object.entries(machines).flatMap(([machine, rows]) =>
    rows.map((row) => ({ machine: machine as CaseMachine, ...row })),
  );
}

/** The machines as one drawing in Graphviz' language. */
export function transitionsDot(rows: readonly MachineTransition[]): string {
  const groups = [...Map.groupBy(rows, ({ machine }) => machine)].map(([machine, of]) => {
    const node = (state: string): string => `"${machine}/${state}"`;
    const states = [...new Set(of.flatMap(({ from, to }) => [from, to]))];
    return [
      `  subgraph "cluster_${machine}" {`,
      `    label="${machine}";`,
      ...states.map((state) => `    ${node(state)} [label="${state}"];`),
      ...of.map(({ from, act, to }) => `    ${node(from)} -> ${node(to)} [label="${act}"];`),
      "  }",
    ].join("\n");
  });
  return ["digraph case {", "  rankdir=LR;", ...groups, "}", ""].join("\n");
}
