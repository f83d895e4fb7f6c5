/** How every command reads its arguments: one declaration of options, from which completion is made too. What is not declared is refused with what may be meant. */
import { parseArgs, type ParseArgsConfig } from "node:util";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { colourModes } from "#cli/colour.ts";
import { commonOptions, languageNear } from "#cli/language.ts";
import { type GivenOptions, type OptionClash, optionClash, type OptionRule } from "#cli/option-rule.ts";
import { isNamedPipe } from "#cli/named-pipe.ts";
import { printable } from "#core/input/printable.ts";
import { suggestNames } from "#core/input/suggest-names.ts";
import { listText } from "#messages/render/list.ts";
import { languageTags } from "#messages/translators.ts";

/** The options of a command, as `node:util` has them. */
export type Options = NonNullable<ParseArgsConfig["options"]>;

/** Names that options had, which are still read. */
const formerNames: Readonly<Record<string, string>> = { "--language": "--lang" };

/** Which options of a command go together, and the variables that stand for some. */
type TogetherRules = {
  readonly rules?: readonly OptionRule[];
  readonly env?: GivenOptions["env"];
  /** That the command itself says what it does with a path that is a named pipe. */
  readonly ownPaths?: boolean;
};

/**
 * Options and words of a command; those that every command has are read too. Refuses an option that is not declared, one that lacks its value, one that is
 * set to nothing or to a named pipe, and by the command's rules one that would do nothing.
 */
export function readArguments<T extends ParseArgsConfig>(
  config: T & TogetherRules & { readonly args: readonly string[]; readonly options: Options },
): ReturnType<typeof parseArgs<T>> {
  const { rules = [], env = {}, ownPaths = false, ...rest } = config;
  const args = config.args.map(currentName);
  const options: Options = { ...commonOptions, ...config.options };
  try {
    const { tokens, ...read } = parseArgs({ ...rest, args, options, tokens: true });
    for (const [name, value] of Object.entries(read.values)) refuseValue(name, value);
    const named = new Set((tokens ?? []).flatMap((token) => (token.kind === "option" ? [token.name] : [])));
    const clash = named.has("help") ? null : optionClash(rules, { ...read, named, env });
    if (clash !== null) throw clashRefusal(clash);
    refusePipes([...Object.values(read.values).flat(), ...(ownPaths ? [] : read.positionals)]);
    return read as ReturnType<typeof parseArgs<T>>;
  } catch (error) {
    throw refusalOf(error, options);
  }
}

function refusePipes(given: readonly unknown[]): void {
  for (const path of given)
    if (typeof path === "string" && isNamedPipe(path))
      throw new MessageRefusal("input-invalid", (t) =>
        t("commands.argument.PIPE", { argument: printable(path, 400) }),
      );
}

function refuseValue(name: string, value: unknown): void {
  if (value === "") throw argumentRefusal("EMPTY", `--${name}`);
  if (name === "color" && !isColourMode(value)) throw argumentRefusal("COLOR", "--color");
  if (name === "lang") refuseLanguage(String(value));
}

/** Refuses a language that nothing is said in, with the one that may be meant. */
export function refuseLanguage(lang: string | undefined): void {
  const near = lang === undefined ? null : languageNear(lang);
  if (near === null) return;
  const values = { language: printable(lang ?? "", 40), tags: languageTags.join(", "), near };
  throw new MessageRefusal("input-invalid", (t) =>
    near === "" ? t("commands.languageUnknown", values) : t("commands.languageNear", values),
  );
}

function clashRefusal({ option, code, others }: OptionClash): MessageRefusal {
  const argument = `--${option}`;
  return new MessageRefusal("input-invalid", (t) =>
    t(`commands.argument.${code}`, { argument, others: listText(others, t) }),
  );
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
