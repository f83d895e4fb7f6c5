/** A command of the program, as tables hold them. */
import type { Options } from "#cli/arguments.ts";
import type { Help } from "#cli/help.ts";
import type { Key } from "#messages/keys.ts";

/**
 * A command; `run` resolves with the exit code. One without `help` prints its own when `--help` is among its arguments. `words` may follow its name;
 * `options` are those that it reads, loaded when a shell completes them.
 */
export type Command = {
  readonly group: "room" | "feeds" | "organisation" | "tools";
  readonly summary: Extract<Key<"commands">, `commands.summary.${string}`>;
  readonly help?: Help;
  readonly words?: readonly string[];
  readonly options?: () => Promise<Options>;
  readonly run: (args: readonly string[], commands: CommandTable) => Promise<number>;
};

/** Commands by name, in the order in which help shows them. */
export type CommandTable = Readonly<Record<string, Command>>;
