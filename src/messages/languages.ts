/**
 * The languages at hand: every folder beside this file with an `index.ts`. Nothing else lists them. The builds of the agent
 * (`tools/build-agent.ts`) and of the pages (`vite.config.ts`) put their own reading of the same folders in the place of this file.
 */
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parse } from "@formatjs/icu-messageformat-parser";
import { catalogueOf, type LanguageFile } from "#messages/language-file.ts";
import type { Catalogue, ParsedMessage } from "#messages/message.ts";

type Finish = (sentence: string) => string;

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(entry.parentPath, entry.name, "index.ts")))
  .map(({ name }) => name)
  .toSorted();

const load = createRequire(import.meta.url);

/** A file of a language's folder, as a module. */
function moduleOf(folder: string, file: string): Readonly<Record<string, unknown>> {
  return load(join(import.meta.dirname, folder, file)) as Readonly<Record<string, unknown>>;
}

/** How every message is parsed, here and in the builds: markup is text. */
export function parseMessage(text: string): ParsedMessage {
  return parse(text, { ignoreTag: true });
}

/** Each language as its folder writes it, in the order of the tags. */
export const languageFiles: readonly LanguageFile[] = folders.map(
  (folder) => moduleOf(folder, "index.ts")["language"] as LanguageFile,
);

/** The catalogue of each language. A folder may have a `finish.ts` for the last touch to its sentences. */
export const catalogues: readonly Catalogue[] = languageFiles.map((file): Catalogue => {
  const catalogue = catalogueOf(file, parseMessage);
  if (!existsSync(join(import.meta.dirname, file.tag, "finish.ts"))) return catalogue;
  return { ...catalogue, finish: moduleOf(file.tag, "finish.ts")["finish"] as Finish };
});
