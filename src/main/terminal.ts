/**
 * The terminal of this process as commands see it, and what agents find around them. Nothing else of the program writes to its standard output and
 * error: what comes from outside (a room, a list, a file's name) reaches neither with a character that a terminal would obey.
 */
import { writeSync } from "node:fs";
import type { Surroundings } from "#agent/home/agent-folder.ts";
import { languageIn, translatorOfCommand } from "#cli/language.ts";
import { colourWanted, withColours } from "#cli/colour.ts";
import { fileTroubleText } from "#cli/file-trouble.ts";
import { clearLine, type Terminal } from "#cli/terminal.ts";
import { printableJson, printableLines } from "#core/input/printable.ts";
import { version } from "#main/version.ts";
import { languageTags, translatorOf } from "#messages/translators.ts";

/** Standard input, output and error of this process. Standard input is opened when it is first looked at, which most commands never do. */
export const terminal: Terminal & {
  readonly stdin: NodeJS.ReadStream;
  /** Whether people see what goes to standard error as it is written. */
  readonly live: boolean;
  /** Asks for a line; `null` where nobody can be asked. */
  readonly question: ((text: string) => Promise<string>) | null;
} = {
  env: withoutEmpty(process.env),
  get stdin() {
    return process.stdin;
  },
  write: (text) => print(process.stdout, text),
  error: (text) => print(process.stderr, text),
  get columns() {
    const said = Number(process.env["COLUMNS"]);
    if (!process.stdout.isTTY) return undefined;
    return Number.isInteger(said) && said > 0 ? said : process.stdout.columns;
  },
  get live() {
    return process.stderr.isTTY;
  },
  get ask() {
    return process.stdin.isTTY && process.stderr.isTTY ? ask : null;
  },
  get question() {
    return process.stdin.isTTY && process.stderr.isTTY ? question : null;
  },
};

/** A variable that is set to nothing says nothing. */
function withoutEmpty(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
}

const open = new Set<NodeJS.WriteStream>();

/** The one writer. */
function print(stream: NodeJS.WriteStream, text: string): void {
  if (!open.has(stream)) stream.on("error", writingFailed);
  open.add(stream);
  const live = stream.isTTY && text.startsWith(clearLine);
  const shown = withColours(
    harmless(live ? text.slice(clearLine.length) : text),
    colourWanted(process.argv, process.env, stream.isTTY),
  );
  stream.write(live ? clearLine + shown : shown);
}

/** Text in which nothing is obeyed. A JSON document keeps its value. */
function harmless(text: string): string {
  return /^[{[]/.test(text) ? printableJson(text) : printableLines(text);
}

const failure = 2;
/** What shells report of a program that wrote to a pipe which nobody reads any more. */
const closedPipe = 141;

let writeFailuresIgnored = false;

/** From now on nothing that fails to be written ends the program: what serves others does not depend on who reads its output. */
export function ignoreWriteFailures(): void {
  writeFailuresIgnored = true;
}

/** A reader that left ends the program without a word; a disk that is full, with one. */
function writingFailed(error: NodeJS.ErrnoException): void {
  if (writeFailuresIgnored) return;
  if (error.code === "EPIPE") process.exit(closedPipe);
  const t = translatorOfCommand(languageIn(process.argv), process.env);
  writeSync(2, `bongsu: ${harmless(fileTroubleText(error, t) ?? error.message)}\n`);
  process.exit(failure);
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
  version,
};
