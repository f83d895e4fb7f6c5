/** A piece of a text, and a place in it at which copies may differ. */

/** A place at which copies differ: its alternatives as they would be written here, and which of them stands here. */
export type MarkPlace = {
  readonly alternatives: readonly string[];
  readonly chosen: number;
  /** Whether the alternatives are recognised by what stands around them alone. */
  readonly oneWay?: boolean;
};

/** One piece of a text; `key` is `null` between words. */
export type TextPiece = {
  readonly text: string;
  readonly key: string | null;
  readonly place: MarkPlace | null;
};
