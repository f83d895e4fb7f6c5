/** A command as a shell completes it. */

/** Its name, a sentence about it, the words that may follow it, and its options with the words that they take (none: a file or free text). */
export type CompletedCommand = {
  readonly name: string;
  readonly about: string;
  readonly words: readonly string[];
  readonly options: readonly {
    readonly name: string;
    readonly takesValue: boolean;
    readonly values: readonly string[];
  }[];
};
