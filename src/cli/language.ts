/** In which language a command speaks: `--lang`, else the locale of the environment, else English. This is the one place that decides it. */
import { inLanguage } from "#core/topology/topology.ts";
import { type TextByLanguage } from "#core/text.ts";
import { referenceLanguage, tagOfLocale } from "#messages/choose-language.ts";
import type { Translate } from "#messages/message.ts";
import { translatorOf } from "#messages/translators.ts";

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
