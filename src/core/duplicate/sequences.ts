/** How near two sequences are: the order that they share, and the edits between two lines. */

/** How many members two lists share in the same order (the longest common subsequence). */
export function commonInOrder<T>(first: readonly T[], second: readonly T[]): number {
  let above = new Uint32Array(second.length + 1);
  for (const one of first) {
    const row = new Uint32Array(second.length + 1);
    for (const [at, other] of second.entries())
      row[at + 1] = one === other ? (above[at] ?? 0) + 1 : Math.max(row[at] ?? 0, above[at + 1] ?? 0);
    above = row;
  }
  return above[second.length] ?? 0;
}

/** Longer lines are compared by their beginning: the work is bounded by the square of this. */
const longestLine = 500;

/** Levenshtein's distance, by code points as Python counts letters. */
function editDistance(first: readonly string[], second: readonly string[]): number {
  let above = Uint32Array.from({ length: second.length + 1 }, (_, at) => at);
  for (const [line, one] of first.entries()) {
    const row = new Uint32Array(second.length + 1);
    row[0] = line + 1;
    for (const [at, other] of second.entries())
      row[at + 1] = Math.min(
        (row[at] ?? 0) + 1,
        (above[at + 1] ?? 0) + 1,
        (above[at] ?? 0) + (one === other ? 0 : 1),
      );
    above = row;
  }
  return above[second.length] ?? 0;
}

/** 1 for equal lines: the share of both lines' letters that no edit touches. Two lines with nothing in common have 0.5 where they are equally long. */
export function lineLikeness(first: string, second: string): number {
  if (first === second) return 1;
  const [one, other] = [Array.from(first.slice(0, longestLine)), Array.from(second.slice(0, longestLine))];
  const letters = one.length + other.length;
  return letters === 0 ? 1 : (letters - editDistance(one, other)) / letters;
}
