/** A row of a state machine's table, and looking one up. A table is the machine: whatever no row allows is refused. */
import type { ActingRole } from "#core/coordination/machine/case-role.ts";

/** One row: in a state, an act of one of some roles leads to a state. */
export type Transition<State extends string = string, Act extends string = string> = {
  readonly from: State;
  readonly act: Act;
  readonly to: State;
  readonly by: readonly ActingRole[];
};

/** The rows of a table by state and act. */
type TransitionIndex<State extends string, Act extends string> = ReadonlyMap<
  State,
  ReadonlyMap<Act, Transition<State, Act>>
>;

/** A table, ready to be looked up. */
export function indexTransitions<State extends string, Act extends string>(
  rows: readonly Transition<State, Act>[],
): TransitionIndex<State, Act> {
  const index = new Map<State, Map<Act, Transition<State, Act>>>();
  for (const row of rows) {
    const acts = index.get(row.from) ?? new Map<Act, Transition<State, Act>>();
    index.set(row.from, acts.set(row.act, row));
  }
  return index;
}

/** Where an act leads from a state; `null` where no row allows it. */
export function nextState<State extends string, Act extends string>(
  index: TransitionIndex<State, Act>,
  from: State,
  act: Act,
): State | null {
  return index.get(from)?.get(act)?.to ?? null;
}
