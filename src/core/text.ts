/** Text in several languages, as documents and names carry it. */

/** Text by language tag (BCP 47); at least one is present where a source had text. */
export type TextByLanguage = Readonly<Record<string, string>>;

/** The form of a language tag: its parts are not looked up, so that any language of any room fits. */
export const languageTagForm = /^[a-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,7}$/;

/** A text of which a source does not say the language. */
export const undetermined = "und";

/** Makes something of each text; languages are in one order, so that equal texts are equal bytes: the one of the packs that there are. */
export function mapText(text: TextByLanguage, make: (text: string) => string): TextByLanguage {
  const entries = Object.entries(text);
  const [only] = entries;
  if (only === undefined || entries.length === 1)
    return only === undefined ? {} : { [only[0]]: make(only[1]) };
  const ordered = entries.toSorted(([a], [b]) => (a < b ? 1 : -1));
  return Object.fromEntries(ordered.map(([tag, words]) => [tag, make(words)]));
}

/** The first text in each language that has something to read. */
export function firstTexts(texts: Iterable<readonly [tag: string, text: string]>): TextByLanguage {
  const firsts = new Map<string, string>();
  for (const [tag, text] of texts) if (text !== "" && !firsts.has(tag)) firsts.set(tag, text);
  return Object.fromEntries(firsts);
}

/** The language of a source's tag, with its script where that is told: `en-US` is `en`, `zh-Hant-TW` is `zh-Hant`; `und` where it is none. */
export function sourceLanguage(tag: string): string {
  if (tag === "en" || tag === "ko") return tag;
  try {
    const { language, script } = new Intl.Locale(tag.replaceAll("_", "-").slice(0, 35));
    return script === undefined ? language : `${language}-${script}`;
  } catch {
    return undetermined;
  }
}
