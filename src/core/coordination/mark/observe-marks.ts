/** What a fragment shows of a text's marks: each place by the words around it, so that a retyped, cut or wrapped text is read too, and one that repeats itself. */
import { alignRepeats, type Sighting } from "#core/coordination/mark/align-repeats.ts";
import { piecesOf } from "#core/coordination/mark/mark-lexer.ts";
import {
  bestPositions,
  type ContextClass,
  contextClasses,
  WordNumbers,
} from "#core/coordination/mark/match-context.ts";
import type { TextPiece } from "#core/coordination/mark/text-piece.ts";
import { longestText, type MarkedText } from "#core/coordination/mark/marked-text.ts";
import { type SeenOrder, seenOrders } from "#core/coordination/mark/seen-orders.ts";
import { type SourceWord, wordsOf } from "#core/coordination/mark/source-words.ts";

/** An alternative that was seen at a place. */
export type SeenChoice = { readonly place: number; readonly chosen: number };

/** Everything that was seen, each place and list once. */
export type SeenMarks = {
  readonly choices: readonly SeenChoice[];
  /** Further choices where a text repeats itself and it is open which of its like parts is shown: one of these lists, nobody can tell which. */
  readonly ways: readonly (readonly SeenChoice[])[];
  readonly orders: readonly SeenOrder[];
};

/** The marks of a fragment. */
export function seenMarks(text: MarkedText, fragment: string): SeenMarks {
  const source = wordsOf(text);
  const shown = /\p{Ll}/u.test(fragment) ? fragment : fragment.toLowerCase();
  const pieces = piecesOf(shown.slice(0, longestText), text.index).filter(({ key }) => key !== null);
  const keys = pieces.map(({ key }) => key ?? "");
  const sightings = sightingsOf(source, pieces, keys);
  const { sure, ways } = alignRepeats(sightings);
  return {
    choices: choicesIn(source, sure),
    ways: ways.map((way) => choicesIn(source, way)).filter((choices) => choices.length > 0),
    orders: seenOrders(source, keys),
  };
}

/** A place that was seen, and what stands there in the fragment. */
type MarkSighting = Sighting & { readonly shown: string };

/** A place that two parts of the fragment show differently says nothing. */
function choicesIn(
  source: readonly SourceWord[],
  assignment: ReadonlyMap<MarkSighting, number>,
): readonly SeenChoice[] {
  const seen = new Map<number, number | null>();
  for (const [{ shown }, position] of assignment) {
    const { place = null, alternatives = [] } = source[position] ?? {};
    const chosen = alternatives.findIndex((one) => plainText(one) === shown);
    if (place === null || chosen < 0) continue;
    const before = seen.get(place);
    seen.set(place, before === undefined || before === chosen ? chosen : null);
  }
  return [...seen].flatMap(([place, chosen]) => (chosen === null ? [] : [{ place, chosen }]));
}

/** Where a word of the fragment is to be looked for. */
type Lookup = {
  readonly from: number;
  readonly to: number;
  readonly shown: string;
  readonly classes: readonly ContextClass[];
};

/** As many comparisons and positions are weighed; of a longer fragment every second word, or every third. */
const mostWork = 1_000_000;

function sightingsOf(
  source: readonly SourceWord[],
  pieces: readonly TextPiece[],
  keys: readonly string[],
): readonly MarkSighting[] {
  const numbers = new WordNumbers();
  const sourceNumbers = numbers.of(source.map(({ key }) => key));
  const own = contextClasses(source, sourceNumbers, ({ key }) => [key]);
  const lookups = pieces.flatMap(({ place, key, text }, from): readonly Lookup[] => {
    const classes = place === null || key === null ? undefined : own.get(key);
    return classes === undefined ? [] : [{ from, to: from + 1, shown: plainText(text), classes }];
  });
  const all = [...lookups, ...replacements(source, sourceNumbers, keys)].toSorted((a, b) => a.from - b.from);
  const work = all.reduce((sum, { classes }) => sum + workOf(classes), 0);
  const step = Math.ceil(work / mostWork);
  const fragment = numbers.of(keys);
  return all
    .filter((_, at) => at % step === 0)
    .map(({ from, to, shown, classes }) => ({
      at: from,
      positions: bestPositions(classes, fragment, { from, to }),
      shown,
    }));
}

const workByClasses = new WeakMap<readonly ContextClass[], number>();

function workOf(classes: readonly ContextClass[]): number {
  const before = workByClasses.get(classes);
  if (before !== undefined) return before;
  const work = classes.reduce((sum, { positions }) => sum + positions.length, 0);
  workByClasses.set(classes, work);
  return work;
}

/** Where the fragment shows words that take a place in one direction only: they are no piece of their own there. */
function replacements(
  source: readonly SourceWord[],
  numbers: Uint32Array,
  keys: readonly string[],
): readonly Lookup[] {
  const byText = contextClasses(source, numbers, ({ oneWay, alternatives }) =>
    oneWay ? [...new Set(alternatives.slice(1).map(plainText))] : [],
  );
  const byFirst = Map.groupBy(byText, ([text]) => text.split(" ")[0] ?? "");
  return keys.flatMap((key, from) =>
    (byFirst.get(key) ?? []).flatMap(([shown, classes]): readonly Lookup[] => {
      const to = from + shown.split(" ").length;
      return keys.slice(from, to).join(" ") === shown ? [{ from, to, shown, classes }] : [];
    }),
  );
}

function plainText(text: string): string {
  return text.toLowerCase().replaceAll("’", "'").replace(/\s+/g, " ");
}
