/**
 * Scopes: CEL over `org`, the attributes of an organisation in `actor.ts`, and nothing else. Only comparisons, membership,
 * conditions and three text tests are admitted, so a scope ends in time linear in its length; CEL's `matches`, macros and
 * arithmetic are not.
 */
import { type ASTNode, Environment } from "@marcbachmann/cel-js";
import type { Finding, Parsed } from "#core/problem.ts";
import { parsed } from "#core/problem.ts";
import type { OrganizationAttributes } from "#core/actor.ts";
import { idsOf, type TermAttribute, termLists, type Topology } from "#core/topology/topology.ts";

/** A scope that was read and type-checked. `ast` is for those who put it into words (`messages/render/scope.ts`). */
export type Scope = {
  readonly source: string;
  readonly ast: ASTNode;
  readonly test: (context: { readonly org: Readonly<Record<string, unknown>> }) => unknown;
};

/** Most characters of a scope. */
const longestScope = 2000;

const limits = {
  maxAstNodes: 400,
  maxDepth: 24,
  maxListElements: 300,
  maxMapEntries: 0,
  maxCallArguments: 4,
};

const environment = new Environment({ unlistedVariablesAreDyn: false, limits }).registerVariable({
  name: "org",
  schema: {
    id: "string",
    tier: "string",
    sector: "string",
    domain: "string",
    region: "string",
    criticalInfrastructure: "bool",
    size: "int",
  },
});

const admitted: ReadonlySet<string> = new Set(
  "value id . == != in < <= > >= && || !_ -_ ?: list rcall".split(" "),
);
const textTests: ReadonlySet<string> = new Set(["startsWith", "endsWith", "contains"]);

/**
 * The scope, or findings at `byte N` of the text: syntax, an unknown attribute, a wrong type, too long; and, where a topology is given, a word
 * that it does not have. Who reads a scope that a room has published leaves the topology out: the room has checked its words.
 */
export function parseScope(text: string, topology?: Topology): Parsed<Scope> {
  if (text.length > longestScope)
    return {
      ok: false,
      findings: [find(text, longestScope, "scope-too-long", `longer than ${longestScope}`)],
    };
  try {
    const test = environment.parse(text);
    const findings = unsupported(text, test.ast);
    if (findings.length > 0) return { ok: false, findings };
    const checked = test.check();
    if (!checked.valid) return { ok: false, findings: [fromError(text, checked.error)] };
    if (checked.type !== "bool")
      return {
        ok: false,
        findings: [find(text, 0, "scope-not-a-condition", `a ${checked.type}, not a condition`)],
      };
    const words = topology === undefined ? [] : unknownWords({ text, topology }, test.ast);
    if (words.length > 0) return { ok: false, findings: words };
    return parsed({ source: text, ast: test.ast, test });
  } catch (error) {
    return { ok: false, findings: [fromError(text, error)] };
  }
}

/** Whether the scope selects an organisation with these attributes. */
export function selects(scope: Scope, facts: OrganizationAttributes): boolean {
  return scope.test({ org: { ...facts, size: BigInt(Math.trunc(facts.size)) } }) === true;
}

/** The direct parts of a node, in the order of the text. */
function partsOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case "value":
    case "id":
      return [];
    case ".":
    case ".?":
      return [node.args[0]];
    case "!_":
    case "-_":
      return [node.args];
    case "list":
      return node.args;
    case "map":
      return node.args.flat();
    case "call":
      return node.args[1];
    case "rcall":
      return [node.args[1], ...node.args[2]];
    default:
      return node.args;
  }
}

function unsupported(text: string, node: ASTNode): readonly Finding[] {
  const inner = partsOf(node).flatMap((part) => unsupported(text, part));
  const fine = admitted.has(node.op) && (node.op !== "rcall" || textTests.has(node.args[0]));
  return fine ? inner : [find(text, node.start, "scope-unsupported", "more than a scope may use"), ...inner];
}

type Vocabulary = { readonly text: string; readonly topology: Topology };

/** Comparisons of an attribute with a word that the topology does not have for it: a slip that would silently select nobody. */
function unknownWords(vocabulary: Vocabulary, node: ASTNode): readonly Finding[] {
  const { text, topology } = vocabulary;
  const inner = partsOf(node).flatMap((part) => unknownWords(vocabulary, part));
  if (node.op !== "==" && node.op !== "!=" && node.op !== "in") return inner;
  const [left, right] = node.args;
  const name = attributeOf(left) ?? (node.op === "in" ? null : attributeOf(right));
  if (name === null || !isTermAttribute(name)) return inner;
  const words = idsOf(topology, name);
  const literals = [left, right].flatMap((side) => (side.op === "list" ? side.args : [side]));
  return literals.reduce<readonly Finding[]>((found, literal) => {
    if (literal.op !== "value" || typeof literal.args !== "string" || words.includes(literal.args))
      return found;
    return [...found, find(text, literal.start, "scope-word-unknown", `none of ${some(words)}`)];
  }, inner);
}

function isTermAttribute(name: string): name is TermAttribute {
  return Object.hasOwn(termLists, name);
}

function some(words: readonly string[]): string {
  return words.length > 30 ? `${words.slice(0, 30).join(", ")} …` : words.join(", ");
}

/** The attribute that a node reads, e.g. `tier` for `org.tier`; `null` for anything else. */
export function attributeOf(node: ASTNode): string | null {
  return node.op === "." && node.args[0].op === "id" ? node.args[1] : null;
}

function fromError(text: string, error: unknown): Finding {
  const shaped = error as {
    readonly summary?: unknown;
    readonly range?: { readonly start?: unknown };
  } | null;
  const start = typeof shaped?.range?.start === "number" ? shaped.range.start : 0;
  const summary = typeof shaped?.summary === "string" ? shaped.summary : "not an expression";
  return find(text, start, "scope-unreadable", summary.slice(0, 200));
}

function find(text: string, start: number, code: string, what: string): Finding {
  const at = `byte ${new TextEncoder().encode(text.slice(0, start)).length}`;
  const shown = text.slice(start, start + 40);
  return { at, code, message: `The scope is not usable at "${shown}": ${what}.` };
}
