/** Which of the languages at hand a reader gets: from what a browser accepts, a locale of the environment, or a tag that was chosen. */

/** What is spoken where no wish can be met. It has every message. */
export const referenceLanguage = "en";

/** The first wish that can be met, also by a language without its region (`pt-BR` by `pt`); else English. */
export function chooseLanguage(wishes: readonly string[], tags: readonly string[]): string {
  return metLanguage(wishes, tags) ?? referenceLanguage;
}

/** The language by which the first wish that can be met is met; `null` where none can. */
export function metLanguage(wishes: readonly string[], tags: readonly string[]): string | null {
  for (const wish of wishes) {
    const met = tags.find((tag) => isMetBy(wish.toLowerCase(), tag.toLowerCase()));
    if (met !== undefined) return met;
  }
  return null;
}

function isMetBy(wish: string, tag: string): boolean {
  return wish === tag || wish.startsWith(`${tag}-`) || tag.startsWith(`${wish}-`);
}

/** The tags of an `Accept-Language` header, the most wanted first. At most twenty are read. */
export function acceptedTags(header: string): readonly string[] {
  const ranked = header
    .slice(0, 500)
    .split(",", 20)
    .map((part) => /^\s*([a-z]{1,8}(?:-[a-z0-9]{1,8})*)\s*(?:;\s*q=([01](?:\.\d{1,3})?))?\s*$/i.exec(part))
    .flatMap((match) => (match?.[1] === undefined ? [] : [{ tag: match[1], weight: Number(match[2] ?? 1) }]));
  return ranked
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

/** A POSIX locale as a tag: `ko_KR.UTF-8` is `ko-KR`; `C` and `POSIX` wish for nothing. */
export function tagOfLocale(locale: string): string {
  const tag = locale.replace(/[.@].*$/s, "").replaceAll("_", "-");
  return /^(?:c|posix)$/i.test(tag) ? "" : tag;
}
