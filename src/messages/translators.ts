/** The translators of all languages at hand, for the room, the agent and the commands. A page loads one language only and has its own. */
import { chooseLanguage, referenceLanguage } from "#messages/choose-language.ts";
import { catalogues } from "#messages/languages.ts";
import { type Catalogue, type Translate, translatorFor } from "#messages/message.ts";

/** The tags of the languages at hand. */
export const languageTags: readonly string[] = catalogues.map(({ tag }) => tag);

const translators = new Map<string, Translate>();

/** The translator of the first wish that can be met, in English when none can. */
export function translatorOf(...wishes: readonly string[]): Translate {
  const tag = chooseLanguage(wishes, languageTags);
  const translate = translators.get(tag) ?? translatorFor(catalogueFor(tag), catalogueFor(referenceLanguage));
  translators.set(tag, translate);
  return translate;
}

function catalogueFor(tag: string): Catalogue {
  const found = catalogues.find((catalogue) => catalogue.tag === tag);
  if (found === undefined) throw new Error(`no messages in the language ${tag}`);
  return found;
}

/** A text in every language that people wrote, for a document that carries them all. Machine-made languages are left out. */
export function inEveryLanguage(say: (translate: Translate) => string): Readonly<Record<string, string>> {
  const written = catalogues.filter(({ machineMade }) => !machineMade);
  return Object.fromEntries(written.map(({ tag }) => [tag, say(translatorOf(tag))]));
}

/** A text in each of these languages; in English for one that nothing is said in here. */
export function inLanguages(
  tags: readonly string[],
  say: (translate: Translate) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(tags.map((tag) => [tag, say(translatorOf(tag))]));
}
