/** A command of the program, as tables hold them. */
import type { Help } from "#cli/help.ts";
import type { Key } from "#messages/keys.ts";

/** A command; `run` resolves with the exit code. One without `help` prints its own when `--help` is among its arguments. */
export type Command = {
  readonly group: "room" | "feeds" | "organisation" | "tools";
  readonly summary: Extract<Key<"commands">, `commands.summary.${string}`>;
  readonly help?: Help;
  readonly run: (args: readonly string[]) => Promise<number>;
};

/** Commands by name, in the order in which help shows them. */
export type CommandTable = Readonly<Record<string, Command>>;
