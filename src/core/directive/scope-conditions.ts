/** The conditions that a scope is made of, each as a scope of its own: what is asked of it before its text may be published. */
import { type ASTNode, serialize } from "@marcbachmann/cel-js";
import { attributeOf, partsOf, type Scope } from "#core/directive/scope.ts";

/** Whether a scope reads an attribute of the organisation anywhere, e.g. its `id`. */
export function readsAttribute({ ast }: Scope, attribute: string): boolean {
  const reads = (node: ASTNode): boolean => attributeOf(node) === attribute || partsOf(node).some(reads);
  return reads(ast);
}

/** The texts of every condition anywhere within a scope, itself first, each once; of a list of values, one condition for each value. */
export function conditionsOf({ ast }: Scope): readonly string[] {
  const within = (node: ASTNode): readonly string[] => [
    ...(isCondition(node) ? [serialize(node)] : []),
    ...eachValue(node),
    ...partsOf(node).flatMap(within),
  ];
  return [...new Set(within(ast))];
}

const conditions: ReadonlySet<string> = new Set("&& || ?: !_ in == != < <= > >= rcall".split(" "));

function isCondition(node: ASTNode): boolean {
  return conditions.has(node.op) || attributeOf(node) === "criticalInfrastructure";
}

function eachValue(node: ASTNode): readonly string[] {
  if (node.op !== "in") return [];
  const [left, right] = node.args;
  const values = right.op === "list" ? right.args : [];
  return values.map((value) => `(${serialize(left)}) == (${serialize(value)})`);
}

/** The text of a scope with every id that it compares an organisation's with left out, so that it shows how many are named and not which. */
export function withoutIds({ ast, source }: Scope): string {
  const named: { readonly start: number; readonly end: number }[] = [];
  const look = (node: ASTNode): void => {
    const parts = partsOf(node);
    if (parts.some((part) => attributeOf(part) === "id")) named.push(...parts.flatMap(textsWithin));
    parts.forEach(look);
  };
  look(ast);
  const distinct = new Map(named.map((one) => [one.start, one]));
  const ordered = [...distinct.values()].toSorted((a, b) => b.start - a.start);
  return ordered.reduce((text, { start, end }) => `${text.slice(0, start)}"…"${text.slice(end)}`, source);
}

function textsWithin(node: ASTNode): readonly ASTNode[] {
  if (node.op === "value") return typeof node.args === "string" ? [node] : [];
  return partsOf(node).flatMap(textsWithin);
}
