/**
 * What time it is where a room is followed: the local clock, and never before what the room last signed. A clock that stands behind would make deadlines
 * longer and knowledge younger than they are. One that stands ahead makes both worse, which is safe; nobody there can tell it from the right time. It is the newest
 * index that counts and not the latest time ever seen, so that a room whose clock was wrong for a while is followed back to the right time.
 */

/** The later of the local clock and the time at which what is followed was signed, where it has one. */
export function timeFollowing(followed: { readonly issuedAt?: string } | null, clock: string): string {
  const signed = followed?.issuedAt;
  return signed !== undefined && Date.parse(signed) > Date.parse(clock) ? signed : clock;
}

/** An instant that was written down before; one of a time that has not come, as a clock that was ahead leaves it, counts as now: no deadline is later by it. */
export function notAfter(written: string, now: string): string {
  return Date.parse(written) > Date.parse(now) ? now : written;
}

/** When each directive came, as {@link notAfter}. */
export function receivedBefore(
  received: readonly { readonly directive: string; readonly at: string }[],
  now: string,
): typeof received {
  return received.map(({ directive, at }) => ({ directive, at: notAfter(at, now) }));
}
