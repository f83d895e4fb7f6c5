/**
 * From matches to the lines that a person reads: one a component and advisory, however many packs hold the advisory, with what asks for it,
 * by when, and the version to move to. How a line looks is for whoever shows it.
 */
import type { DirectiveDocument } from "#core/directive.ts";
import { suggestFix } from "#core/fix.ts";
import type { Component } from "#core/inventory/component.ts";
import type { Match, Matcher } from "#core/match.ts";
import type { AdvisoryDetails } from "#core/pack/details.ts";
import type { Verdict } from "#core/verdict.ts";

/** One verdict with where it was found and what to do. An empty `advisory` means that none could be named. */
export type CheckLine = Verdict & {
  /** Path of the software list as its owner names it, and the name of its reader. */
  readonly source: string;
  readonly kind: string;
  readonly details: AdvisoryDetails | null;
  /** Ids of the directives in force that ask about it. */
  readonly directives: readonly string[];
  /** The earliest deadline, RFC 3339; `null` when none has a date, absent when no directive asks. */
  readonly due?: string | null;
  /** The smallest version to move to; absent for what is not affected. */
  readonly moveTo?: string | null;
};

/** What lines are made from. */
export type Lining = {
  /** The packs that the matcher asks, in its order, each with its directive, if any. */
  readonly asked: readonly { readonly directive: DirectiveDocument | null }[];
  readonly matcher: Matcher;
  readonly matches: readonly Match[];
  /** The list that a component stands in. */
  readonly listOf: (component: Component) => { readonly path: string; readonly kind: string };
  /** The earliest deadline that directives set for an affected component (`policy/due.ts`). */
  readonly dueOf: (directives: readonly DirectiveDocument[], match: Match) => string | null;
};

/** The lines of a check, in the order of the matches. The worst verdict and the earliest date count. */
export function linesOf(lining: Lining): readonly CheckLine[] {
  const byComponent = Map.groupBy(lining.matches, ({ component }) => component);
  const moves = new Map<string, string | null>();
  return [...byComponent].flatMap(([component, told]) => {
    const affected = told.some(({ verdict }) => verdict === "affected");
    const moveTo = affected ? moveOf(lining, moves, { component, told }) : null;
    return [...Map.groupBy(told, sameAdvisory).values()].map((same) => lineOf(lining, same, moveTo));
  });
}

type Told = { readonly component: Component; readonly told: readonly Match[] };

function moveOf(
  { matcher }: Lining,
  moves: Map<string, string | null>,
  { component, told }: Told,
): string | null {
  const same = `${component.product}\n${component.version}`;
  const known = moves.get(same);
  if (known !== undefined) return known;
  const move = suggestFix(component, told, matcher);
  moves.set(same, move);
  return move;
}

function sameAdvisory({ advisory, details }: Match): string {
  return JSON.stringify([advisory, details?.publisher, details?.format]);
}

const severity = { affected: 2, unknown: 1, not_affected: 0 } as const;

function lineOf(lining: Lining, same: readonly Match[], moveTo: string | null): CheckLine {
  const worst = same.toSorted((a, b) => severity[b.verdict] - severity[a.verdict])[0] as Match;
  const { pack: _, ...verdict } = worst;
  const { path, kind } = lining.listOf(worst.component);
  const asking = same.flatMap(({ pack }) => lining.asked[pack]?.directive ?? []);
  const line = { ...verdict, source: path, kind, directives: asking.map(({ id }) => id) };
  if (worst.verdict !== "affected") return line;
  if (asking.length === 0) return { ...line, moveTo };
  return { ...line, moveTo, due: lining.dueOf(asking, worst) };
}
