/** Puts a scope into words in Korean and English. `scope.ts` evaluates it. */
import type { ASTNode } from "@marcbachmann/cel-js";
import type { Language } from "#core/clock/clock.ts";
import {
  attributeLabels,
  domainLabels,
  type Label,
  sectorLabels,
  tierLabels,
} from "#core/directive/labels.ts";
import { attributeOf, type Scope } from "#core/directive/scope.ts";

const words: Readonly<Record<string, Readonly<Record<string, Label>>>> = {
  tier: tierLabels,
  sector: sectorLabels,
  domain: domainLabels,
};

/** Whom the scope selects, e.g. `계층: 시·군·구 그리고 직원 수 >= 300`. A part without words of its own is shown as it was written. */
export function scopeText(scope: Scope, language: Language): string {
  return say(scope.ast, { language, source: scope.source });
}

type ScopeTextContext = { readonly language: Language; readonly source: string };

function say(node: ASTNode, saying: ScopeTextContext): string {
  const ko = saying.language === "ko";
  switch (node.op) {
    case "value":
      if (node.args === true) return ko ? "모든 기관·기업" : "every organisation";
      return node.args === false ? (ko ? "없음" : "none") : written(node, saying);
    case "&&":
    case "||": {
      const glue = node.op === "&&" ? (ko ? " 그리고 " : " and ") : ko ? " 또는 " : " or ";
      return node.args.map((part) => inParentheses(part, node.op, saying)).join(glue);
    }
    case "!_":
      return ko ? `(${say(node.args, saying)}) 아님` : `not (${say(node.args, saying)})`;
    case ".":
      return labelOf(attributeOf(node) ?? "", saying.language) ?? written(node, saying);
    case "==":
    case "!=":
    case "in":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return comparison(node.op, node.args, saying) ?? written(node, saying);
    default:
      return written(node, saying);
  }
}

/** `a or b` inside `and` keeps its parentheses, and the other way round. */
function inParentheses(node: ASTNode, around: string, saying: ScopeTextContext): string {
  const mixed = (node.op === "&&" || node.op === "||") && node.op !== around;
  return mixed ? `(${say(node, saying)})` : say(node, saying);
}

function comparison(op: string, sides: readonly [ASTNode, ASTNode], saying: ScopeTextContext): string | null {
  const [left, right] = sides;
  const attribute = attributeOf(left);
  const label = labelOf(attribute ?? "", saying.language);
  if (attribute === null || label === null) return null;
  const values = (right.op === "list" ? right.args : [right]).map((value) =>
    sayValue(value, attribute, saying),
  );
  if (op === "in" || op === "==") return `${label}: ${values.join(", ")}`;
  if (op === "!=")
    return saying.language === "ko" ? `${label}: ${values[0]} 아님` : `${label}: not ${values[0]}`;
  return `${label} ${op} ${values[0]}`;
}

function sayValue(node: ASTNode, attribute: string, saying: ScopeTextContext): string {
  if (node.op !== "value" || typeof node.args !== "string") return written(node, saying);
  const known = words[attribute];
  const label = known !== undefined && Object.hasOwn(known, node.args) ? known[node.args] : undefined;
  return label?.[saying.language] ?? node.args;
}

function labelOf(attribute: string, language: Language): string | null {
  return Object.hasOwn(attributeLabels, attribute) ? (attributeLabels[attribute]?.[language] ?? null) : null;
}

function written(node: ASTNode, { source }: ScopeTextContext): string {
  return source.slice(node.start, node.end);
}
