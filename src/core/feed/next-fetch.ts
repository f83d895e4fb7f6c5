/** When a feed is fetched next: after its span, or ever later while it fails; never all feeds, nor all rooms, at one instant. */

const firstPause = 30_000;
const longestPause = 900_000;
const longestWish = 6 * 3_600_000;

/** The pause in milliseconds after a fetch that ended well: the feed's span, up to a tenth more or less. `random` is from 0 to 1. */
export function pauseAfterSuccess(every: number, random: number): number {
  return Math.max(1000, Math.round(every * (0.9 + random * 0.2)));
}

/** What the pause after failures follows from. `random` is from 0 to 1; `asked` is how long the server wants not to be asked, in milliseconds. */
type FailedFetches = {
  readonly failures: number;
  readonly random: number;
  readonly asked: number;
};

/**
 * The pause in milliseconds after so many failures in a row: 30 s, doubling up to 15 minutes, of which between a half and all is waited; what a server asks
 * for is kept to, up to 6 hours.
 */
export function pauseAfterFailure({ failures, random, asked }: FailedFetches): number {
  const whole = Math.min(longestPause, firstPause * 2 ** Math.min(20, failures - 1));
  return Math.max(Math.min(asked, longestWish), Math.round(whole * (0.5 + random / 2)));
}
