/** Help about the program: its commands by what one wants to do. */
import { suggestNames } from "#core/input/suggest-names.ts";
import type { Translate } from "#messages/message.ts";
import type { Command, CommandTable } from "#main/command.ts";

const groups: readonly Command["group"][] = ["room", "feeds", "organisation", "tools"];

/** The overview. */
export function overview(commands: CommandTable, t: Translate): string {
  const blocks = groups.flatMap((group) => {
    const lines = Object.entries(commands)
      .filter(([, command]) => command.group === group)
      .map(([name, { summary }]) => `  ${name.padEnd(12)} ${t(summary)}`);
    return lines.length === 0 ? [] : [[t(`commands.group.${group}`), ...lines].join("\n")];
  });
  return `${[t("commands.about"), ...blocks, t("commands.hint")].join("\n\n")}\n`;
}

/** The command of that name, if the table has one. */
export function commandNamed(commands: CommandTable, name: string): Command | undefined {
  return Object.hasOwn(commands, name) ? commands[name] : undefined;
}

/** That there is no such command, and which one may be meant. */
export function unknownCommandText(commands: CommandTable, name: string, t: Translate): string {
  const quoted = JSON.stringify(name.slice(0, 60));
  const [near] = suggestNames(name, Object.keys(commands));
  return near === undefined
    ? t("commands.unknown", { name: quoted })
    : t("commands.unknownNear", { name: quoted, near });
}
