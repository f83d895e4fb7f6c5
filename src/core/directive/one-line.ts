/** Text of outside as one line of a directive: a line break or a direction mark could make a field look like a line of the directive itself. */
import { inLanguage } from "#core/topology/topology.ts";
import { type TextByLanguage } from "#core/text.ts";

const longestLine = 300;

/** One line of at most 300 characters, whatever a source wrote. */
export function oneLine(text: string): string {
  const line = text
    .slice(0, 2000)
    .replaceAll(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();
  return line.length > longestLine ? `${line.slice(0, longestLine - 1)}…` : line;
}

/** A text in one language, or in another where a field has not that one; as one line. */
export function oneLineIn(text: TextByLanguage, language: string): string {
  return oneLine(inLanguage(text, language));
}
