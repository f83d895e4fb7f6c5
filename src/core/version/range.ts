/**
 * Ranges of versions, owned by the platform: every source's own way of saying a range becomes intervals of version strings.
 * Not here: the order itself (the scheme) and the packed form (`core/pack`).
 */

/** An interval of versions under one scheme. A `null` end is open: everything below or above. */
export type Interval = {
  readonly from: string | null;
  readonly fromIncluded: boolean;
  readonly to: string | null;
  readonly toIncluded: boolean;
};
