/** The terminal of this process as commands see it, and what agents find around them. */
import type { Surroundings } from "#agent/home/agent-folder.ts";
import type { Terminal } from "#cli/terminal.ts";

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
  write: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  get ask() {
    return process.stdin.isTTY && process.stderr.isTTY ? ask : null;
  },
  get question() {
    return process.stdin.isTTY && process.stderr.isTTY ? question : null;
  },
};

async function ask(text: string): Promise<boolean> {
  return /^(y|yes|예|네|ㅇ)$/i.test((await question(text)).trim());
}

async function question(text: string): Promise<string> {
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(text);
  } finally {
    lines.close();
  }
}

/** The clock and network of this machine; progress goes to standard error. */
export const surroundings: Surroundings = {
  now: () => new Date().toISOString(),
  fetch: globalThis.fetch,
  write: (line) => terminal.error(`${line}\n`),
};
