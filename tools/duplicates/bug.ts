/** A flaw of which the corpus knows the truth: what it is in, how it shows itself, and the frames that lead to it. */

/** One frame as a build without changes has it, innermost first in a list. */
export type BugFrame = { readonly function: string; readonly file: string; readonly line: number };

/** The flaw; reports of it carry its id as their label and never in what is compared. */
export type Bug = {
  readonly id: string;
  readonly product: string;
  /** As AddressSanitizer writes it: `heap-buffer-overflow`. */
  readonly kind: string;
  readonly access: "READ" | "WRITE";
  readonly frames: readonly BugFrame[];
};
