/**
 * The messages as the builds of the agent and of the pages carry them: found in the folders of the languages, parsed and compacted, without the
 * parser. Which features a build carries goes by the group that they stand in.
 */
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { referenceLanguage } from "#messages/choose-language.ts";
import { compacted } from "#messages/compact.ts";
import { flattened, isPlain, type LanguageFile, textAt } from "#messages/language-file.ts";
import { languageFiles, parseMessage } from "#messages/languages.ts";
import { type CompactFeature, featureText } from "#messages/parsed-catalogue.ts";

/** The folders of a language, by what says the messages in them. */
type Group = "shared" | "terminal" | "sealing" | "room" | "pages";
type Features = Readonly<Record<string, CompactFeature>>;

const folder = join(import.meta.dirname, "../src/messages");
const [reference] = languageFiles.filter(({ tag }) => tag === referenceLanguage) as [LanguageFile];

/** The features of some groups, in folders of theirs too; a file `rule-pack.ts` holds the feature `rulePack`. */
function featuresIn(...groups: readonly Group[]): readonly string[] {
  const files = groups.flatMap((group) =>
    readdirSync(join(folder, "en", group), { recursive: true, encoding: "utf8" }),
  );
  return files
    .filter((file) => file.endsWith(".ts"))
    .map((file) => basename(file, ".ts").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()))
    .toSorted();
}

/** Some features of a language, compact. */
function compactFeatures({ features }: LanguageFile, names: readonly string[]): Features {
  const texts = [...flattened(features)];
  return Object.fromEntries(
    names.map((name) => {
      const messages = texts
        .filter(([key]) => key.startsWith(`${name}.`))
        .map(([key, text]) => [
          key.slice(name.length + 1),
          compacted(isPlain(text) ? text : parseMessage(text)),
        ]);
      return [name, Object.fromEntries(messages)];
    }),
  );
}

/** The same for a page, which loads one language: what a machine-made one lacks is there in English. */
function wholeFeatures(file: LanguageFile, names: readonly string[]): Features {
  const english = compactFeatures(reference, names);
  const own = compactFeatures(file, names);
  return Object.fromEntries(names.map((name) => [name, { ...english[name], ...own[name] }]));
}

/** The import of the last touch to a language's sentences, as `finish`; nothing where it needs none. */
function finishImport({ tag }: LanguageFile, name: string): string {
  const file = join(folder, tag, "finish.ts");
  return existsSync(file)
    ? `import { finish as ${name} } from ${JSON.stringify(file)};`
    : `const ${name} = undefined;`;
}

/** The module that stands in for `src/messages/languages.ts` in the agent: it asks for a feature's text when a command first says something of it. */
export function agentLanguages(): string {
  const made = languageFiles.map(({ tag, name, machineMade }, at) => {
    const about = JSON.stringify({ tag, name, machineMade }).slice(1, -1);
    const load = `(name) => require(${JSON.stringify(textName(tag, ""))} + name)`;
    return `{ ${about}, finish: finish${at}, feature: featuresFromText(${load}) }`;
  });
  return `import { featuresFromText, parsedCatalogue } from "#messages/parsed-catalogue.ts";
${languageFiles.map((file, at) => finishImport(file, `finish${at}`)).join("\n")}
export const catalogues = [${made.join(",\n")}].map(parsedCatalogue);
`;
}

/** The texts that the agent carries: one a language and feature, by the name under which it is asked for. */
export function agentMessages(): ReadonlyMap<string, string> {
  const names = featuresIn("shared", "terminal", "sealing");
  return new Map(
    languageFiles.flatMap((file) =>
      Object.entries(compactFeatures(file, names)).map(
        ([name, feature]) => [textName(file.tag, name), featureText(feature)] as const,
      ),
    ),
  );
}

function textName(tag: string, feature: string): string {
  return `messages:${tag}:${feature}`;
}

/** The modules of the pages by name: the list of languages, and for each what the first page needs and the rest. */
export function pageLanguages(name: string, first: readonly string[]): ReadonlyMap<string, string> {
  const rest = featuresIn("shared", "pages").filter((feature) => !first.includes(feature));
  const modules = languageFiles.flatMap((file): [string, string][] => [
    [
      `${name}/${file.tag}/first`,
      `${finishImport(file, "finish")}\nexport { finish };\nexport const features = ${JSON.stringify(wholeFeatures(file, first))};`,
    ],
    [`${name}/${file.tag}/rest`, `export const features = ${JSON.stringify(wholeFeatures(file, rest))};`],
  ]);
  const list = languageFiles.map(({ tag, name: own, machineMade }) => {
    const about = JSON.stringify({ tag, name: own, machineMade }).slice(1, -1);
    const [one, other] = ["first", "rest"].map(
      (part) => `() => import(${JSON.stringify(`${name}/${tag}/${part}`)})`,
    );
    return `{ ${about}, first: ${one}, rest: ${other} }`;
  });
  const marks = languageFiles
    .map(({ features }) => textAt(features, "app.drill.mark"))
    .filter((mark) => mark !== undefined);
  return new Map([
    [
      name,
      `export const languages = [${list.join(", ")}];\nexport const drillMarks = ${JSON.stringify([...new Set(marks)])};`,
    ],
    ...modules,
  ]);
}

/** What the document says without a script, in every language that people wrote. */
export function withoutScript(): string {
  const written = languageFiles.filter(({ machineMade }) => !machineMade);
  return written
    .map(({ tag, features }) => `<p lang="${tag}">${textAt(features, "app.noScript") ?? ""}</p>`)
    .join("");
}

/** The messages of the verifier's one page, all languages at once. */
export function verifierMessages(): string {
  const names = ["verifierPage", "pageFinding", "logFinding"];
  const made = languageFiles.map((file, at) => {
    const { tag, name, machineMade } = file;
    const about = JSON.stringify({ tag, name, machineMade, features: wholeFeatures(file, names) }).slice(
      1,
      -1,
    );
    return `{ ${about}, finish: finish${at} }`;
  });
  return `${languageFiles.map((file, at) => finishImport(file, `finish${at}`)).join("\n")}
export const languages = [${made.join(",\n")}];
`;
}
