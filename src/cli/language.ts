/** In which language a command speaks: `--lang`, else the locale of the environment, else English. This is the one place that decides it. */
import { inLanguage } from "#core/topology/topology.ts";
import { type TextByLanguage } from "#core/text.ts";
import { suggestNames } from "#core/input/suggest-names.ts";
import { metLanguage, referenceLanguage, tagOfLocale } from "#messages/choose-language.ts";
import type { Translate } from "#messages/message.ts";
import { catalogues } from "#messages/languages.ts";
import { languageTags, translatorOf } from "#messages/translators.ts";

/** The options that every command has. */
export const commonOptions = {
  lang: { type: "string" },
  color: { type: "string" },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** A language by its tag or as a locale, as the options give it. */
type LanguageOptions = { readonly lang?: string | undefined };

/** The translator of a command. Of the locale's variables the first one that is set counts, as POSIX orders them. */
export function translatorOfCommand(
  { lang }: LanguageOptions,
  env: Readonly<Record<string, string | undefined>>,
): Translate {
  const locale = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find((value) => Boolean(value)) ?? "";
  return translatorOf(tagOfLocale(lang ?? ""), tagOfLocale(locale));
}

/** The tag that may be meant by what is no language here, empty where none is near; `null` for a language that is spoken here, and for a locale that wishes for none. */
export function languageNear(lang: string): string | null {
  const tag = tagOfLocale(lang);
  if (tag === "" || metLanguage([tag], languageTags) !== null) return null;
  const [word = ""] = tag.toLowerCase().split("-");
  const names = catalogues.map(({ name, tag: own }) => [name.toLowerCase(), own] as const);
  const english = new Intl.DisplayNames([referenceLanguage], { type: "language" });
  const named = new Map([
    ...names,
    ...languageTags.map((own) => [english.of(own)?.toLowerCase() ?? own, own] as const),
  ]);
  const [near = ""] = suggestNames(word, [...named.keys()]);
  return spokenIn(word) ?? named.get(near) ?? suggestNames(word, languageTags)[0] ?? "";
}

/** The language of a country, or of a tag of three letters, where it is spoken here. */
function spokenIn(word: string): string | null {
  if (!/^[a-z]{2,3}$/.test(word)) return null;
  const locale = word.length === 2 ? new Intl.Locale(`und-${word}`).maximize() : new Intl.Locale(word);
  return metLanguage([locale.language], languageTags);
}

/** The language that arguments ask for, before any command has read them. */
export function languageIn(args: readonly string[]): LanguageOptions {
  const at = args.findIndex((arg) => /^--lang(?:uage)?(?:=|$)/.test(arg));
  const [, value] = args[at]?.split("=", 2) ?? [];
  return at < 0 ? {} : { lang: value ?? args[at + 1] };
}

/** The arguments but those that ask for a language, for a command whose others may begin with a hyphen, as versions do. */
export function withoutLanguage(args: readonly string[]): readonly string[] {
  const at = args.findIndex((arg) => /^--lang(?:uage)?(?:=|$)/.test(arg));
  return at < 0 ? args : args.toSpliced(at, args[at]?.includes("=") === true ? 1 : 2);
}

/** A text of a document in the reader's language, else in English, else in any. */
export function textIn(text: TextByLanguage, { language }: Pick<Translate, "language">): string {
  return inLanguage(text, language, [referenceLanguage]);
}
