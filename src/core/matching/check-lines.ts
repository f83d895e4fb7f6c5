/**
 * From matches to the lines that a person reads: one a component and vulnerability, however many sources and packs speak of it, with the rule
 * that decided, what asks for it, by when, and the version to move to. How a line looks is for whoever shows it.
 */
import {
  type Conclusion,
  concludeAll,
  type RuleName,
  type SourceStatement,
} from "#core/matching/conclude.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { suggestFix } from "#core/matching/suggest-fix.ts";
import type { Fix } from "#core/fix/fix.ts";
import type { Component, Inventory } from "#core/inventory/component.ts";
import type { Match, Matcher } from "#core/matching/match.ts";
import type { AdvisoryDetails } from "#core/pack/details.ts";
import type { VexStatement } from "#core/vex/vex-statement.ts";
import type { Verdict } from "#core/verdict.ts";

/**
 * One conclusion with where it was found and what to do. `advisory`, `reason` and `details` are the deciding source's; `aliases` are all other
 * names of the vulnerability. An empty `advisory` means that none could be named.
 */
export type CheckLine = Verdict & {
  /** The CVE id where there is one, else the first of the advisories' ids; empty where no advisory could be named. */
  readonly vulnerability: string;
  readonly rule: RuleName;
  /** What every source says, the deciding one first, then those that agree, then the dissent. */
  readonly statements: readonly SourceStatement[];
  /** Path of the software list as its owner names it, and the name of its reader. */
  readonly source: string;
  readonly kind: string;
  /** The list's own address, where it has one. */
  readonly address?: string;
  readonly details: AdvisoryDetails | null;
  /** The records of every source that speaks of the vulnerability, the deciding one's first. */
  readonly records: readonly AdvisoryDetails[];
  /** Words of sources' own that sort it (`unimportant`, `end-of-life`), each with who says it; they excuse nothing. Absent where none says any. */
  readonly sourceWords?: readonly { readonly word: string; readonly by: string }[];
  /** Ids of the directives in force that ask about it. */
  readonly directives: readonly string[];
  /** The earliest deadline, RFC 3339; `null` when none has a date, absent when no directive asks. */
  readonly due?: string | null;
  /** The smallest version to move to; absent for what is not affected. */
  readonly moveTo?: string | null;
  /** What moves it there; absent where that was not worked out. */
  readonly fix?: Fix;
  /** By what an affected line is set apart; absent where it counts. */
  readonly accepted?: SetAside;
  /** What else documents state of it without effect, each with the reason. */
  readonly unheeded?: readonly SetAside[];
};

/** A statement about a line: from which document, and why it has no effect; `null` where it has. */
export type SetAside = Pick<
  VexStatement,
  "status" | "justification" | "words" | "by" | "since" | "until" | "at"
> & {
  readonly path: string;
  readonly authority: "own" | "supplier" | "word";
  readonly why:
    | "only-a-word"
    | "contradicts"
    | "contradicted"
    | "not-yet"
    | "ended"
    | "no-reason"
    | "unknown-stays"
    | "also"
    | null;
};

/** A pack that is asked: its directive, if any, and whether somebody gave it by hand, without a room's signature. */
type PackOrigin = { readonly directive: DirectiveDocument | null; readonly byHand?: boolean };

/** The conclusions about every component of a check, by the order of the matches. */
export type CheckConclusions = ReadonlyMap<Component, readonly Conclusion[]>;

/** A list as lines name it. */
type SourceList = { readonly path: string } & Pick<Inventory, "kind" | "address">;

/** What lines are made from. */
export type CheckLinesInput = {
  /** The packs that the matcher asks, in its order. */
  readonly packs: readonly PackOrigin[];
  readonly matcher: Matcher;
  readonly conclusions: CheckConclusions;
  /** The list that a component stands in. */
  readonly listOf: (component: Component) => SourceList;
  /** The earliest deadline that directives set for an affected component (`core/directive/earliest-due.ts`). */
  readonly dueOf: (directives: readonly DirectiveDocument[], match: Match) => string | null;
};

/**
 * The conclusions of a check, worked out once for its lines and for what is kept of it. What was given by hand never overrules what a room
 * signed; it may only make a verdict worse.
 */
export function concludeCheck(matches: readonly Match[], packs: readonly PackOrigin[]): CheckConclusions {
  const isByHand = ({ pack }: Match): boolean => packs[pack]?.byHand === true;
  return concludeAll(matches, (deciding, other) => !isByHand(deciding) || isByHand(other));
}

/** The lines of a check, in the order of the matches. The earliest date counts. */
export function checkLines(lining: CheckLinesInput): readonly CheckLine[] {
  const moves = new Map<string, string | null>();
  return [...lining.conclusions].flatMap(([component, conclusions]) => {
    const affected = conclusions.some(({ verdict }) => verdict === "affected");
    const moveTo = affected ? moveOf(lining, moves, component) : null;
    return conclusions.map((concluded) => lineOf(lining, concluded, moveTo));
  });
}

function moveOf(
  { matcher, conclusions }: CheckLinesInput,
  moves: Map<string, string | null>,
  component: Component,
): string | null {
  const same = `${component.product}\n${component.version}`;
  const known = moves.get(same);
  if (known !== undefined) return known;
  const matches = conclusions.get(component)?.flatMap((one) => one.matches) ?? [];
  const move = suggestFix(component, matches, matcher);
  moves.set(same, move);
  return move;
}

function lineOf(lining: CheckLinesInput, concluded: Conclusion, moveTo: string | null): CheckLine {
  const { vulnerability, rule, statements: said, matches: told, verdict, deciding } = concluded;
  const { pack: _, ...decided } = deciding;
  const { path, kind, address } = lining.listOf(deciding.component);
  const asking = [...new Set(told.flatMap(({ pack }) => lining.packs[pack]?.directive ?? []))];
  const line: CheckLine = {
    ...decided,
    aliases: namesOf(concluded).filter((name) => name !== deciding.advisory),
    fixed: fixedBy(concluded),
    vulnerability,
    rule,
    statements: said,
    records: recordsOf(deciding, told),
    ...sourceWordsOf(told),
    source: path,
    kind,
    ...(address === undefined ? {} : { address }),
    directives: asking.map(({ id }) => id),
  };
  if (verdict !== "affected") return line;
  if (asking.length === 0) return { ...line, moveTo };
  return { ...line, moveTo, due: earliestOf(lining, asking, concluded) };
}

function recordsOf(deciding: Match, all: readonly Match[]): readonly AdvisoryDetails[] {
  if (all.length === 1) return deciding.details === null ? [] : [deciding.details];
  return [...new Set([deciding, ...all].flatMap(({ details }) => details ?? []))];
}

function sourceWordsOf(all: readonly Match[]): Pick<CheckLine, "sourceWords"> {
  const words = new Map<string, { readonly word: string; readonly by: string }>();
  for (const { parts, details } of all)
    for (const { word } of parts)
      if (word !== undefined)
        words.set(`${word} ${details?.publisher}`, { word, by: details?.publisher ?? "" });
  return words.size === 0 ? {} : { sourceWords: [...words.values()] };
}

function namesOf({ vulnerability, aliases }: Conclusion): readonly string[] {
  return vulnerability === "" ? aliases : [vulnerability, ...aliases];
}

/** What the sources that agree name as fixed, the deciding one's first. */
function fixedBy({ deciding, matches: told, verdict }: Conclusion): readonly string[] {
  const agreeing = told.filter((one) => one.verdict === verdict);
  return [...new Set([deciding, ...agreeing].flatMap(({ fixed }) => fixed))];
}

/** The earliest date that a directive sets for any source that calls it affected. */
function earliestOf(
  { dueOf }: CheckLinesInput,
  asking: readonly DirectiveDocument[],
  concluded: Conclusion,
): string | null {
  const [aliases, fixed] = [namesOf(concluded), fixedBy(concluded)];
  const dues = concluded.matches
    .filter(({ verdict }) => verdict === "affected")
    .flatMap((match) => dueOf(asking, { ...match, aliases, fixed }) ?? []);
  return dues.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
}
