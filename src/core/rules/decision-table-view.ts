/**
 * A rule pack's table for people: its rows with what each asks for, the rows that the facts of an advisory reach, and where two packs
 * differ. It shows what `policy/` decided.
 */
import type { ActionTier } from "#core/rules/action.ts";
import type { Span } from "#core/clock/clock.ts";
import { type AssetFacts, judgeByTable, type VulnerabilityFacts } from "#core/rules/judge-by-table.ts";
import { type FactName, referenceOf, type RulePack } from "#core/rules/rule-pack/rule-pack.ts";
import { decide, slug } from "#core/rules/table/table.ts";

/** One column of a table: the decision point, the fact that gives it, and its values, least urgent first. `missing` counts when the fact is not known. */
export type TableInput = {
  readonly point: string;
  readonly name: string;
  readonly fact: FactName | null;
  readonly missing: string | null;
  readonly values: readonly { readonly key: string; readonly name: string }[];
};

/** One row: the name of the value in each column, and what the outcome asks for. */
export type DecisionTableRow = {
  readonly values: readonly string[];
  readonly outcome: string;
  readonly key: string;
  readonly tier: ActionTier;
  readonly duration: Span;
};

/** A pack's table. */
export type TableView = {
  readonly inputs: readonly TableInput[];
  readonly rows: readonly DecisionTableRow[];
};

/** The table of a pack as it is shown, rows in the published order. */
export function tableView(pack: RulePack): TableView {
  const { points, outcome, rows } = pack.table;
  const inputs = points.map(({ id, name, values }): TableInput => {
    const input = pack.inputs.find(({ point }) => point === id);
    return {
      point: id,
      name,
      fact: input?.fact ?? null,
      missing: input === undefined ? null : nameOf(values, input.values[input.missing]),
      values: values.map((value) => ({ key: value.key, name: value.name })),
    };
  });
  return {
    inputs,
    rows: rows.flatMap((row): readonly DecisionTableRow[] => {
      const key = row[points.length] ?? "";
      const asks = pack.outcomes[key];
      if (asks === undefined) return [];
      return [
        {
          values: points.map(({ values }, at) => nameOf(values, row[at])),
          outcome: nameOf(outcome.values, key),
          key,
          tier: asks.tier,
          duration: asks.duration,
        },
      ];
    }),
  };
}

/** What a pack says of itself, as it is shown. */
export function packHeadView(pack: RulePack) {
  const { name: title, source, unverified, effective, supersedes } = pack;
  return { id: referenceOf(pack), title, source, unverified, effective, supersedes };
}

/** What each outcome of a pack asks for, least urgent first; an outcome without a meaning is left out. */
export function outcomeMeanings(pack: RulePack) {
  return pack.table.outcome.values.flatMap(({ key, name }) => {
    const asks = pack.outcomes[key];
    return asks === undefined ? [] : [{ ...asks, key, name, withoutPatch: asks.withoutPatch ?? null }];
  });
}

function nameOf(values: readonly { readonly key: string; readonly name: string }[], key = ""): string {
  return values.find((value) => value.key === key)?.name ?? key;
}

/** The row that decides, what is not known counted as the worst, and every row that the known facts alone allow. Row numbers from 0. */
export type RowsReached = {
  readonly row: number | null;
  readonly reached: readonly number[];
  /** Facts that nobody states, in the order of the columns. */
  readonly unknown: readonly FactName[];
};

/** The rows of a pack's table that a vulnerability on an asset reaches. */
export function rowsReached(
  pack: RulePack,
  vulnerability: VulnerabilityFacts,
  asset: AssetFacts,
): RowsReached {
  const verdict = judgeByTable(pack, vulnerability, asset);
  const reasons = verdict?.reasons ?? [];
  const known = pack.table.points.map(({ id }) => {
    const at = pack.inputs.findIndex(({ point }) => point === id);
    const reason = reasons[at];
    return reason === undefined || reason.origin === "assumed" ? null : pack.inputs[at]?.values[reason.value];
  });
  const reached = pack.table.rows.flatMap((row, number) =>
    known.every((key, at) => key === null || key === row[at]) ? [number] : [],
  );
  const unknown = reasons.flatMap(({ fact, origin }) => (origin === "assumed" ? [fact] : []));
  return { row: verdict?.row ?? null, reached, unknown };
}

/** What one pack asks for under some facts; `row` from 0. */
export type PackDecision = {
  readonly row: number;
  readonly outcome: string;
  readonly tier: ActionTier;
  readonly duration: Span;
};

/** A combination of facts on which two packs ask for different things; `null` where a table has a gap. */
type ChangedRow = {
  readonly facts: Readonly<Partial<Record<FactName, string>>>;
  readonly before: PackDecision | null;
  readonly after: PackDecision | null;
};

/** Largest number of combinations that are gone through, and of changed ones that are listed. */
const bounds = { combinations: 50_000, listed: 200 };

/** Every combination of the facts that either pack reads on which they differ in tier or time; `total` counts also what is not listed. */
export function changedRows(
  before: RulePack,
  after: RulePack,
): { readonly total: number; readonly items: readonly ChangedRow[] } {
  const facts = new Map<FactName, readonly string[]>();
  for (const { fact, values } of [...before.inputs, ...after.inputs])
    facts.set(fact, [...new Set([...(facts.get(fact) ?? []), ...Object.keys(values)])]);
  const items: ChangedRow[] = [];
  let total = 0;
  for (const combination of combinations([...facts])) {
    const row = { facts: combination, before: ask(before, combination), after: ask(after, combination) };
    if (sameAsked(row.before, row.after)) continue;
    total += 1;
    if (items.length < bounds.listed) items.push(row);
  }
  return { total, items };
}

function* combinations(
  facts: readonly (readonly [FactName, readonly string[]])[],
): Generator<Partial<Record<FactName, string>>> {
  const size = facts.reduce((product, [, values]) => product * values.length, 1);
  for (let number = 0; number < Math.min(size, bounds.combinations); number += 1) {
    let rest = number;
    yield Object.fromEntries(
      facts.toReversed().map(([fact, values]) => {
        const value = values[rest % values.length];
        rest = Math.floor(rest / values.length);
        return [fact, value];
      }),
    ) as Partial<Record<FactName, string>>;
  }
}

function ask(pack: RulePack, facts: Partial<Record<FactName, string>>): PackDecision | null {
  const inputs = pack.inputs.map(({ point, fact, values, missing }) => {
    const value = facts[fact] ?? missing;
    return [point, values[value] ?? values[missing]] as const;
  });
  const { key, row } = decide(pack.table, Object.fromEntries(inputs));
  const asks = key === null ? undefined : pack.outcomes[key];
  if (key === null || row === null || asks === undefined) return null;
  return {
    row,
    outcome: slug(nameOf(pack.table.outcome.values, key)),
    tier: asks.tier,
    duration: asks.duration,
  };
}

function sameAsked(a: PackDecision | null, b: PackDecision | null): boolean {
  if (a === null || b === null) return a === b;
  return a.tier === b.tier && JSON.stringify(a.duration) === JSON.stringify(b.duration);
}
