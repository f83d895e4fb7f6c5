/** `bongsu completion SHELL`: a script by which a shell completes commands, their words and their options. It is made from what the commands declare. */
import { bashScript } from "#main/completion/bash.ts";
import type { CompletedCommand } from "#main/completion/completed-command.ts";
import { fishScript } from "#main/completion/fish.ts";
import { zshScript } from "#main/completion/zsh.ts";
import type { CommandTable } from "#main/command.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { colourModes } from "#cli/colour.ts";
import { commonOptions, languageIn, translatorOfCommand } from "#cli/language.ts";
import type { Terminal } from "#cli/terminal.ts";
import { languageTags } from "#messages/translators.ts";

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** What an option takes where that is one of a few words. */
const values: Readonly<Record<string, readonly string[]>> = {
  color: colourModes,
  lang: languageTags,
};

/** Prints the script; the exit code is 0. Refuses a shell that is not known. */
export async function runCompletion(
  args: readonly string[],
  commands: CommandTable,
  io: Pick<Terminal, "env" | "write">,
): Promise<number> {
  const [shell = ""] = args;
  if (!Object.hasOwn(scripts, shell))
    throw new MessageRefusal("input-invalid", (t) => t("commands.completionShell"));
  const t = translatorOfCommand(languageIn(args), io.env);
  const all: CompletedCommand[] = [];
  for (const [name, { summary, words = [], options }] of Object.entries(commands)) {
    const declared = { ...commonOptions, ...(await options?.()) };
    all.push({ name, about: t(summary), words, options: Object.entries(declared).map(optionOf) });
  }
  io.write(scripts[shell as keyof typeof scripts](all));
  return 0;
}

function optionOf([name, { type }]: readonly [string, { readonly type: "string" | "boolean" }]) {
  return { name, takesValue: type === "string", values: values[name] ?? [] };
}
