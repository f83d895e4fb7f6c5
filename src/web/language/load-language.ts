/** The languages that were built with the pages, and the loading of one. A page holds the messages of one language only. */
import { languages } from "virtual:messages";
import { metLanguage, referenceLanguage } from "#messages/choose-language.ts";
import { type Translate, translatorFor } from "#messages/message.ts";
import { type CompactFeature, parsedCatalogue } from "#messages/parsed-catalogue.ts";
import type { FirstFeature } from "#web/language/first-features.ts";

/** The language in which the pages speak. */
export type PageLanguage = {
  readonly tag: string;
  /** Says what every page can count on. */
  readonly t: Translate<FirstFeature>;
  /** Says everything, once the rest is loaded; the same promise each time. */
  readonly whole: () => Promise<Translate>;
};

type Wishes = readonly (string | null | undefined)[];

/** The language that the first wish stands for among those that were built. */
export function languageMeant(...wishes: Wishes): string {
  return languageMet(wishes) ?? referenceLanguage;
}

/** Whether the pages speak a language that is wished for. */
export function isMet(...wishes: Wishes): boolean {
  return languageMet(wishes) !== null;
}

function languageMet(wishes: Wishes): string | null {
  const tags = languages.map(({ tag }) => tag);
  return metLanguage(
    wishes.filter((wish) => wish != null),
    tags,
  );
}

/** Loads what the first page needs of a language. */
export async function loadLanguage(tag: string): Promise<PageLanguage> {
  const language = languages.find((each) => each.tag === tag);
  if (language === undefined) throw new Error(`There are no pages in the language ${tag}.`);
  const { name, machineMade } = language;
  const { finish, features } = await language.first();
  const loaded = new Map<string, CompactFeature>(Object.entries(features));
  const feature = (wanted: string): CompactFeature | undefined => loaded.get(wanted);
  const about = finish === undefined ? {} : { finish };
  const t = translatorFor(parsedCatalogue({ tag, name, machineMade, feature, ...about }));
  const loadRest = async (): Promise<Translate> => {
    const rest = await language.rest();
    for (const [key, messages] of Object.entries(rest.features)) loaded.set(key, messages);
    return t;
  };
  let whole: Promise<Translate> | undefined;
  return { tag, t, whole: () => (whole ??= loadRest()) };
}
