/** How every command reads its arguments: one declaration of options, from which completion is made too. What is not declared is refused with what may be meant. */
import { parseArgs, type ParseArgsConfig } from "node:util";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { colourModes } from "#cli/colour.ts";
import { commonOptions } from "#cli/language.ts";
import { printable } from "#core/input/printable.ts";
import { suggestNames } from "#core/input/suggest-names.ts";

/** The options of a command, as `node:util` has them. */
export type Options = NonNullable<ParseArgsConfig["options"]>;

/** Names that options had, which are still read. */
const formerNames: Readonly<Record<string, string>> = { "--language": "--lang" };

/** Options and words of a command; those that every command has are read too. Refuses an option that is not declared, one that lacks its value, and one that is set to nothing. */
export function readArguments<T extends ParseArgsConfig>(
  config: T & { readonly args: readonly string[]; readonly options: Options },
): ReturnType<typeof parseArgs<T>> {
  const args = config.args.map(currentName);
  const options: Options = { ...commonOptions, ...config.options };
  try {
    const read = parseArgs({ ...config, args, options });
    for (const [name, value] of Object.entries(read.values as object))
      if (value === "") throw argumentRefusal("EMPTY", `--${name}`);
      else if (name === "color" && !isColourMode(value)) throw argumentRefusal("COLOR", "--color");
    return read as ReturnType<typeof parseArgs<T>>;
  } catch (error) {
    throw refusalOf(error, options);
  }
}

function isColourMode(value: unknown): boolean {
  return colourModes.some((mode) => mode === value);
}

function currentName(argument: string): string {
  const [name = "", ...value] = argument.split("=");
  return [formerNames[name] ?? name, ...value].join("=");
}

/** What Node says in English of the arguments, as a refusal in the reader's language. */
function refusalOf(error: unknown, options: Options): unknown {
  const code = error instanceof TypeError && "code" in error ? String(error.code) : "";
  if (!code.startsWith("ERR_PARSE_ARGS_")) return error;
  const [, argument = ""] = /'([^' ]+)/.exec((error as Error).message) ?? [];
  const near =
    code === "ERR_PARSE_ARGS_UNKNOWN_OPTION"
      ? suggestNames(argument.replace(/^-+/, ""), Object.keys(options))
      : [];
  return argumentRefusal(code.replace("ERR_PARSE_ARGS_", ""), argument, near[0]);
}

function argumentRefusal(code: string, argument: string, near?: string): MessageRefusal {
  const values = { argument: printable(argument, 80), near: `--${near}` };
  const kind = near === undefined ? code : `${code}_NEAR`;
  return new MessageRefusal("input-invalid", (t) => t.find(`commands.argument.${kind}`, values) ?? argument);
}
