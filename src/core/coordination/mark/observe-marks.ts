/** What a fragment shows of a text's marks: each place by the words around it, so that a retyped, cut or wrapped text is read too. */
import { piecesOf } from "#core/coordination/mark/mark-lexer.ts";
import type { TextPiece } from "#core/coordination/mark/text-piece.ts";
import { longestText, type MarkedText, markPlaceOf } from "#core/coordination/mark/marked-text.ts";

/** An alternative that was seen at a place. */
type SeenChoice = { readonly place: number; readonly chosen: number };

/** Items of a list in the order in which they were seen. */
type SeenOrder = { readonly list: number; readonly items: readonly number[] };

/** Everything that was seen, each place and list once. */
export type SeenMarks = { readonly choices: readonly SeenChoice[]; readonly orders: readonly SeenOrder[] };

type SourceWord = {
  readonly key: string;
  readonly oneWay: boolean;
  readonly alternatives: readonly string[];
  readonly place: number | null;
  readonly list: number | null;
  readonly item: number;
};

const reach = 7;
const fewestWords = 3;

/** The marks of a fragment. */
export function seenMarks(text: MarkedText, fragment: string): SeenMarks {
  const source = wordsOf(text);
  const shown = /\p{Ll}/u.test(fragment) ? fragment : fragment.toLowerCase();
  const pieces = piecesOf(shown.slice(0, longestText), text.index).filter(({ key }) => key !== null);
  const keys = pieces.map(({ key }) => key ?? "");
  return { choices: seenChoices(source, pieces, keys), orders: seenOrders(source, keys) };
}

function wordsOf(text: MarkedText): readonly SourceWord[] {
  const words: SourceWord[] = [];
  let place = 0;
  let list = 0;
  const add = (pieces: readonly TextPiece[], within: number | null, item: number): void => {
    for (const piece of pieces) {
      const marked = markPlaceOf(piece);
      const { key } = piece;
      if (key !== null)
        words.push({
          key,
          oneWay: marked?.oneWay === true,
          alternatives: marked?.alternatives ?? [],
          place: marked === null ? null : place,
          list: within,
          item,
        });
      if (marked !== null) place++;
    }
  };
  for (const block of text.blocks) {
    if (block.kind === "text") add(block.pieces, null, 0);
    else {
      for (const [at, item] of block.items.entries()) add(item, list, at);
      list++;
    }
  }
  return words;
}

/** A place that two parts of the fragment show differently, or that could be several, says nothing. */
function seenChoices(
  source: readonly SourceWord[],
  pieces: readonly TextPiece[],
  keys: readonly string[],
): readonly SeenChoice[] {
  const sourceKeys = source.map(({ key }) => key);
  const seen = new Map<number, number | null>();
  const note = (place: number | null, chosen: number): void => {
    if (place === null || chosen < 0) return;
    const before = seen.get(place);
    seen.set(place, before === undefined || before === chosen ? chosen : null);
  };
  const byKey = Map.groupBy(source.entries(), ([, { key, place }]) => (place === null ? "" : key));
  for (const [at, piece] of pieces.entries()) {
    if (piece.place === null || piece.key === null) continue;
    const best = bestMatch(byKey.get(piece.key) ?? [], sourceKeys, { keys, from: at, to: at + 1 });
    if (best !== null)
      note(
        best.place,
        best.alternatives.findIndex((one) => sameText(one, piece.text)),
      );
  }
  for (const { from, to, candidates } of replacements(source, keys)) {
    const best = bestMatch(candidates, sourceKeys, { keys, from, to });
    const shown = keys.slice(from, to).join(" ");
    if (best !== null)
      note(
        best.place,
        best.alternatives.findIndex((one) => plainText(one) === shown),
      );
  }
  return [...seen].flatMap(([place, chosen]) => (chosen === null ? [] : [{ place, chosen }]));
}

type Candidate = readonly [number, SourceWord];
type Replacement = { readonly from: number; readonly to: number; readonly candidates: readonly Candidate[] };

/** Where the fragment shows words that take a place in one direction only: they are no piece of their own there. */
function replacements(source: readonly SourceWord[], keys: readonly string[]): readonly Replacement[] {
  const byText = new Map<string, Candidate[]>();
  for (const candidate of source.entries())
    if (candidate[1].oneWay)
      for (const one of candidate[1].alternatives.slice(1))
        byText.set(plainText(one), [...(byText.get(plainText(one)) ?? []), candidate]);
  const byFirst = Map.groupBy(byText, ([text]) => text.split(" ")[0] ?? "");
  return keys.flatMap((key, from) =>
    (byFirst.get(key) ?? []).flatMap(([text, candidates]) => {
      const to = from + text.split(" ").length;
      return keys.slice(from, to).join(" ") === text ? [{ from, to, candidates }] : [];
    }),
  );
}

function plainText(text: string): string {
  return text.toLowerCase().replaceAll("’", "'").replace(/\s+/g, " ");
}

function sameText(a: string, b: string): boolean {
  return plainText(a) === plainText(b);
}

type InFragment = { readonly keys: readonly string[]; readonly from: number; readonly to: number };

function bestMatch(
  candidates: readonly Candidate[],
  sourceKeys: readonly string[],
  { keys, from, to }: InFragment,
): SourceWord | null {
  let best: SourceWord | null = null;
  let most = fewestWords - 1;
  let isTied = false;
  for (const [place, word] of candidates) {
    const common =
      commonWords(
        sourceKeys.slice(Math.max(0, place - reach), place),
        keys.slice(Math.max(0, from - reach), from),
      ) + commonWords(sourceKeys.slice(place + 1, place + 1 + reach), keys.slice(to, to + reach));
    if (common === most) isTied = true;
    if (common <= most) continue;
    [best, most, isTied] = [word, common, false];
  }
  return isTied ? null : best;
}

/** The longest run of words that both have in the same order, others between them. */
function commonWords(a: readonly string[], b: readonly string[]): number {
  let row = new Uint8Array(b.length + 1);
  for (const word of a) {
    const next = new Uint8Array(b.length + 1);
    for (let at = 1; at <= b.length; at++)
      next[at] = word === b[at - 1] ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0);
    row = next;
  }
  return row[b.length] ?? 0;
}

const fewestAnchors = 2;

/** Where the items of lists stand, by words that the whole text has once. */
function seenOrders(source: readonly SourceWord[], keys: readonly string[]): readonly SeenOrder[] {
  const inFragment = new Map<string, number[]>();
  for (const [at, key] of keys.entries())
    inFragment.set(key, [...(inFragment.get(key) ?? []), at].slice(0, 2));
  const counts = new Map<string, number>();
  for (const { key } of source) counts.set(key, (counts.get(key) ?? 0) + 1);
  const anchors = new Map<string, number[]>();
  for (const { key, list, item } of source) {
    const [at, again] = inFragment.get(key) ?? [];
    if (list === null || at === undefined || again !== undefined || counts.get(key) !== 1) continue;
    const id = `${list} ${item}`;
    anchors.set(id, [...(anchors.get(id) ?? []), at]);
  }
  const items = [...anchors].flatMap(([id, at]) => {
    const [list = 0, item = 0] = id.split(" ").map(Number);
    return at.length < fewestAnchors
      ? []
      : [{ list, item, at: at.toSorted((a, b) => a - b)[at.length >> 1] ?? 0 }];
  });
  return [...Map.groupBy(items, ({ list }) => list)].flatMap(([list, of]) =>
    of.length < 2 ? [] : [{ list, items: of.toSorted((a, b) => a.at - b.at).map(({ item }) => item) }],
  );
}
