/**
 * The messages as the builds of the agent and of the pages carry them: read from the folders of the languages, parsed, without the parser.
 * What a build does not say (the pages' words in the agent) is left out by group: `shared`, `terminal`, `pages`.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { flattened, isPlain, type LanguageFile } from "#messages/language-file.ts";
import { languageFiles, parseMessage } from "#messages/languages.ts";
import type { ParsedMessage } from "#messages/message.ts";

/** The folders of a language, by who says what stands in them. */
export type Group = "shared" | "terminal" | "pages";

const folder = join(import.meta.dirname, "../src/messages");

/** The features of a group; a file `rule-pack.ts` holds the feature `rulePack`. */
export function featuresIn(group: Group): readonly string[] {
  return readdirSync(join(folder, "en", group))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -3).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()))
    .toSorted();
}

/** The file with the last touch to a language's sentences; `null` where it needs none. */
export function finishFile({ tag }: LanguageFile): string | null {
  const file = join(folder, tag, "finish.ts");
  return existsSync(file) ? file : null;
}

/** The parsed messages of some features of a language, by feature and the rest of the key. */
export function parsedFeatures(
  { features }: LanguageFile,
  names: readonly string[],
): Readonly<Record<string, Readonly<Record<string, ParsedMessage>>>> {
  const texts: Readonly<Record<string, Parameters<typeof flattened>[0] | undefined>> = features;
  return Object.fromEntries(
    names.flatMap((name) => {
      const feature = texts[name];
      if (feature === undefined) return [];
      const messages = [...flattened(feature)].map(([key, text]) => [key, isPlain(text) ? text : bare(text)]);
      return [[name, Object.fromEntries(messages)]];
    }),
  );
}

/** A parsed message without the places in its text. */
function bare(text: string): ParsedMessage {
  return JSON.parse(
    JSON.stringify(parseMessage(text), (key, value: unknown) => (key === "location" ? undefined : value)),
  ) as ParsedMessage;
}

/** The module that stands in for `src/messages/languages.ts` in the agent. */
export function agentLanguages(): string {
  const names = [...featuresIn("shared"), ...featuresIn("terminal")];
  const imports = languageFiles.map((file, at) => {
    const finish = finishFile(file);
    return finish === null ? "" : `import { finish as finish${at} } from ${JSON.stringify(finish)};`;
  });
  const made = languageFiles.map((file, at) => {
    const { tag, name, machineMade } = file;
    const features = Object.entries(parsedFeatures(file, names)).map(([key, messages]) => [
      key,
      JSON.stringify(messages),
    ]);
    const parsed = JSON.stringify({ tag, name, machineMade, features: Object.fromEntries(features) });
    return `parsedCatalogue(${parsed}${finishFile(file) === null ? "" : `, finish${at}`})`;
  });
  return `import { parsedCatalogue } from "#messages/parsed-catalogue.ts";
${imports.join("\n")}
export const catalogues = [${made.join(",\n")}];
`;
}
