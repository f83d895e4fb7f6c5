/** Help as people read it: commands by what one wants to do, in both languages. */
import type { Command, CommandTable } from "#main/command.ts";

const groups: Readonly<Record<Command["group"], string>> = {
  room: "Running a room · 상황반 운영",
  feeds: "Advisories in · 권고문 반입",
  organisation: "At an organisation · 기관에서",
  tools: "Tools · 도구",
};

/** The overview. */
export function help(commands: CommandTable): string {
  const parts = Object.entries(groups).map(([group, title]) => {
    const lines = Object.entries(commands)
      .filter(([, command]) => command.group === group)
      .map(([name, { summary }]) => `  ${name.padEnd(12)} ${summary.en.padEnd(64)} ${summary.ko}`);
    return lines.length === 0 ? "" : `${title}\n${lines.join("\n")}\n\n`;
  });
  return `bongsu COMMAND [options]: joint vulnerability response, from an advisory to a closed exposure.
봉수: 권고문에서 조치 완료까지, 취약점 합동대응.

${parts.join("")}bongsu COMMAND --help shows a command's options. BONGSU_ROOM and BONGSU_TOKEN stand for --room and --token.
`;
}

/** One command's help. */
export function helpFor(command: Command): string {
  const more = command.more === undefined ? "" : `\n${command.more}\n`;
  return `bongsu ${command.usage}\n\n${command.summary.en}\n${command.summary.ko}\n${more}`;
}

/** The command of that name, if the table has one. */
export function commandNamed(commands: CommandTable, name: string): Command | undefined {
  return Object.hasOwn(commands, name) ? commands[name] : undefined;
}
