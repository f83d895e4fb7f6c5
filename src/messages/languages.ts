/**
 * The languages at hand: every folder beside this file with an `index.ts`. Nothing else lists them. The builds of the agent
 * (`tools/build-agent.ts`) and of the pages (`vite.config.ts`) put their own reading of the same folders in the place of this file.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "@formatjs/icu-messageformat-parser";
import { catalogueOf, type LanguageFile } from "#messages/language-file.ts";
import type { Catalogue, ParsedMessage } from "#messages/message.ts";

type Finish = (sentence: string) => string;

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(entry.parentPath, entry.name, "index.ts")))
  .map(({ name }) => name)
  .toSorted();

/** A file of a language's folder, as a module. */
async function moduleOf(folder: string, file: string): Promise<Readonly<Record<string, unknown>>> {
  return (await import(pathToFileURL(join(import.meta.dirname, folder, file)).href)) as Readonly<
    Record<string, unknown>
  >;
}

/** How every message is parsed, here and in the builds: markup is text. */
export function parseMessage(text: string): ParsedMessage {
  return parse(text, { ignoreTag: true });
}

/** Each language as its folder writes it, in the order of the tags. */
export const languageFiles: readonly LanguageFile[] = await Promise.all(
  folders.map(async (folder) => (await moduleOf(folder, "index.ts"))["language"] as LanguageFile),
);

/** The catalogue of each language. A folder may have a `finish.ts` for the last touch to its sentences. */
export const catalogues: readonly Catalogue[] = await Promise.all(
  languageFiles.map(async (file): Promise<Catalogue> => {
    const catalogue = catalogueOf(file, parseMessage);
    if (!existsSync(join(import.meta.dirname, file.tag, "finish.ts"))) return catalogue;
    return { ...catalogue, finish: (await moduleOf(file.tag, "finish.ts"))["finish"] as Finish };
  }),
);
