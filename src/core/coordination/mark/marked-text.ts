/**
 * A text of which every recipient gets a copy of its own. Copies differ in the wording of sets, in how figures are written and in the order of bulleted lists; a list whose
 * order matters is numbered by its author. Authors may add sets of their own: `{{at noon|at 12:00}}`.
 */
import { closesFence, fenceOf, isLiteralLine } from "#core/coordination/mark/literal-text.ts";
import {
  indexWordings,
  literalWords,
  piecesOf,
  type WordingIndex,
} from "#core/coordination/mark/mark-lexer.ts";
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
  return markedText(withoutSets(source, own), [...own.values()]);
}

/** Reads a text of which every letter was meant: what looks like a set of its author's stays as it is. */
export function readPlainText(source: string): MarkedText {
  return markedText(source, []);
}

/** The text with the first member of each set of its author's; the sets are added. */
function withoutSets(source: string, own: Map<string, WordingSet>): string {
  return source.replace(/\{\{([^{}\n]{3,200})\}\}/g, (whole, group: string) => {
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
}

function markedText(text: string, own: readonly WordingSet[]): MarkedText {
  const index = indexWordings([...own, ...wordingSets]);
  const blocks = blocksOf(text).map(({ kind, lines }): MarkedBlock => {
    if (kind === "literal") return { kind: "text", pieces: literalWords(lines.join("")) };
    if (kind === "list" && isList(lines)) return { kind, items: lines.map((item) => piecesOf(item, index)) };
    return { kind: "text", pieces: piecesOf(lines.join(""), index) };
  });
  const pieces = blocks.flatMap((block) => (block.kind === "text" ? block.pieces : block.items.flat()));
  const lists = blocks.flatMap((block) => (block.kind === "list" ? [block.items.length] : []));
  return { blocks, index, places: pieces.flatMap((piece) => markPlaceOf(piece) ?? []), lists };
}

/** The place of a piece at which copies differ; `null` where there is one way to write it. */
export function markPlaceOf({ place }: TextPiece): MarkPlace | null {
  return place !== null && place.alternatives.length > 1 ? place : null;
}

const bullet = /^\s*[-*•] /;

/** Lines of one kind in a row; of a list each entry is an item with its indented lines. */
type LineBlock = { readonly kind: "text" | "list" | "literal"; readonly lines: string[] };

/** Code and quoted lines as they are, lists as their items, and everything else. Code inside of an item ends the list before it. */
function blocksOf(text: string): readonly LineBlock[] {
  const blocks: LineBlock[] = [];
  let opened: string | null = null;
  const add = (kind: LineBlock["kind"], line: string): void => {
    const last = blocks.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else blocks.push({ kind, lines: [line] });
  };
  for (const line of text.split(/(?<=\n)/)) {
    const last = blocks.at(-1);
    if (opened !== null) {
      add("literal", line);
      if (closesFence(line, opened)) opened = null;
    } else if (fenceOf(line) !== null) {
      opened = fenceOf(line);
      add("literal", line);
    } else if (bullet.test(line.slice(0, 200)) && !isLiteralLine(line)) add("list", line);
    else if (isLiteralLine(line)) add("literal", line);
    else if (last?.kind === "list" && /^\s+\S/.test(line.slice(0, 200)))
      last.lines.push((last.lines.pop() ?? "") + line);
    else add("text", line);
  }
  return blocks;
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
