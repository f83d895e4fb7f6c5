/** Completion for fish: a line a command, word and option. */
import type { CompletedCommand } from "#main/completion/completed-command.ts";

/** The script, to be sourced. */
export function fishScript(commands: readonly CompletedCommand[]): string {
  return `${["complete -c bongsu -e", ...commands.flatMap(linesOf)].join("\n")}\n`;
}

function linesOf({ name, about, words, options }: CompletedCommand): readonly string[] {
  const within = `-n '__fish_seen_subcommand_from ${name}'`;
  return [
    `complete -c bongsu -f -n __fish_use_subcommand -a ${name} -d ${quoted(about)}`,
    ...words.map((word) => `complete -c bongsu ${within} -a ${word}`),
    ...options.map((option) => `complete -c bongsu ${within} -l ${option.name}${valueOf(option)}`),
  ];
}

function valueOf({ takesValue, values }: CompletedCommand["options"][number]): string {
  if (!takesValue) return "";
  return values.length === 0 ? " -r -F" : ` -x -a ${quoted(values.join(" "))}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
