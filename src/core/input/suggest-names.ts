/** Suggestions for a name that is not known, from the names that the caller gives. */

/** At most three of the names that contain what was typed or are few edits away from it, nearest first. */
export function suggestNames(typed: string, names: readonly string[]): readonly string[] {
  const word = typed.slice(0, 60).toLowerCase();
  const farthest = word.length > 3 ? Math.max(2, Math.floor(word.length / 3)) : 1;
  return [...new Set(names)]
    .map((name) => ({ name, distance: distance(name.slice(0, 80).toLowerCase(), word) }))
    .filter((one) => one.distance <= farthest)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Levenshtein's distance, one row at a time; half an edit from a word to a name that contains it, one to a name within it. */
function distance(a: string, b: string): number {
  if (a === b) return 0;
  if (b.length > 1 && a.includes(b)) return 0.5;
  if (a.length > 1 && b.includes(a)) return 1;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
