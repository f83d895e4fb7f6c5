/** Names of languages, and the ones in which texts of documents are written. */
import { languages } from "virtual:messages";

/** The languages in which an officer writes a text: those whose messages people wrote. */
export const writtenLanguages: readonly string[] = languages
  .filter(({ machineMade }) => !machineMade)
  .map(({ tag }) => tag);

/** What a language is called in the reader's own: `Korean` in English. */
export function languageName(tag: string, readersLanguage: string): string {
  return new Intl.DisplayNames([readersLanguage], { type: "language" }).of(tag) ?? tag;
}
