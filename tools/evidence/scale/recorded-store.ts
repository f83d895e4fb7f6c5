/** A store that notes each statement, and where it is asked to, its plan: the statement is explained as the same actor, in the same transaction, before it runs. */
import { aroundTransactions } from "#store/around-transactions.ts";
import type { Sql, Store, Tx } from "#store/sql.ts";

/** A node of a plan, as PostgreSQL writes it in JSON. */
type PlanNode = {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly PlanNode[];
};
type ExplainedPlan = { readonly Plan: PlanNode; readonly "Execution Time": number };

/** One statement that a request made. */
export type RecordedStatement = { readonly text: string; readonly plan: ExplainedPlan | null };

/** What is noted; `explain` is switched on while plans are wanted. */
export type Recording = { statements: RecordedStatement[]; explain: boolean };

/** The store, recorded, whatever lane it is used on. */
export function recordedStore(store: Store, recording: Recording): Store {
  return aroundTransactions(store, async (_, run) => await run((tx) => recordedTx(tx, recording)));
}

function recordedTx(tx: Tx, recording: Recording): Tx {
  const note = async (query: Sql): Promise<void> => {
    const text = query.strings.join("$").replace(/\s+/g, " ").trim();
    const explains =
      recording.explain && /^(?:select|with)\b/i.test(text) && !/for update|pg_advisory/.test(text);
    recording.statements.push({ text, plan: explains ? await planOf(tx, query) : null });
  };
  return {
    ...tx,
    rows: async (query) => (await note(query), await tx.rows(query)),
    first: async (query) => (await note(query), await tx.first(query)),
    run: async (query) => (await note(query), await tx.run(query)),
  };
}

async function planOf(tx: Tx, { strings, values }: Sql): Promise<ExplainedPlan | null> {
  const explained = {
    strings: [`explain (analyze, format json) ${strings[0] ?? ""}`, ...strings.slice(1)],
    values,
  };
  const row = await tx.first<{ "QUERY PLAN": readonly ExplainedPlan[] }>(explained);
  return row?.["QUERY PLAN"][0] ?? null;
}

/** Every node of a plan with how deep it lies. */
export function nodesOf(node: PlanNode, depth = 0): readonly (readonly [PlanNode, number])[] {
  return [[node, depth], ...(node.Plans ?? []).flatMap((child) => nodesOf(child, depth + 1))];
}

/** How many rows a node looked at in all. */
export function rowsLookedAt(node: PlanNode): number {
  return Math.round((node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"]);
}

/** A plan as lines: what each node does, to what, and how many rows it gave in all. */
export function planText({ Plan: root, "Execution Time": took }: ExplainedPlan): string {
  const lines = nodesOf(root).map(([node, depth]) => {
    const about = [node["Index Name"] ?? node["Relation Name"]].filter((name) => name !== undefined);
    const rows = Math.round(node["Actual Rows"] * node["Actual Loops"]);
    return `${"  ".repeat(depth)}${[node["Node Type"], ...about].join(" ")} → ${rows}`;
  });
  return [...lines, `${took.toFixed(1)} ms`].join("\n");
}
