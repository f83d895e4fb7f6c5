/** How a person runs this program again from where they are: what is printed as a command works as it is printed. */
import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

/** The program's name where it is installed, else the path of the checkout's own. */
export function ownCommand(from = process.cwd()): string {
  if (!existsSync(join(root, "vite.config.ts"))) return "bongsu";
  const file = join(root, "bin/bongsu.mjs");
  const near = relative(from, file);
  return shellWord(near.startsWith("..") ? file : near);
}

/** A word of a command as a shell takes it. */
export function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
