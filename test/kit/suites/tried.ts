/**
 * How much a run of the tests tries of what could be tried without end: a part that touches every kind, every endpoint and every reader. `npm test -- whole`
 * tries all of it, as releases and changes of what is tested deserve.
 */
export const isWhole = process.env["BONGSU_TESTS"] === "whole";

/** How often something is drawn at random, or how large it is: a quarter of the whole. What is drawn without a seed is another thing in every run. */
export function partOf(whole: number): number {
  return isWhole ? whole : Math.ceil(whole / 4);
}

/** Some of a list, beginning at another place for each `at` and going on at its start: over as many places as it has members each is taken equally often. */
export function someOf<T>(all: readonly T[], at: number, count: number): readonly T[] {
  if (isWhole || count >= all.length) return all;
  return Array.from({ length: count }, (_, i) => all[(at * count + i) % all.length] as T);
}

/** Whether a pair of places is tried: every other one, so that each row and each column is tried with both. */
export function isTried(row: number, column: number): boolean {
  return isWhole || (row + column) % 2 === 0;
}

/** The kinds that this process has tried, of which one try says what another would; a whole run tries each again. */
export function triedKinds(): {
  readonly list: () => readonly string[];
  readonly add: (kind: string) => void;
} {
  const tried = new Set<string>();
  return { list: () => (isWhole ? [] : [...tried]), add: (kind) => void tried.add(kind) };
}
