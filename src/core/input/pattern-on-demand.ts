/** Regular expressions that are made when they are first needed. */

/**
 * A pattern that is seldom needed and dear: classes of Unicode properties are long lists, which a literal has the engine make up to four times as a program
 * starts, half a millisecond each, whether it is used or not. `source` and `flags` are those of `RegExp`, which throws for bad ones at the first call.
 */
export function patternOnDemand(source: string, flags: string): () => RegExp {
  let made: RegExp | undefined;
  return () => (made ??= new RegExp(source, flags));
}
