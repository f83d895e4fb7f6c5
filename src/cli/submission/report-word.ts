/** What each word of `bongsu report` is given. */
import type { Surroundings } from "#agent/home/agent-folder.ts";
import type { Terminal } from "#cli/terminal.ts";
import type { Translate } from "#messages/message.ts";

/** The values of the options. */
export type ReportOptions = {
  readonly hangs: boolean;
  readonly "fuzz-target"?: string | undefined;
  readonly format?: string | undefined;
};

/** The terminal with its input. */
export type ReportIo = Terminal & {
  readonly stdin: AsyncIterable<string | Uint8Array>;
  readonly surroundings: Pick<Surroundings, "now">;
  /** The program's own. */
  readonly version: string;
};

/** What a word that reads reports is given besides its paths. */
export type ReportAround = {
  readonly options: ReportOptions;
  readonly io: ReportIo;
  readonly t: Translate;
};
