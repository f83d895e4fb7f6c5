/** What a streamed endpoint shows. Its handler gives this in place of an answer; how it is asked and sent on is in `live-view.ts`. */

/** Where a state comes from that all who see the same are shown together. */
export type LiveSource<S> = {
  /** A text that moves whenever the state may have: a cheap question, asked at most once a second for all watchers. */
  readonly version: () => Promise<string>;
  /** The state as the plain endpoint would give it now. Whoever reads it has no more than the role of those who watch. */
  readonly read: () => Promise<S>;
};
