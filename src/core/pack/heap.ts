/** A binary heap of numbers in a plain array, smallest first. */

/** Adds a number to a heap. */
export function pushLeast(items: number[], value: number): void {
  let at = items.length;
  items.push(value);
  for (; at > 0; at = (at - 1) >> 1) {
    const above = items[(at - 1) >> 1] as number;
    if (above <= value) break;
    items[at] = above;
  }
  items[at] = value;
}

/** Takes the smallest number out of a heap; `null` when nothing is in it. */
export function popLeast(items: number[]): number | null {
  const first = items[0];
  const last = items.pop();
  if (first === undefined || last === undefined) return null;
  if (items.length === 0) return first;
  let at = 0;
  for (let child = 1; child < items.length; child = 2 * at + 1) {
    if (child + 1 < items.length && (items[child + 1] as number) < (items[child] as number)) child++;
    if ((items[child] as number) >= last) break;
    items[at] = items[child] as number;
    at = child;
  }
  items[at] = last;
  return first;
}
