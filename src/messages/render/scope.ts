/** Whom a scope selects, in words. A part without words of its own is shown as it was written. */
import type { ASTNode } from "@marcbachmann/cel-js";
import { attributeOf, type Scope } from "#core/directive/scope.ts";
import type { Topology } from "#core/topology/topology.ts";
import type { Translate } from "#messages/message.ts";
import { listText } from "#messages/render/list.ts";
import { termText } from "#messages/render/term.ts";

type ScopeWords = Translate<"directive" | "label" | "list">;
type ScopeContext = { readonly t: ScopeWords; readonly source: string; readonly topology: Topology };

/** Whom the scope selects, e.g. `tier: basic local governments and staff >= 300`. */
export function scopeText(scope: Scope, topology: Topology, t: ScopeWords): string {
  return nodeText(scope.ast, { t, source: scope.source, topology });
}

function nodeText(node: ASTNode, context: ScopeContext): string {
  const { t } = context;
  switch (node.op) {
    case "value":
      if (node.args === true) return t("directive.scope.everyone");
      return node.args === false ? t("directive.scope.nobody") : written(node, context);
    case "&&":
    case "||":
      return node.args
        .map((part) => inParentheses(part, node.op, context))
        .join(t(node.op === "&&" ? "directive.scope.and" : "directive.scope.or"));
    case "!_":
      return t("directive.scope.not", { scope: nodeText(node.args, context) });
    case ".":
      return attributeLabel(attributeOf(node) ?? "", t) ?? written(node, context);
    case "==":
    case "!=":
    case "in":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return comparison(node.op, node.args, context) ?? written(node, context);
    default:
      return written(node, context);
  }
}

/** `a or b` inside `and` keeps its parentheses, and the other way round. */
function inParentheses(node: ASTNode, around: string, context: ScopeContext): string {
  const mixed = (node.op === "&&" || node.op === "||") && node.op !== around;
  return mixed ? `(${nodeText(node, context)})` : nodeText(node, context);
}

function comparison(
  op: string,
  [left, right]: readonly [ASTNode, ASTNode],
  context: ScopeContext,
): string | null {
  const { t } = context;
  const name = attributeOf(left);
  const attribute = attributeLabel(name ?? "", t);
  if (name === null || attribute === null) return null;
  const values = (right.op === "list" ? right.args : [right]).map((value) => valueText(value, name, context));
  if (op === "in" || op === "==") return t("directive.scope.is", { attribute, values: listText(values, t) });
  const value = values[0] ?? "";
  return op === "!=" ? t("directive.scope.isNot", { attribute, value }) : `${attribute} ${op} ${value}`;
}

function valueText(node: ASTNode, attribute: string, context: ScopeContext): string {
  if (node.op !== "value" || typeof node.args !== "string") return written(node, context);
  return termText(attribute, node.args, context.topology, context.t);
}

function attributeLabel(attribute: string, t: ScopeWords): string | null {
  return t.find(`label.attribute.${attribute}`) ?? null;
}

function written(node: ASTNode, { source }: ScopeContext): string {
  return source.slice(node.start, node.end);
}
