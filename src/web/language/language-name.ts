/** Names of languages, as readers call them. */

/** What a language is called in the reader's own: `Korean` in English. A tag that means nothing here stands as it is. */
export function languageName(tag: string, readersLanguage: string): string {
  try {
    return new Intl.DisplayNames([readersLanguage], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
