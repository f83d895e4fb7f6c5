/** A command of the program, as tables hold them. */

/** A command; `run` resolves with the exit code. `ownHelp` commands print their own `--help`. */
export type Command = {
  readonly group: "room" | "organisation" | "feeds" | "tools";
  readonly usage: string;
  readonly summary: { readonly en: string; readonly ko: string };
  readonly more?: string;
  readonly ownHelp?: boolean;
  readonly run: (args: readonly string[]) => Promise<number>;
};

/** Commands by name, in the order in which help shows them. */
export type CommandTable = Readonly<Record<string, Command>>;
