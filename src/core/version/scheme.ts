/**
 * What a version scheme is: a function from a version to bytes whose plain byte order is the scheme's order.
 * Ranges are not a scheme's business: the platform owns them (see `range.ts`).
 */

/**
 * One version scheme.
 *
 * Law: for valid a and b, `compareBytes(key(a), key(b))` has the sign of the scheme's own comparison, and equal
 * versions have equal bytes. A scheme whose own comparison is not an order says so by `exact`.
 */
export type Scheme = {
  /** The vers type (`npm`, `pypi`, `deb`, …), unique in the registry. */
  readonly name: string;
  /** The key of a version; `null` when the scheme cannot read it. Never throws; linear time; at most 4 bytes per input byte plus 64. */
  readonly key: (version: string) => Uint8Array | null;
  /** Present only where the reference comparison is not a total order: it decides after the key has narrowed. */
  readonly exact?: (a: string, b: string) => number;
  /** Only beside `exact`: whether a version is of those among which the bytes' order is that comparison. Saying no to one of them costs time only. */
  readonly ordered?: (version: string) => boolean;
};

/** The order of two keys as unsigned bytes: negative, zero or positive. A shorter key that is a prefix comes first. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) {
    const d = (a[i] as number) - (b[i] as number);
    if (d !== 0) return d;
  }
  return a.length - b.length;
}

/**
 * The order of two versions under a scheme, by its exact comparison where it has one; `null` when one of them is unreadable.
 * For one comparison; whoever compares a version often keeps its key.
 */
export function compareVersions(scheme: Scheme, a: string, b: string): number | null {
  const left = scheme.key(a);
  const right = scheme.key(b);
  if (left === null || right === null) return null;
  return scheme.exact === undefined ? compareBytes(left, right) : scheme.exact(a, b);
}
