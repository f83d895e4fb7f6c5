/** What a crash trace says, whatever printed it: the kind of fault, where it was reached, and the frames that say whether two crashes are one. */

/** One frame of a stack, as printed; what the trace does not give is null. */
export type StackFrame = {
  /** The function's name as printed, without its arguments; null where the frame is not symbolised. */
  readonly function: string | null;
  readonly file: string | null;
  /** From 1. */
  readonly line: number | null;
  /** The executable, library, package or script that the frame lies in. */
  readonly module: string | null;
};

/** A crash, read from one trace. */
export type Crash = {
  /** ClusterFuzz's name of the kind, such as `Heap-buffer-overflow` or `Null-dereference READ`; several lines where the kind has a size, as `Heap-buffer-overflow\nREAD 4`. "" where the trace names none. */
  readonly type: string;
  /** As printed, such as `0x602000000014`; "" where none is given. */
  readonly address: string;
  /** The crash state: at most three normalised frames (or the message of a failed check and its frames), the one that crashed first. Two crashes of one product and version with the same state are taken for one. */
  readonly state: readonly string[];
  /** Whether the kind is one that can be a security flaw, after ClusterFuzz's rules. */
  readonly security: boolean;
  /** All frames of the stack that crashed, innermost first, bounded; for likeness, not for the state. */
  readonly frames: readonly StackFrame[];
};
