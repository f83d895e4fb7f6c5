/** A preview in parts: what a record comes out as may be megabytes in each of many formats, and nobody reads that at once. */
import type { AdvisoryBlock, AdvisorySection } from "#messages/render/publish/advisory-sections.ts";

/** A part of something, counted from 1, and how many parts there are. */
type Part<T> = { readonly content: T; readonly parts: number };

const charactersEach = 32_768;
const linesEach = 200;

/** A part of a text, which ends with a line wherever one ends within it; empty beyond the last. */
export function partOfText(text: string, part: number): Part<string> {
  const parts: string[] = [];
  for (let from = 0; from < text.length;) {
    const most = Math.min(from + charactersEach, text.length);
    const line = most === text.length ? most : text.lastIndexOf("\n", most - 1) + 1;
    const end = line > from ? line : most;
    parts.push(text.slice(from, end).toWellFormed());
    from = end;
  }
  return { content: parts[part - 1] ?? "", parts: parts.length };
}

/** A part of a page by its lines, items and rows, each under its heading. */
export function partOfSections(
  sections: readonly AdvisorySection[],
  part: number,
): Part<readonly AdvisorySection[]> {
  const [from, until] = [(part - 1) * linesEach, part * linesEach];
  let at = 0;
  const cut = <T>(lines: readonly T[]): readonly T[] => {
    const kept = lines.slice(Math.max(0, from - at), Math.max(0, until - at));
    at += lines.length;
    return kept;
  };
  const content = sections
    .map(({ heading, blocks }) => ({ heading, blocks: blocks.map((block) => cutBlock(block, cut)) }))
    .map(({ heading, blocks }) => ({ heading, blocks: blocks.filter((block) => linesOf(block) > 0) }))
    .filter(({ blocks }) => blocks.length > 0);
  return { content, parts: Math.ceil(at / linesEach) };
}

function cutBlock(block: AdvisoryBlock, cut: <T>(lines: readonly T[]) => readonly T[]): AdvisoryBlock {
  if (block.kind === "paragraphs") return { ...block, lines: cut(block.lines) };
  if (block.kind === "list") return { ...block, items: cut(block.items) };
  return { ...block, rows: cut(block.rows) };
}

function linesOf(block: AdvisoryBlock): number {
  if (block.kind === "paragraphs") return block.lines.length;
  return block.kind === "list" ? block.items.length : block.rows.length;
}
