/** The terminal of this process as commands see it, and what agents find around them. */
import type { Surroundings } from "#agent/home/agent-folder.ts";
import { languageIn, translatorOfCommand } from "#cli/language.ts";
import { clearLine, type Terminal } from "#cli/terminal.ts";
import { printableLines } from "#core/input/printable.ts";
import { languageTags, translatorOf } from "#messages/translators.ts";

/** Standard input, output and error of this process. Standard input is opened when it is first looked at, which most commands never do. */
export const terminal: Terminal & {
  readonly stdin: NodeJS.ReadStream;
  /** Asks for a line; `null` where nobody can be asked. */
  readonly question: ((text: string) => Promise<string>) | null;
} = {
  env: process.env,
  get stdin() {
    return process.stdin;
  },
  get columns() {
    return process.stdout.isTTY ? process.stdout.columns : undefined;
  },
  write: (text) => print(process.stdout, text),
  error: (text) => print(process.stderr, text),
  get ask() {
    return process.stdin.isTTY && process.stderr.isTTY ? ask : null;
  },
  get question() {
    return process.stdin.isTTY && process.stderr.isTTY ? question : null;
  },
};

/** The one place where text reaches a terminal: nothing in it is obeyed but the clearing of a line. A file or another program gets it as it is. */
function print(stream: NodeJS.WriteStream, text: string): void {
  if (!stream.isTTY) stream.write(text);
  else if (text.startsWith(clearLine)) stream.write(clearLine + printableLines(text.slice(clearLine.length)));
  else stream.write(printableLines(text));
}

/** A yes counts in every language. */
async function ask(text: string): Promise<boolean> {
  const answer = (await question(text)).trim().toLowerCase();
  return languageTags.some((tag) => translatorOf(tag)("terminal.yes").split(" ").includes(answer));
}

async function question(text: string): Promise<string> {
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(printableLines(text));
  } finally {
    lines.close();
  }
}

/** The clock and network of this machine; progress goes to standard error. */
export const surroundings: Surroundings = {
  now: () => new Date().toISOString(),
  fetch: globalThis.fetch,
  write: (line) => terminal.error(`${line(translatorOfCommand(languageIn(process.argv), process.env))}\n`),
};
