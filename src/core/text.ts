/** Text in several languages, as documents and names carry it. */

/** Text by language tag (BCP 47). */
export type TextByLanguage = Readonly<Record<string, string>>;
