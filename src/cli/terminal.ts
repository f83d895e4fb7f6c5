/** What a command is given to read and write with; the caller owns all of it. */
import type { Surroundings } from "#agent/home/agent-folder.ts";

/** A command line and those who sit at it. */
export type Terminal = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How many places a line of the standard output has; absent where it is no terminal. */
  readonly columns?: number | undefined;
  /** Takes text for the standard output and for the standard error, with its line ends. */
  readonly write: (text: string) => void;
  readonly error: (text: string) => void;
  /** Asks a yes-or-no question; `null` where nobody can be asked. */
  readonly ask: ((question: string) => Promise<boolean>) | null;
};

/** Put before a line that takes the place of the one before it, on a terminal. */
export const clearLine = "\r\u001b[2K";

/** What commands that talk to a room are given. */
export type AgentIo = Terminal & { readonly surroundings: Surroundings };
