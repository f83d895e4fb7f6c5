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
    const words = topology === undefined ? [] : unknownWords(text, topology, test.ast);
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
export function partsOf(node: ASTNode): readonly ASTNode[] {
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

/** A text that a scope compares an attribute with, where it stands. */
type ComparedWord = { readonly attribute: TermAttribute; readonly word: string; readonly start: number };

/** Every text in a comparison of an attribute, in the order of the scope; what is compared by its beginning or a part is none. */
function comparedIn(node: ASTNode): readonly ComparedWord[] {
  const inner = partsOf(node).flatMap(comparedIn);
  if (node.op !== "==" && node.op !== "!=" && node.op !== "in") return inner;
  const [left, right] = node.args;
  const attribute = attributeOf(left) ?? (node.op === "in" ? null : attributeOf(right));
  if (attribute === null || !isTermAttribute(attribute)) return inner;
  return [...inner, ...textsIn(left, right).map((text) => ({ attribute, ...text }))];
}

function textsIn(...nodes: readonly ASTNode[]): readonly Omit<ComparedWord, "attribute">[] {
  return nodes.flatMap((node) =>
    node.op === "value" && typeof node.args === "string"
      ? [{ word: node.args, start: node.start }]
      : textsIn(...partsOf(node)),
  );
}

/** The words that a scope compares an attribute with. */
export function comparedWords({ ast }: Scope, attribute: TermAttribute): readonly string[] {
  return comparedIn(ast).flatMap((one) => (one.attribute === attribute ? [one.word] : []));
}

/** The texts with which a scope tests the beginning, the end or a part of an attribute. */
export function testedTexts({ ast }: Scope, attribute: TermAttribute): readonly string[] {
  const testsIn = (node: ASTNode): readonly string[] => {
    const inner = partsOf(node).flatMap(testsIn);
    if (node.op !== "rcall" || attributeOf(node.args[1]) !== attribute) return inner;
    return [...inner, ...textsIn(...node.args[2]).map(({ word }) => word)];
  };
  return testsIn(ast);
}

/** Comparisons of an attribute with a word that the topology does not have for it: a slip that would silently select nobody. */
function unknownWords(text: string, topology: Topology, ast: ASTNode): readonly Finding[] {
  return comparedIn(ast).flatMap(({ attribute, word, start }) => {
    const words = idsOf(topology, attribute);
    return words.includes(word) ? [] : [find(text, start, "scope-word-unknown", `none of ${some(words)}`)];
  });
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
