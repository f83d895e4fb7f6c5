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
function editDistance(first: Uint32Array, second: Uint32Array): number {
  const row = Uint32Array.from({ length: second.length + 1 }, (_, at) => at);
  for (let i = 0; i < first.length; i++) {
    let diagonal = row[0] ?? 0;
    row[0] = i + 1;
    for (let j = 0; j < second.length; j++) {
      const above = row[j + 1] as number;
      const kept = diagonal + (first[i] === second[j] ? 0 : 1);
      row[j + 1] = Math.min((row[j] as number) + 1, above + 1, kept);
      diagonal = above;
    }
  }
  return row[second.length] ?? 0;
}

/** Letters as numbers; a line without letters beyond the first plane, as nearly all are, needs no walk by code points. */
function codePoints(line: string): Uint32Array {
  const cut = line.slice(0, longestLine);
  const points = new Uint32Array(cut.length);
  let count = 0;
  for (let at = 0; at < cut.length; count++) {
    const point = cut.codePointAt(at) ?? 0;
    points[count] = point;
    at += point > 0xffff ? 2 : 1;
  }
  return points.subarray(0, count);
}

/** 1 for equal lines: the share of both lines' letters that no edit touches. Two lines with nothing in common have 0.5 where they are equally long. */
export function lineLikeness(first: string, second: string): number {
  if (first === second) return 1;
  const [one, other] = [codePoints(first), codePoints(second)];
  const letters = one.length + other.length;
  return letters === 0 ? 1 : (letters - editDistance(one, other)) / letters;
}
