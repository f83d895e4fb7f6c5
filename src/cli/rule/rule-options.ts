/** What every `bongsu rule` command is given: where it reads and writes, and how the answer shall look. */
import type { Translate } from "#messages/message.ts";

/** Where the command reads and writes. */
export type RuleIo = {
  readonly stdin: NodeJS.ReadableStream;
  readonly write: (text: string) => void;
  readonly error: (text: string) => void;
};

/** How the answer is wanted. */
export type RuleOptions = { readonly t: Translate; readonly json: boolean; readonly at: string | null };
