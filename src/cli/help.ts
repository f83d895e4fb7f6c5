/** The help of a command: blocks of messages, laid out for a terminal. */
import { padded, widthOf, wrapped } from "#cli/columns.ts";
import type { Terminal } from "#cli/terminal.ts";
import type { Key } from "#messages/keys.ts";
import type { Translate } from "#messages/message.ts";
import { languageTags } from "#messages/translators.ts";

/**
 * A line of help: a message, or text that is the same in every language, such as an example. A message with two spaces in it is an option
 * and what it is for.
 */
type HelpLine = Key | `bongsu ${string}` | `  ${string}` | `--${string}  ${string}`;

/** Blocks of lines; an empty line parts them. */
export type Help = readonly (readonly HelpLine[])[];

const width = 120;
const indent = 2;
const narrowest = 18;

/** The text of a help. */
export function helpText(help: Help, t: Translate): string {
  return `${help.map((block) => blockText(block.map((line) => lineText(line, t)))).join("\n\n")}\n`;
}

type HelpSurroundings = {
  readonly io: Pick<Terminal, "write" | "error">;
  readonly t: Translate;
  /** The options without which the command cannot run, as they are to be named. */
  readonly missing?: readonly string[];
};

/** The folder's option where neither it nor its variable is there. */
export const folderMissing = "--dir (or BONGSU_DIR)";

/** Prints the help, which was asked for or is needed because the arguments do not say what to do; the result is the exit code. */
export function printHelp(help: Help, asked: boolean, { io, t, missing = [] }: HelpSurroundings): number {
  if (!asked && missing.length > 0) io.error(`${t("terminal.missing", { options: missing.join(", ") })}\n\n`);
  (asked ? io.write : io.error)(helpText(help, t));
  return asked ? 0 : 2;
}

/** What every message of a help may name: the languages there are, and braces, which a message cannot hold. */
const values = { languages: languageTags.join("|"), open: "{", close: "}" };

function lineText(line: HelpLine, t: Translate): string {
  return line.includes(" ") ? line : (t.find(line, values) ?? line);
}

function blockText(lines: readonly string[]): string {
  const rows = lines.map(columnsOf);
  const heads = rows.flatMap(({ head, about }) => (about === "" ? [] : [widthOf(head) + 2]));
  const column = Math.max(narrowest + indent, ...heads);
  return rows.map((row) => rowText(row, column)).join("\n");
}

type Row = { readonly head: string; readonly about: string };

/** A usage stands at the margin, an option a little within it. */
function columnsOf(line: string): Row {
  const [head = "", about = ""] = line.split(/ {2,}/, 2);
  if (head === "" || about === "") return { head: line, about: "" };
  return { head: head.startsWith("bongsu ") ? head : " ".repeat(indent) + head, about };
}

function rowText({ head, about }: Row, column: number): string {
  if (about !== "")
    return padded(head, column) + wrapped(about, width - column).join(`\n${" ".repeat(column)}`);
  if (head.startsWith(" ")) return head;
  return wrapped(head, width).join(head.startsWith("bongsu ") ? "\n    " : "\n");
}
