/**
 * A text of which every recipient gets a copy of its own. Copies differ in the wording of sets, in how figures are written and in the order of bulleted lists; a list whose
 * order matters is numbered by its author. Authors may add sets of their own: `{{at noon|at 12:00}}`.
 */
import { indexWordings, piecesOf, type WordingIndex } from "#core/coordination/mark/mark-lexer.ts";
import type { MarkPlace, TextPiece } from "#core/coordination/mark/text-piece.ts";
import { type WordingSet, wordingSets } from "#core/coordination/mark/wording-sets.ts";

/** A run of pieces, or a list whose items may change places. */
type MarkedBlock =
  | { readonly kind: "text"; readonly pieces: readonly TextPiece[] }
  | { readonly kind: "list"; readonly items: readonly (readonly TextPiece[])[] };

/** A text ready to be copied; its places and lists are numbered in the order in which they stand. */
export type MarkedText = {
  readonly blocks: readonly MarkedBlock[];
  readonly index: WordingIndex;
  readonly places: readonly MarkPlace[];
  readonly lists: readonly number[];
};

/** The longest text that is marked or traced. */
export const longestText = 200_000;
const mostOwnSets = 500;

/** Reads a text, with the sets that its author gave it. */
export function readMarkedText(source: string): MarkedText {
  const own = new Map<string, WordingSet>();
  const text = source.replace(/\{\{([^{}\n]{3,200})\}\}/g, (whole, group: string) => {
    const members = group.split("|").map((member) => member.trim());
    if (members.length < 2 || members.includes("") || own.size >= mostOwnSets) return whole;
    const id = `own:${members[0]}`;
    own.set(id, {
      id,
      members: members.map((member) => member.toLowerCase()),
      place: "whole",
      oneWay: false,
    });
    return members[0] ?? "";
  });
  const index = indexWordings([...own.values(), ...wordingSets]);
  const blocks = blocksOf(text).map((block): MarkedBlock =>
    typeof block === "string"
      ? { kind: "text", pieces: piecesOf(block, index) }
      : { kind: "list", items: block.map((item) => piecesOf(item, index)) },
  );
  const pieces = blocks.flatMap((block) => (block.kind === "text" ? block.pieces : block.items.flat()));
  const lists = blocks.flatMap((block) => (block.kind === "list" ? [block.items.length] : []));
  return { blocks, index, places: pieces.flatMap((piece) => markPlaceOf(piece) ?? []), lists };
}

/** The place of a piece at which copies differ; `null` where there is one way to write it. */
export function markPlaceOf({ place }: TextPiece): MarkPlace | null {
  return place !== null && place.alternatives.length > 1 ? place : null;
}

const bullet = /^\s*[-*•] /;

/** Lines as they are, and runs of two and more items as lists of them; an item has its indented lines. */
function blocksOf(text: string): readonly (string | readonly string[])[] {
  const blocks: (string | string[])[] = [];
  const lines = text.split(/(?<=\n)/);
  for (const line of lines) {
    const last = blocks.at(-1);
    if (bullet.test(line)) {
      if (Array.isArray(last)) last.push(line);
      else blocks.push([line]);
    } else if (Array.isArray(last) && /^\s+\S/.test(line)) last.push((last.pop() ?? "") + line);
    else if (typeof last === "string") blocks[blocks.length - 1] = last + line;
    else blocks.push(line);
  }
  return blocks.map((block) => (Array.isArray(block) && !isList(block) ? block.join("") : block));
}

/** The last line of a text may lack its end: such an item cannot change places. */
function isList(items: readonly string[]): boolean {
  return items.length > 1 && items.every((item) => item.endsWith("\n"));
}

/** Which alternative stands at each place, and which item of each list at each of its places. */
export type MarkCode = {
  readonly choices: readonly number[];
  readonly orders: readonly (readonly number[])[];
};

/** The copy that a code makes. */
export function copyOf(text: MarkedText, { choices, orders }: MarkCode): string {
  let place = 0;
  let list = 0;
  const written = (piece: TextPiece): string => {
    const marked = markPlaceOf(piece);
    if (marked === null) return piece.text;
    const chosen = choices[place++] ?? marked.chosen;
    return chosen === marked.chosen ? piece.text : (marked.alternatives[chosen] ?? piece.text);
  };
  return text.blocks
    .map((block) => {
      if (block.kind === "text") return block.pieces.map(written).join("");
      const items = block.items.map((item) => item.map(written).join(""));
      return (orders[list++] ?? items.map((_, at) => at)).map((at) => items[at] ?? "").join("");
    })
    .join("");
}
