/** Text and JSON as PostgreSQL can hold them: without U+0000 and lone surrogates. The source bytes are kept elsewhere as they came. */

/** The text with U+0000 left out and lone surrogates replaced. */
export function cleanText(text: string): string {
  return text.includes("\0") || !text.isWellFormed() ? text.replaceAll("\0", "").toWellFormed() : text;
}

/** The first characters of a place's name, cleaned: an index holds no more, and a person reads no more. */
export function cleanPlace(place: string): string {
  return cleanText(place.slice(0, 300));
}

/** The JSON text of a value, cleaned likewise in keys and strings. */
export function cleanJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!json.includes("\\u0000") && !/\\ud[89a-f]/.test(json)) return json;
  return JSON.stringify(cleaned(value));
}

function cleaned(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleanText(key), cleaned(inner)]));
}
