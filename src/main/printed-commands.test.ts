/** Every command that messages, the README and the documents print names a command of the program and options that it reads. Nothing is run. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { commonOptions } from "#cli/language.ts";
import { commands } from "#main/commands.ts";
import { flattened } from "#messages/language-file.ts";
import { languageFiles } from "#messages/languages.ts";

const root = join(import.meta.dirname, "../..");

/** Texts with commands in them, each with where it stands. */
const texts: readonly (readonly [at: string, text: string])[] = [
  ...languageFiles.flatMap(({ tag, features }) =>
    [...flattened(features)].map(([key, text]) => [`${tag} ${key}`, text] as const),
  ),
  ...["README.md", ...readdirSync(join(root, "docs")).map((name) => join("docs", name))]
    .filter((path) => path.endsWith(".md"))
    .flatMap((path) =>
      readFileSync(join(root, path), "utf8")
        .split("\n")
        .map((line, i) => [`${path}:${i + 1}`, line] as const),
    ),
];

/** A command's line ends where a sentence or the code does. */
const printed = /(?:npx )?\bbongsu ([a-z]+)((?: [^\n`"()（）#;]*)?)/g;

test("a printed command names a command and options that there are", async () => {
  const wrong: string[] = [];
  let count = 0;
  for (const [at, text] of texts)
    for (const [, name = "", rest = ""] of text.matchAll(printed)) {
      const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
      if (command === undefined) continue;
      const known = new Set([
        "help",
        "version",
        ...Object.keys({ ...commonOptions, ...(await command.options?.()) }),
      ]);
      for (const [, option = ""] of rest.matchAll(/(?<![\w-])--([a-z][a-z-]*)/g)) {
        count++;
        if (!known.has(option)) wrong.push(`${at}: bongsu ${name} --${option}`);
      }
    }
  assert.ok(count > 100, String(count));
  assert.deepEqual(wrong, []);
});

/** The word that a usage says after the command's name, or several of which one is to be chosen. */
const usage = /^bongsu ([a-z]+) ([a-z][a-z|-]*)(?= |$)/;

test("what a usage says a command does, completion offers", () => {
  const wrong: string[] = [];
  let count = 0;
  for (const [at, text] of texts) {
    const [, name = "", chosen = ""] = usage.exec(text) ?? [];
    const words = Object.hasOwn(commands, name) ? commands[name]?.words : undefined;
    for (const word of words === undefined ? [] : chosen.split("|")) {
      count++;
      if (words?.includes(word) === false) wrong.push(`${at}: bongsu ${name} ${word}`);
    }
  }
  assert.ok(count > 100, String(count));
  assert.deepEqual(wrong, []);
});
