/** The words of a marked text in order, each with the place and the list that it belongs to. */
import { type MarkedText, markPlaceOf } from "#core/coordination/mark/marked-text.ts";
import type { TextPiece } from "#core/coordination/mark/text-piece.ts";

/** A word of the text; `place` is its number among the places at which copies differ. */
export type SourceWord = {
  readonly key: string;
  readonly oneWay: boolean;
  readonly alternatives: readonly string[];
  readonly place: number | null;
  readonly list: number | null;
  readonly item: number;
};

/** Every word of a text. */
export function wordsOf(text: MarkedText): readonly SourceWord[] {
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
